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

Step LineRun::step() {
    const Instant now = now_();
    auto done = is_begun_ ? write(now) : begin(now);
    if (!done.ok() && !storage::may_pass(done.error())) done = fail(done.error(), now);
    if (!done.ok()) {
        is_begun_ = false; // taken up as after a restart
        return Step::rest;
    }
    return task_.state == wire::Task::State::running ? Step::more : Step::over;
}

Result<void> LineRun::begin(Instant now) {
    {
        storage::Reader reader = TRY(store_.read());
        TRY(read_order(reader.database()));
    }
    if (task_.state == wire::Task::State::waiting) {
        TRY(store_.write([&](storage::Transaction& transaction) -> Result<void> {
            using State = wire::Task::State;
            const bool stops =
                TRY(storage::is_asked_to_stop(transaction.database(), merchant_, task_.id));
            task_.state = stops ? State::stopped : State::running;
            return storage::save_progress(transaction, merchant_, task_, "", now);
        }));
    }
    is_begun_ = true;
    return {};
}

Result<void> LineRun::read_order(storage::Database& database) {
    const auto task = TRY(storage::load_task(database, merchant_, task_.id));
    const auto order = TRY(storage::load_order(database, merchant_, task_.id));
    if (!task || !order) return Error{"task_unknown", "", std::to_string(task_.id.value), ""};
    task_ = *task;
    order_ = *order;
    refusals_written_ = static_cast<std::int64_t>(task_.refusals.size());
    task_.refusals.clear();
    actor_ = {merchant_, order_.user, order_.actor, wire::Role::agent};
    task_.total = TRY(open(database));
    order_.import.catalog.clear(); // read by now, and long
    return {};
}

Result<void> LineRun::write(Instant now) {
    // Counts move only with what is kept: a chunk that is undone leaves them as they were.
    const wire::Task before = task_;
    const std::int64_t refusals_before = refusals_written_;
    const auto done = store_.write(
        [&](storage::Transaction& transaction) {
            task_ = before;
            refusals_written_ = refusals_before;
            return write_chunk(transaction, now);
        },
        storage::Urgency::whenever);
    if (!done.ok()) task_ = before;
    return done;
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
    TRY(count(transaction, place, is_changed ? Outcome::changed : Outcome::unchanged));
    if (!is_changed) return {};
    return keep_undo(transaction, place.line, before, after);
}

Result<void> LineRun::count(storage::Transaction& transaction, const Place& place,
                            Outcome outcome) {
    const char* name = "unchanged";
    switch (outcome) {
    case Outcome::created: ++task_.created, name = "created"; break;
    case Outcome::changed: ++task_.changed, name = "changed"; break;
    case Outcome::unchanged: ++task_.unchanged; break;
    }
    return storage::insert_line(transaction, merchant_, task_.id,
                                {place.line, place.listing, name, place.order});
}

Result<void> LineRun::keep_undo(storage::Transaction& transaction, std::int64_t line,
                                const listings::Listing& before, const listings::Listing& after) {
    const listings::ChangedParts parts = listings::changed_parts(before, after);
    return storage::insert_undo(transaction, merchant_, task_.id,
                                {line, after.id, wire::encode_kept_parts(parts.before),
                                 wire::encode_kept_parts(parts.after)});
}

Result<void> LineRun::refuse(storage::Transaction& transaction, const Place& place,
                             const Error& error) {
    return storage::insert_refusal(transaction, merchant_, task_.id, ++refusals_written_,
                                   {place.line, place.sku, error});
}

Result<void> LineRun::fail(const Error& error, Instant now) {
    task_.state = wire::Task::State::failed;
    const bool is_ours = storage::failure_of(error).has_value();
    const std::string reason = is_ours ? "storage_failed" : error.code;
    return store_.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::save_progress(transaction, merchant_, task_, reason, now));
        if (is_ours) return {};
        return refuse(transaction, {}, error);
    });
}

} // namespace stall::usecases
