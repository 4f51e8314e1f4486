// Gathers changes of orders. Must not know who asked.
#include "server/usecases/order_change.hpp"

#include "server/storage/listings.hpp"

#include <algorithm>

namespace stall::usecases {

Result<void> OrderChanges::save(storage::Transaction& transaction, const Actor& actor,
                                const orders::Order& before, orders::Moved moved,
                                wire::OrderEvent event) {
    if (!calendar_) calendar_ = TRY(calendar_of(transaction.database(), actor.merchant));
    const orders::Order after = TRY(orders::with_deadlines(std::move(moved.order), *calendar_));
    TRY(storage::save_customer_order(transaction, actor.merchant, before, after, event.at));
    TRY(storage::insert_money(transaction, actor.merchant, after, moved.money, event.at));
    if (moved.lines.size() < after.lines.size()) event.lines = moved.lines;
    event.actor = actor.name;
    TRY(storage::insert_event(transaction, actor.merchant, after.id, event));
    for (const orders::StockReturn& units : moved.stock) TRY(put_back(transaction, actor, units));
    orders_.push_back(after.id);
    return {};
}

Result<void> OrderChanges::put_back(storage::Transaction& transaction, const Actor& actor,
                                    const orders::StockReturn& units) {
    const auto before =
        TRY(storage::load_listing(transaction.database(), actor.merchant, units.listing));
    if (!before) return {}; // the ad is gone; so is its stock
    listings::Listing after = *before;
    after.quantity = std::min(after.quantity + units.pieces, listings::kQuantityMax);
    TRY(ads_.save(transaction, actor, *before, after));
    return {};
}

Result<void> OrderChanges::finish(storage::Transaction& transaction, MarketSide& market,
                                  const Actor& actor, std::string_view kind, Instant now) {
    if (orders_.empty()) return {};
    TRY(ads_.finish(transaction, market, actor, "listing_changed", now));
    storage::JournalEntry entry = entry_by(actor, kind, now);
    entry.orders = orders_;
    TRY(storage::record(transaction, entry));
    return {};
}

} // namespace stall::usecases
