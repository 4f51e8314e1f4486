// Asks the core about each ad, sums, and applies. Must not know HTTP.
#include "server/usecases/edit_in_bulk.hpp"

#include "core/listings/put_back.hpp"
#include "core/wire/ad_details.hpp"
#include "server/storage/keeping.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/repricing.hpp"

#include <algorithm>
#include <unordered_set>

namespace stall::usecases {
namespace {

using listings::BulkAction;
using listings::Counting;

/// More ads than this are read by going through the market once.
constexpr std::size_t kReadOneByOneMax = 400;
constexpr std::int64_t kPieceRows = 1'000;

Result<listings::LatelyMoved> lately(storage::Database& database, MerchantId merchant,
                                     const wire::AdRow& row, const listings::BulkChange& change,
                                     Instant now) {
    if (change.action != BulkAction::reprice) return listings::LatelyMoved{};
    return storage::lately_moved(database, merchant, row.listing, row.market, now);
}

/// Calls `look` for each row that the request names.
template <typename Look>
Result<void> each_row(storage::Database& database, MerchantId merchant,
                      const wire::BulkRequest& request, Look look) {
    if (request.listings.size() <= kReadOneByOneMax) {
        for (const ListingId listing : request.listings)
            if (const auto row =
                    TRY(storage::row_in_market(database, merchant, listing, request.market)))
                TRY(look(*row));
        return {};
    }
    const std::unordered_set<ListingId> named(request.listings.begin(), request.listings.end());
    ListingId after;
    while (true) {
        const auto rows =
            TRY(storage::rows_in_market(database, merchant, request.market, after, kPieceRows));
        if (rows.empty()) return {};
        for (const wire::AdRow& row : rows)
            if (named.contains(row.listing)) TRY(look(row));
        after = rows.back().listing;
    }
}

/// What is wrong with the request itself, whatever ads there are.
Result<void> check_request(const wire::BulkRequest& request) {
    if (request.listings.empty()) return Error{"selection_empty", "/listings", "", ""};
    if (request.listings.size() > wire::kBulkListingsMax)
        return Error{"selection_too_large", "/listings", std::to_string(request.listings.size()),
                     std::to_string(wire::kBulkListingsMax)};
    const auto change = listings::check_bulk_change(request.change);
    if (change.ok()) return {};
    Error error = change.error();
    error.where = "/change" + error.where;
    return error;
}

/// Where the present ad is, or why it is not. `place` is filled in for a refusal.
Result<listings::Listing> present_ad(storage::Database& database, MerchantId merchant,
                                     ListingId listing, std::string& sku) {
    const auto found = TRY(storage::load_listing(database, merchant, listing));
    if (!found) return Error{"listing_unknown", "", std::to_string(listing.value), ""};
    sku = found->sku;
    return *found;
}

} // namespace

Result<wire::GuardReport> preview_bulk(storage::Database& database, MerchantId merchant,
                                       const wire::BulkRequest& request, Instant now) {
    const Counting counting =
        request.change.action == BulkAction::reprice ? Counting::repricing : Counting::edit;
    wire::GuardReport report;
    TRY(each_row(database, merchant, request, [&](const wire::AdRow& row) -> Result<void> {
        const auto moved = TRY(lately(database, merchant, row, request.change, now));
        const auto outcome = listings::propose(row.position, row.market, request.change, moved);
        listings::count(report.summary, row.position, row.market, outcome, counting);
        return {};
    }));
    const auto rails = TRY(storage::load_repricing_switch(database, merchant)).rails;
    report.stop = listings::guard(
        report.summary, TRY(storage::count_live_rows(database, merchant, request.market)), rails);
    return report;
}

Result<void> guard_bulk(storage::Store& store, MerchantId merchant,
                        const wire::BulkRequest& request, Instant now) {
    if (request.confirmation == wire::Confirmation::confirmed) return {};
    if (!check_request(request).ok()) return {}; // told by the write
    storage::Reader reader = TRY(store.read());
    const wire::GuardReport report = TRY(preview_bulk(reader.database(), merchant, request, now));
    if (!report.stop.stops()) return {};
    return Error{"guard_stopped", "", "", wire::encode_guard_report(report)};
}

Result<TaskId> accept_bulk(storage::Transaction& transaction, const Actor& actor,
                           const wire::BulkRequest& request, const Result<void>& guarded,
                           Instant now) {
    TRY(check_request(request));
    storage::Database& database = transaction.database();
    const auto markets = TRY(storage::markets_of(database, actor.merchant));
    if (std::ranges::find(markets, request.market) == markets.end())
        return Error{"market_not_sold_in", "/market", std::string(code_of(request.market)), ""};
    TRY(guarded);
    storage::TaskOrder order{actor.merchant, TaskId(), actor.user, actor.name, {}};
    order.kind = wire::Task::Kind::bulk;
    order.import.market = request.market;
    order.order_json = wire::encode_bulk(request);
    return storage::insert_task(transaction, order, now);
}

Result<std::int64_t> BulkRun::open(storage::Database&) {
    request_ = TRY(wire::decode_bulk(order().order_json));
    return static_cast<std::int64_t>(request_.listings.size());
}

Result<void> BulkRun::write_line(storage::Transaction& transaction, std::int64_t index,
                                 Place& place, AdChanges& changes, Instant now) {
    storage::Database& database = transaction.database();
    place.line = index + 1;
    place.listing = request_.listings[static_cast<std::size_t>(index)];
    const auto before = TRY(present_ad(database, merchant(), place.listing, place.sku));
    const auto row =
        TRY(storage::row_in_market(database, merchant(), place.listing, request_.market));
    if (!row)
        return Error{"market_not_listed", "/market", std::string(code_of(request_.market)), ""};
    const auto moved = TRY(lately(database, merchant(), *row, request_.change, now));
    const auto outcome = listings::propose(row->position, row->market, request_.change, moved);
    if (outcome.kind == listings::BulkOutcome::Kind::refused)
        return listings::error_of(row->position, row->market, outcome);
    const auto after =
        TRY(listings::apply(before, listings::patch_of(row->position, row->market, outcome)));
    return keep(transaction, place, before, after, changes);
}

Result<TaskId> accept_undo(storage::Transaction& transaction, const Actor& actor, TaskId task,
                           Instant now) {
    storage::Database& database = transaction.database();
    const auto done = TRY(storage::load_task(database, actor.merchant, task));
    const auto order = TRY(storage::load_order(database, actor.merchant, task));
    const std::string number = std::to_string(task.value);
    if (!done || !order) return Error{"task_unknown", "", number, ""};
    using Task = wire::Task;
    const bool is_over = done->state == Task::State::done || done->state == Task::State::failed ||
                         done->state == Task::State::stopped;
    const Instant ended_at = TRY(storage::last_progress(database, actor.merchant, task));
    const bool is_too_old = now.utc_ms - ended_at.utc_ms >= storage::kTaskLinesKeptMs;
    if (done->kind == Task::Kind::undo || !is_over || is_too_old)
        return Error{"task_not_undoable", "", number, ""};
    storage::TaskOrder undo{actor.merchant, TaskId(), actor.user, actor.name, {}};
    undo.kind = Task::Kind::undo;
    undo.import.market = order->import.market;
    undo.undoes = task;
    const TaskId made = TRY(storage::insert_task(transaction, undo, now));
    TRY(storage::mark_undone(transaction, actor.merchant, task, made));
    return made;
}

Result<std::int64_t> UndoRun::open(storage::Database& database) {
    lines_ = TRY(storage::undo_lines(database, merchant(), order().undoes));
    return static_cast<std::int64_t>(lines_.size());
}

Result<void> UndoRun::write_line(storage::Transaction& transaction, std::int64_t index,
                                 Place& place, AdChanges& changes, Instant) {
    storage::Database& database = transaction.database();
    place.line = lines_[static_cast<std::size_t>(index)];
    const auto line = TRY(storage::load_undo(database, merchant(), order().undoes, place.line));
    place.listing = line.listing;
    const auto present = TRY(present_ad(database, merchant(), line.listing, place.sku));
    const auto before = TRY(wire::decode_kept_parts(line.before));
    const auto after = TRY(wire::decode_kept_parts(line.after));
    return keep(transaction, place, present, TRY(listings::put_back(present, before, after)),
                changes);
}

} // namespace stall::usecases
