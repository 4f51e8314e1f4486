// Steps over lines, progress kept with each. Must not know what a line does.
#include "server/usecases/task_run.hpp"

#include "core/listings/put_back.hpp"
#include "core/wire/ad_details.hpp"
#include "server/storage/listings.hpp"

#include <algorithm>

namespace stall::usecases {

LineRun::LineRun(storage::Store& store, MarketSide& market, std::function<Instant()> now,
                 MerchantId merchant, TaskId task)
    : store_(store), market_(market), now_(std::move(now)), merchant_(merchant) {
    task_.id = task;
}

bool LineRun::step() {
    const Instant now = now_();
    Result<void> done;
    if (!is_begun_) {
        done = begin();
    } else {
        // Counts move only with what is kept: a chunk that is undone leaves them as they were.
        const wire::Task before = task_;
        const std::int64_t refusals_before = refusals_written_;
        done = store_.write([&](storage::Transaction& transaction) {
            task_ = before;
            refusals_written_ = refusals_before;
            return write_chunk(transaction, now);
        });
        if (!done.ok()) task_ = before;
    }
    if (!done.ok()) fail(done.error());
    return task_.state == wire::Task::State::waiting || task_.state == wire::Task::State::running;
}

Result<void> LineRun::begin() {
    {
        storage::Reader reader = TRY(store_.read());
        const auto task = TRY(storage::load_task(reader.database(), merchant_, task_.id));
        const auto order = TRY(storage::load_order(reader.database(), merchant_, task_.id));
        if (!task || !order) return Error{"task_unknown", "", std::to_string(task_.id.value), ""};
        task_ = *task;
        order_ = *order;
        refusals_written_ = static_cast<std::int64_t>(task_.refusals.size());
        task_.refusals.clear();
        actor_ = {merchant_, order_.user, order_.actor, wire::Role::agent};
        task_.total = TRY(open(reader.database()));
    }
    is_begun_ = true;
    task_.state = wire::Task::State::running;
    return {};
}

Result<void> LineRun::write_chunk(storage::Transaction& transaction, Instant now) {
    if (TRY(storage::is_asked_to_stop(transaction.database(), merchant_, task_.id))) {
        task_.state = wire::Task::State::stopped;
        TRY(close(transaction));
        return storage::save_progress(transaction, merchant_, task_, "", now);
    }
    const std::int64_t end = std::min(task_.processed + kTaskChunkLines, task_.total);
    AdChanges changes;
    for (std::int64_t index = task_.processed; index < end; ++index) {
        Place place;
        const auto written = write_line(transaction, index, place, changes, now);
        if (!written.ok()) {
            if (storage::failure_of(written.error())) return written;
            TRY(refuse(transaction, place, written.error()));
        }
        ++task_.processed;
    }
    TRY(changes.finish(transaction, market_, actor_, journal_kind(), now));
    TRY(finish_chunk(transaction, now));
    if (task_.processed == task_.total) {
        task_.state = wire::Task::State::done;
        TRY(close(transaction));
    }
    return storage::save_progress(transaction, merchant_, task_, "", now);
}

Result<void> LineRun::keep(storage::Transaction& transaction, const Place& place,
                           const listings::Listing& before, const listings::Listing& after,
                           AdChanges& changes) {
    const bool is_changed = TRY(changes.save(transaction, actor_, before, after));
    ++(is_changed ? task_.changed : task_.unchanged);
    TRY(storage::insert_line(transaction, merchant_, task_.id,
                             {place.line, place.listing, is_changed ? "changed" : "unchanged"}));
    if (!is_changed) return {};
    const listings::ChangedParts parts = listings::changed_parts(before, after);
    return storage::insert_undo(transaction, merchant_, task_.id,
                                {place.line, place.listing, wire::encode_kept_parts(parts.before),
                                 wire::encode_kept_parts(parts.after)});
}

Result<void> LineRun::count_changed(storage::Transaction& transaction, const Place& place) {
    ++task_.changed;
    return storage::insert_line(transaction, merchant_, task_.id,
                                {place.line, ListingId(), "changed", place.order});
}

Result<void> LineRun::refuse(storage::Transaction& transaction, const Place& place,
                             const Error& error) {
    return storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                   {place.line, place.sku, error});
}

void LineRun::fail(const Error& error) {
    task_.state = wire::Task::State::failed;
    const bool is_ours = storage::failure_of(error).has_value();
    const std::string reason = is_ours ? "storage_failed" : error.code;
    const Instant now = now_();
    const auto kept = store_.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::save_progress(transaction, merchant_, task_, reason, now));
        if (is_ours) return {};
        return storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                       {0, "", error});
    });
    (void)kept; // A database that cannot keep this either leaves the task to the next start.
}

} // namespace stall::usecases
