// Piece by piece over storage::keeping. Must not know threads or statements.
#include "server/usecases/sweep.hpp"

#include "server/storage/keeping.hpp"

namespace stall::usecases {
namespace {

Result<std::int64_t> sweep_piece(storage::Transaction& transaction, const Keeping& keeping,
                                 Instant now) {
    std::int64_t deleted = TRY(storage::sweep_passing(transaction, kSweptAtOnceMax, now));
    deleted += TRY(storage::sweep_task_lines(transaction, kSweptAtOnceMax, now));
    // A task goes when its lines are gone: else one statement would take them all.
    if (deleted == 0) deleted += TRY(storage::sweep_tasks(transaction, kSweptAtOnceMax, now));
    if (keeping.journal_days == 0) return deleted;
    const Instant before{now.utc_ms - keeping.journal_days * storage::kKeptDayMs};
    return deleted + TRY(storage::sweep_journal(transaction, kSweptAtOnceMax, before));
}

} // namespace

Result<Step> sweep(storage::Store& store, const Keeping& keeping, Instant now) {
    std::int64_t deleted = 0;
    TRY(store.write(
        [&](storage::Transaction& transaction) -> Result<void> {
            deleted = TRY(sweep_piece(transaction, keeping, now));
            return {};
        },
        storage::Urgency::whenever));
    return deleted > 0 ? Step::more : Step::over;
}

} // namespace stall::usecases
