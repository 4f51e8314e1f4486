// One change over many ads of a market: looked at as a whole first, where the guard rails may stop
// it and ask, then worked off as a task. Must not know HTTP.
#pragma once

#include "core/wire/bulk.hpp"
#include "server/usecases/task_run.hpp"

namespace stall::usecases {

/// What the change would do to these ads as they stand; ads that are not there count as nothing.
Result<wire::GuardReport> preview_bulk(storage::Database& database, MerchantId merchant,
                                       const wire::BulkRequest& request, Instant now);

/// Whether the guard rails let the change through as the ads stand; what is confirmed or no change
/// at all is let through. It looks at each ad, so it is asked before the write and not within:
/// nobody's write waits for it. Errors: "guard_stopped" (wanted: the report as JSON), failures.
Result<void> guard_bulk(storage::Store& store, MerchantId merchant,
                        const wire::BulkRequest& request, Instant now);

/// Keeps the change as a task that waits. Errors: "selection_empty", "selection_too_large",
/// "market_not_sold_in", those of check_bulk_change, and what guard_bulk said.
Result<TaskId> accept_bulk(storage::Transaction& transaction, const Actor& actor,
                           const wire::BulkRequest& request, const Result<void>& guarded,
                           Instant now);

class BulkRun final : public LineRun {
public:
    using LineRun::LineRun;

private:
    Result<std::int64_t> open(storage::Database& database) override;
    Result<void> write_line(storage::Transaction& transaction, std::int64_t index, Place& place,
                            AdChanges& changes, Instant now) override;
    std::string_view journal_kind() const override { return "bulk"; }

    wire::BulkRequest request_;
};

/// Puts back what a task changed, as another task. Errors: "task_unknown", "task_not_undoable",
/// "task_undone_already".
Result<TaskId> accept_undo(storage::Transaction& transaction, const Actor& actor, TaskId task,
                           Instant now);

class UndoRun final : public LineRun {
public:
    using LineRun::LineRun;

private:
    Result<std::int64_t> open(storage::Database& database) override;
    Result<void> write_line(storage::Transaction& transaction, std::int64_t index, Place& place,
                            AdChanges& changes, Instant now) override;
    std::string_view journal_kind() const override { return "undo"; }

    std::vector<std::int64_t> lines_; ///< of the task that is undone, the last first
};

} // namespace stall::usecases
