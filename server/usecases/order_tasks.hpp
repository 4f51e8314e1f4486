// One action over many orders, and a file of tracking numbers: worked off as tasks, line by line,
// from where a restart left them. Must not know HTTP.
#pragma once

#include "core/orders/tracking_file.hpp"
#include "server/usecases/move_order.hpp"
#include "server/usecases/task_run.hpp"

namespace stall::usecases {

/// Keeps the action as a task that waits. Errors: "orders_missing", "orders_too_many",
/// "order_twice", those of check_before_shipping.
Result<TaskId> accept_order_bulk(storage::Transaction& transaction, const Actor& actor,
                                 const wire::OrderBulk& bulk, Instant now);

/// Keeps the file as a task that waits. Errors: those of read_tracking_file.
Result<TaskId> accept_trackings(storage::Transaction& transaction, const Actor& actor,
                                const wire::TrackingImport& import, Instant now);

/// What the file would do, without doing it: the refusals, and in `changed` the rows that may go.
Result<wire::Task> check_trackings(storage::Store& store, MerchantId merchant,
                                   const wire::TrackingImport& import);

class OrderBulkRun final : public LineRun {
public:
    using LineRun::LineRun;

private:
    Result<std::int64_t> open(storage::Database& database) override;
    Result<void> write_line(storage::Transaction& transaction, std::int64_t index, Place& place,
                            AdChanges& changes, Instant now) override;
    Result<void> finish_chunk(storage::Transaction& transaction, Instant now) override;
    std::string_view journal_kind() const override { return "orders"; }

    wire::OrderBulk bulk_;
    OrderChanges changes_; ///< of the chunk at work
};

class TrackingRun final : public LineRun {
public:
    using LineRun::LineRun;

private:
    Result<std::int64_t> open(storage::Database& database) override;
    Result<void> write_line(storage::Transaction& transaction, std::int64_t index, Place& place,
                            AdChanges& changes, Instant now) override;
    Result<void> finish_chunk(storage::Transaction& transaction, Instant now) override;
    std::string_view journal_kind() const override { return "trackings"; }

    /// A row of the file: a line that may go, or some of its refusals.
    struct Row {
        std::int64_t line = 0;
        std::size_t good = 0;
        std::size_t refusals = 0; ///< how many there are, from refused_at on
        std::size_t refused_at = 0;
    };
    orders::TrackingFile file_;
    std::vector<Row> rows_;
    OrderChanges changes_;
};

} // namespace stall::usecases
