// Bulk writes in progress: the file to read, how far it is, and what became of each line.
// Must not know how a line is read or an ad is changed.
#pragma once

#include "core/orders/order.hpp"
#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stall::storage {

/// What a bulk write needs to run, also after a restart.
struct TaskOrder {
    MerchantId merchant;
    TaskId task;
    UserId user;
    std::string actor;
    wire::ImportRequest import; ///< of an import; the market of every kind
    wire::Task::Kind kind = wire::Task::Kind::import;
    std::string order_json = {}; ///< of a bulk edit: the request as it came
    TaskId undoes = {};          ///< of an undo
};

Result<TaskId> insert_task(Transaction& transaction, const TaskOrder& order, Instant now);
Result<std::optional<TaskOrder>> load_order(Database& database, MerchantId merchant, TaskId task);

/// The tasks that were waiting or running when the program stopped.
struct UnfinishedTask {
    MerchantId merchant;
    TaskId task;
    wire::Task::Kind kind = wire::Task::Kind::import;
};
Result<std::vector<UnfinishedTask>> unfinished_tasks(Database& database);

/// State and counts, without the refusals: those are inserted. The end drops the file's text.
Result<void> save_progress(Transaction& transaction, MerchantId merchant, const wire::Task& task,
                           std::string_view failure, Instant now);
/// The task at work is to end after the lines that it has done. Errors: "task_unknown",
/// "task_over".
Result<void> ask_to_stop(Transaction& transaction, MerchantId merchant, TaskId task, Instant now);
Result<bool> is_asked_to_stop(Database& database, MerchantId merchant, TaskId task);
Result<void> insert_refusal(Transaction& transaction, MerchantId merchant, TaskId task,
                            std::int64_t ordinal, const wire::Refusal& refusal);

/// What became of a good line.
struct TaskLine {
    std::int64_t line = 0;
    ListingId listing;
    std::string outcome; ///< "created", "changed", "unchanged"
    OrderId order = {};  ///< of a task over orders
};
Result<void> insert_line(Transaction& transaction, MerchantId merchant, TaskId task,
                         const TaskLine& line);

/// The lines after one, in their order, at most `count_max`.
Result<std::vector<TaskLine>> task_lines_after(Database& database, MerchantId merchant, TaskId task,
                                               std::int64_t line, std::int64_t count_max);

/// What a line changed, so that it can be put back.
struct UndoLine {
    std::int64_t line = 0;
    ListingId listing;
    std::string before; ///< wire::encode_kept_parts
    std::string after;
};
Result<void> insert_undo(Transaction& transaction, MerchantId merchant, TaskId task,
                         const UndoLine& line);
/// The numbers of the lines that changed something, the last first.
Result<std::vector<std::int64_t>> undo_lines(Database& database, MerchantId merchant, TaskId task);
/// "storage_corrupt" for a line that is not there.
Result<UndoLine> load_undo(Database& database, MerchantId merchant, TaskId task, std::int64_t line);
/// Errors: "task_undone_already".
Result<void> mark_undone(Transaction& transaction, MerchantId merchant, TaskId task, TaskId by);

/// The task with its refusals in the order of their lines.
Result<std::optional<wire::Task>> load_task(Database& database, MerchantId merchant, TaskId task);

/// For the seller API: a good line, with what that API says of it.
struct SellerTaskLine {
    std::int64_t line = 0;
    ListingId listing;
    ProductId product;
    std::int64_t publication = 0;
};
Result<std::vector<SellerTaskLine>> lines_of_task(Database& database, MerchantId merchant,
                                                  TaskId task);
/// When it last went on; of a task that is over, when it ended.
Result<Instant> last_progress(Database& database, MerchantId merchant, TaskId task);
/// The reason of a task that failed as a whole; "" otherwise.
Result<std::string> failure_of_task(Database& database, MerchantId merchant, TaskId task);

} // namespace stall::storage
