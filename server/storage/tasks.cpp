// Statements over tasks, their lines and refusals. Must not know how an ad is changed.
#include "server/storage/tasks.hpp"

#include "server/storage/names.hpp"

namespace stall::storage {

Result<TaskId> insert_task(Transaction& transaction, const TaskOrder& order, Instant now) {
    const TaskId task(TRY(transaction.reserve_ids(order.merchant, "task", 1)));
    const std::optional<std::int64_t> user =
        order.user.exists() ? std::optional(order.user.value) : std::nullopt;
    TRY(transaction.database().execute(
        "insert into task (merchant_id, task_id, kind, state, actor_user_id, actor, market,"
        " file_name, catalog, delimiter, quote, created_at, updated_at)"
        " values (?, ?, 'import', 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {order.merchant, task, user, order.actor, listings::code_of(order.import.market),
         order.import.file_name, order.import.catalog, std::string_view(&order.import.delimiter, 1),
         std::string_view(&order.import.quote, 1), now, now}));
    return task;
}

Result<std::optional<TaskOrder>> load_order(Database& database, MerchantId merchant, TaskId task) {
    Cursor row = TRY(database.query(
        "select actor_user_id, actor, market, file_name, catalog, delimiter, quote from task"
        " where merchant_id = ? and task_id = ?",
        {merchant, task}));
    if (!TRY(row.next())) return std::optional<TaskOrder>();
    TaskOrder order{merchant, task, UserId(row.integer(0)), std::string(row.text(1)), {}};
    order.import.market = TRY(read_market(row.text(2)));
    order.import.file_name = std::string(row.text(3));
    order.import.catalog = std::string(row.text(4));
    if (!row.text(5).empty()) order.import.delimiter = row.text(5).front();
    if (!row.text(6).empty()) order.import.quote = row.text(6).front();
    return std::optional(std::move(order));
}

Result<std::vector<UnfinishedTask>> unfinished_tasks(Database& database) {
    Cursor rows = TRY(database.query("select merchant_id, task_id from task"
                                     " where state in ('waiting', 'running')"
                                     " order by merchant_id, task_id"));
    std::vector<UnfinishedTask> tasks;
    while (TRY(rows.next()))
        tasks.push_back({MerchantId(rows.integer(0)), TaskId(rows.integer(1))});
    return tasks;
}

Result<void> save_progress(Transaction& transaction, MerchantId merchant, const wire::Task& task,
                           std::string_view failure, Instant now) {
    TRY(transaction.database().execute(
        "update task set state = ?, total = ?, processed = ?, created = ?, changed = ?,"
        " unchanged = ?, failure = ?, updated_at = ?,"
        " catalog = case when ? in ('done', 'failed') then '' else catalog end"
        " where merchant_id = ? and task_id = ?",
        {name_of(task.state), task.total, task.processed, task.created, task.changed,
         task.unchanged, failure, now, name_of(task.state), merchant, task.id}));
    return {};
}

Result<void> insert_refusal(Transaction& transaction, MerchantId merchant, TaskId task,
                            std::int64_t ordinal, const wire::Refusal& refusal) {
    TRY(transaction.database().execute(
        "insert into task_refusal (merchant_id, task_id, ordinal, line, sku, column_name, got,"
        " code, wanted) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {merchant, task, ordinal, refusal.line, refusal.sku, refusal.error.where, refusal.error.got,
         refusal.error.code, refusal.error.wanted}));
    return {};
}

Result<void> insert_line(Transaction& transaction, MerchantId merchant, TaskId task,
                         const TaskLine& line) {
    TRY(transaction.database().execute(
        "insert into task_line (merchant_id, task_id, line, listing_id, outcome)"
        " values (?, ?, ?, ?, ?)",
        {merchant, task, line.line, line.listing, line.outcome}));
    return {};
}

Result<std::optional<wire::Task>> load_task(Database& database, MerchantId merchant, TaskId id) {
    Cursor row = TRY(database.query("select state, total, processed, created, changed, unchanged"
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

Result<std::string> failure_of_task(Database& database, MerchantId merchant, TaskId task) {
    Cursor row = TRY(database.query(
        "select failure from task where merchant_id = ? and task_id = ?", {merchant, task}));
    if (!TRY(row.next())) return std::string();
    return std::string(row.text(0));
}

} // namespace stall::storage
