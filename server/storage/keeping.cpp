// Deletes by key, found by an index or a bounded look from the old end. Must not know clocks.
#include "server/storage/keeping.hpp"

#include <array>
#include <string>
#include <vector>

namespace stall::storage {
namespace {

/// `?` is now.
constexpr std::array<std::string_view, 4> kPassing = {
    "delete from session where digest in (select digest from session"
    " where idle_expires_at <= ? or absolute_expires_at <= ? limit ?)",
    "delete from known_browser where (digest, merchant_id, user_id) in"
    " (select digest, merchant_id, user_id from known_browser"
    " where expires_at <= ? and expires_at <= ? limit ?)",
    "delete from sign_in_guess where subject in (select subject from sign_in_guess"
    " where forgotten_at <= ? and waits_until <= ? limit ?)",
    "delete from idempotency where (merchant_id, request_key) in"
    " (select merchant_id, request_key from idempotency where expires_at <= ? and expires_at <= ?"
    " limit ?)"};

constexpr std::array<std::string_view, 3> kLinesOfTasks = {"task_line", "task_refusal",
                                                           "task_undo"};
constexpr std::array<std::string_view, 3> kLineNumbers = {"line", "ordinal", "line"};

/// The oldest task that ended before and has rows there still, and its rows.
std::string delete_lines(std::string_view table, std::string_view number) {
    const std::string name(table);
    const std::string line(number);
    return "delete from " + name + " where (merchant_id, task_id, " + line +
           ") in (select l.merchant_id, l.task_id, l." + line +
           " from (select merchant_id,"
           " task_id from task t where t.state in ('done', 'failed') and t.updated_at <= ?"
           " and exists (select 1 from " +
           name +
           " k where k.merchant_id = t.merchant_id"
           " and k.task_id = t.task_id) order by t.updated_at limit 1) old cross join " +
           name + " l on l.merchant_id = old.merchant_id and l.task_id = old.task_id limit ?)";
}

Result<std::vector<std::int64_t>> merchants(Database& database) {
    std::vector<std::int64_t> found;
    Cursor rows = TRY(database.query("select merchant_id from merchant order by merchant_id"));
    while (TRY(rows.next())) found.push_back(rows.integer(0));
    return found;
}

} // namespace

Result<std::int64_t> sweep_passing(Transaction& transaction, std::int64_t rows_max, Instant now) {
    std::int64_t deleted = 0;
    for (const std::string_view statement : kPassing)
        deleted += TRY(transaction.database().execute(statement, {now, now, rows_max}));
    return deleted;
}

Result<std::int64_t> sweep_task_lines(Transaction& transaction, std::int64_t rows_max,
                                      Instant now) {
    const std::int64_t before = now.utc_ms - kTaskLinesKeptMs;
    std::int64_t deleted = 0;
    for (std::size_t at = 0; at < kLinesOfTasks.size(); ++at)
        deleted += TRY(transaction.database().execute(
            delete_lines(kLinesOfTasks[at], kLineNumbers[at]), {before, rows_max}));
    return deleted;
}

Result<std::int64_t> sweep_tasks(Transaction& transaction, std::int64_t rows_max, Instant now) {
    return transaction.database().execute(
        "delete from task where (merchant_id, task_id) in (select merchant_id, task_id from task"
        " where state in ('done', 'failed') and updated_at <= ? order by updated_at limit ?)",
        {now.utc_ms - kTasksKeptMs, rows_max});
}

Result<std::int64_t> sweep_journal(Transaction& transaction, std::int64_t rows_max,
                                   Instant before) {
    std::int64_t deleted = 0;
    for (const std::int64_t merchant : TRY(merchants(transaction.database()))) {
        // Entries come in the order of time: only the oldest are looked at.
        deleted += TRY(transaction.database().execute(
            "delete from journal where merchant_id = ? and sequence in (select sequence from"
            " (select sequence, at from journal where merchant_id = ? order by sequence limit ?)"
            " oldest where at < ?) and sequence < (select max(sequence) from journal"
            " where merchant_id = ?)",
            {merchant, merchant, rows_max, before, merchant}));
    }
    return deleted;
}

} // namespace stall::storage
