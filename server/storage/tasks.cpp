// Statements over tasks, their lines and refusals. Must not know how an ad is changed.
#include "server/storage/tasks.hpp"

#include "core/base/shortened.hpp"
#include "server/storage/names.hpp"

namespace stall::storage {
namespace {

constexpr char kUnitSeparator = '\x1f';
// In the column `failure`: why a task ends, or has ended, before its last line.
constexpr std::string_view kStopAsked = "stop_asked";
constexpr std::string_view kStopped = "stopped";

std::string joined(const std::vector<std::string>& texts) {
    std::string whole;
    for (const std::string& text : texts) whole += text + kUnitSeparator;
    return whole;
}

std::vector<std::string> parted(std::string_view whole) {
    std::vector<std::string> texts;
    while (!whole.empty()) {
        const std::size_t end = whole.find(kUnitSeparator);
        if (end == std::string_view::npos) break;
        texts.emplace_back(whole.substr(0, end));
        whole.remove_prefix(end + 1);
    }
    return texts;
}

} // namespace

Result<TaskId> insert_task(Transaction& transaction, const TaskOrder& order, Instant now) {
    const TaskId task(TRY(transaction.reserve_ids(order.merchant, "task", 1)));
    const std::optional<std::int64_t> user =
        order.user.exists() ? std::optional(order.user.value) : std::nullopt;
    const std::optional<std::int64_t> undoes =
        order.undoes.exists() ? std::optional(order.undoes.value) : std::nullopt;
    const bool is_import = order.kind == wire::Task::Kind::import;
    const std::string mapping = joined(order.import.columns);
    TRY(transaction.database().execute(
        "insert into task (merchant_id, task_id, kind, state, actor_user_id, actor, market,"
        " file_name, catalog, delimiter, quote, undoes_task_id, mapping, created_at, updated_at)"
        " values (?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {order.merchant, task, name_of(order.kind), user, order.actor,
         listings::code_of(order.import.market), order.import.file_name,
         is_import ? order.import.catalog : order.order_json,
         std::string_view(&order.import.delimiter, 1), std::string_view(&order.import.quote, 1),
         undoes, mapping, now, now}));
    return task;
}

Result<std::optional<TaskOrder>> load_order(Database& database, MerchantId merchant, TaskId task) {
    Cursor row = TRY(database.query(
        "select actor_user_id, actor, market, file_name, catalog, delimiter, quote, kind,"
        " coalesce(undoes_task_id, 0), mapping from task where merchant_id = ? and task_id = ?",
        {merchant, task}));
    if (!TRY(row.next())) return std::optional<TaskOrder>();
    TaskOrder order{merchant, task, UserId(row.integer(0)), std::string(row.text(1)), {}};
    order.import.market = TRY(read_market(row.text(2)));
    order.import.file_name = std::string(row.text(3));
    order.kind = TRY(read_task_kind(row.text(7)));
    const bool is_import = order.kind == wire::Task::Kind::import;
    (is_import ? order.import.catalog : order.order_json) = std::string(row.text(4));
    if (!row.text(5).empty()) order.import.delimiter = row.text(5).front();
    if (!row.text(6).empty()) order.import.quote = row.text(6).front();
    order.undoes = TaskId(row.integer(8));
    order.import.columns = parted(row.text(9));
    return std::optional(std::move(order));
}

Result<std::vector<UnfinishedTask>> unfinished_tasks(Database& database) {
    Cursor rows = TRY(database.query("select merchant_id, task_id, kind from task"
                                     " where state in ('waiting', 'running')"
                                     " order by merchant_id, task_id"));
    std::vector<UnfinishedTask> tasks;
    while (TRY(rows.next()))
        tasks.push_back({MerchantId(rows.integer(0)), TaskId(rows.integer(1)),
                         TRY(read_task_kind(rows.text(2)))});
    return tasks;
}

Result<void> save_progress(Transaction& transaction, MerchantId merchant, const wire::Task& task,
                           std::string_view failure, Instant now) {
    const bool is_stopped = task.state == wire::Task::State::stopped;
    const auto state = name_of(is_stopped ? wire::Task::State::done : task.state);
    TRY(transaction.database().execute(
        "update task set state = ?, total = ?, processed = ?, created = ?, changed = ?,"
        " unchanged = ?, failure = ?, updated_at = ?,"
        " catalog = case when ? in ('done', 'failed') then '' else catalog end"
        " where merchant_id = ? and task_id = ?",
        {state, task.total, task.processed, task.created, task.changed, task.unchanged,
         is_stopped ? kStopped : failure, now, state, merchant, task.id}));
    return {};
}

Result<void> ask_to_stop(Transaction& transaction, MerchantId merchant, TaskId task, Instant now) {
    Database& database = transaction.database();
    const std::int64_t asked = TRY(database.execute(
        "update task set failure = ?, updated_at = ? where merchant_id = ? and task_id = ?"
        " and state in ('waiting', 'running')",
        {kStopAsked, now, merchant, task}));
    if (asked > 0) return {};
    const std::string id = std::to_string(task.value);
    if (!TRY(load_order(database, merchant, task))) return Error{"task_unknown", "", id, ""};
    return Error{"task_over", "", id, ""};
}

Result<bool> is_asked_to_stop(Database& database, MerchantId merchant, TaskId task) {
    return TRY(failure_of_task(database, merchant, task)) == kStopAsked;
}

Result<void> insert_refusal(Transaction& transaction, MerchantId merchant, TaskId task,
                            std::int64_t ordinal, const wire::Refusal& refusal) {
    const Error error = shortened(refusal.error);
    const std::string sku = shortened(refusal.sku);
    TRY(transaction.database().execute(
        "insert into task_refusal (merchant_id, task_id, ordinal, line, sku, column_name, got,"
        " code, wanted) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {merchant, task, ordinal, refusal.line, sku, error.where, error.got, error.code,
         error.wanted}));
    return {};
}

Result<void> insert_line(Transaction& transaction, MerchantId merchant, TaskId task,
                         const TaskLine& line) {
    TRY(transaction.database().execute(
        "insert into task_line (merchant_id, task_id, line, listing_id, outcome, order_id)"
        " values (?, ?, ?, ?, ?, ?)",
        {merchant, task, line.line, line.listing, line.outcome, line.order}));
    return {};
}

Result<std::optional<wire::Task>> load_task(Database& database, MerchantId merchant, TaskId id) {
    Cursor row = TRY(database.query("select state, total, processed, created, changed, unchanged,"
                                    " kind, coalesce(undoes_task_id, 0),"
                                    " coalesce(undone_by_task_id, 0), failure"
                                    " from task where merchant_id = ? and task_id = ?",
                                    {merchant, id}));
    if (!TRY(row.next())) return std::optional<wire::Task>();
    wire::Task task;
    task.id = id;
    task.state = TRY(read_task_state(row.text(0)));
    task.total = row.integer(1);
    task.processed = row.integer(2);
    task.created = row.integer(3);
    task.changed = row.integer(4);
    task.unchanged = row.integer(5);
    task.kind = TRY(read_task_kind(row.text(6)));
    task.undoes = TaskId(row.integer(7));
    task.undone_by = TaskId(row.integer(8));
    if (row.text(9) == kStopped) task.state = wire::Task::State::stopped;
    Cursor refusals =
        TRY(database.query("select line, sku, column_name, got, code, wanted from task_refusal"
                           " where merchant_id = ? and task_id = ? order by line, ordinal",
                           {merchant, id}));
    while (TRY(refusals.next())) {
        Error error{std::string(refusals.text(4)), std::string(refusals.text(2)),
                    std::string(refusals.text(3)), std::string(refusals.text(5))};
        task.refusals.push_back(
            {refusals.integer(0), std::string(refusals.text(1)), std::move(error)});
    }
    return std::optional(std::move(task));
}

Result<std::vector<TaskLine>> task_lines_after(Database& database, MerchantId merchant, TaskId task,
                                               std::int64_t line, std::int64_t count_max) {
    Cursor rows = TRY(database.query("select line, listing_id, outcome, order_id from task_line"
                                     " where merchant_id = ? and task_id = ? and line > ?"
                                     " order by line limit ?",
                                     {merchant, task, line, count_max}));
    std::vector<TaskLine> lines;
    while (TRY(rows.next()))
        lines.push_back({rows.integer(0), ListingId(rows.integer(1)), std::string(rows.text(2)),
                         OrderId(rows.integer(3))});
    return lines;
}

Result<void> insert_undo(Transaction& transaction, MerchantId merchant, TaskId task,
                         const UndoLine& line) {
    TRY(transaction.database().execute(
        "insert into task_undo (merchant_id, task_id, line, listing_id, before, after)"
        " values (?, ?, ?, ?, ?, ?)",
        {merchant, task, line.line, line.listing, line.before, line.after}));
    return {};
}

Result<std::vector<std::int64_t>> undo_lines(Database& database, MerchantId merchant, TaskId task) {
    Cursor rows = TRY(database.query("select line from task_undo where merchant_id = ?"
                                     " and task_id = ? order by line desc",
                                     {merchant, task}));
    std::vector<std::int64_t> lines;
    while (TRY(rows.next())) lines.push_back(rows.integer(0));
    return lines;
}

Result<UndoLine> load_undo(Database& database, MerchantId merchant, TaskId task,
                           std::int64_t line) {
    Cursor row = TRY(database.query("select listing_id, before, after from task_undo"
                                    " where merchant_id = ? and task_id = ? and line = ?",
                                    {merchant, task, line}));
    if (!TRY(row.next())) return error_of({Failure::Kind::corrupt, "no such undo line"});
    return UndoLine{line, ListingId(row.integer(0)), std::string(row.text(1)),
                    std::string(row.text(2))};
}

Result<void> mark_undone(Transaction& transaction, MerchantId merchant, TaskId task, TaskId by) {
    const std::int64_t marked = TRY(transaction.database().execute(
        "update task set undone_by_task_id = ? where merchant_id = ? and task_id = ?"
        " and undone_by_task_id is null",
        {by, merchant, task}));
    if (marked == 0) return Error{"task_undone_already", "", std::to_string(task.value), ""};
    return {};
}

Result<std::vector<SellerTaskLine>> lines_of_task(Database& database, MerchantId merchant,
                                                  TaskId task) {
    Cursor rows = TRY(database.query(
        "select k.line, k.listing_id, l.product_id, m.publication from task_line k"
        " join task t on t.merchant_id = k.merchant_id and t.task_id = k.task_id"
        " join listing l on l.merchant_id = k.merchant_id and l.listing_id = k.listing_id"
        " join listing_market m on m.merchant_id = k.merchant_id and m.listing_id = k.listing_id"
        " and m.market = t.market"
        " where k.merchant_id = ? and k.task_id = ? order by k.line",
        {merchant, task}));
    std::vector<SellerTaskLine> lines;
    while (TRY(rows.next())) {
        lines.push_back({rows.integer(0), ListingId(rows.integer(1)), ProductId(rows.integer(2)),
                         rows.integer(3)});
    }
    return lines;
}

Result<Instant> last_progress(Database& database, MerchantId merchant, TaskId task) {
    return Instant{TRY(database.integer_of(
        "select updated_at from task where merchant_id = ? and task_id = ?", {merchant, task}, 0))};
}

Result<std::string> failure_of_task(Database& database, MerchantId merchant, TaskId task) {
    Cursor row = TRY(database.query(
        "select failure from task where merchant_id = ? and task_id = ?", {merchant, task}));
    if (!TRY(row.next())) return std::string();
    return std::string(row.text(0));
}

} // namespace stall::storage
