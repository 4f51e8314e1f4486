// A round of customers. Must not know who asks for it.
#include "server/market/customers.hpp"

#include "server/market/sales.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/order_change.hpp"

#include <algorithm>

namespace stall::market {
namespace {

using orders::LineState;
using orders::Moved;
using storage::Transaction;
using usecases::OrderChanges;
using Kind = wire::OrderEvent::Kind;

constexpr int kRefused = 25;       // payments, of a thousand
constexpr int kOrdersMinute = 350; // of a thousand rounds bring a customer
constexpr std::int64_t kAtOnceMax = 20;
constexpr std::int64_t kAdsOnShelf = 2'000;

constexpr std::string_view kAwaiting =
    "select order_id from customer_order where merchant_id = ? and state in (0, 10)"
    " and created_at <= ? order by created_at limit ?";
constexpr std::string_view kOnTheirWay =
    "select order_id from customer_order where merchant_id = ? and shipped_at is not null"
    " and delivered_at is null and shipped_at <= ? order by shipped_at limit ?";
constexpr std::string_view kMerchants =
    "select merchant_id from order_count where segment = 'all' order by merchant_id";

Result<std::vector<OrderId>> orders_by(storage::Database& database, std::string_view sql,
                                       MerchantId merchant, std::int64_t until) {
    storage::Cursor rows = TRY(database.query(sql, {merchant, until, kAtOnceMax}));
    std::vector<OrderId> found;
    while (TRY(rows.next())) found.push_back(OrderId(rows.integer(0)));
    return found;
}

/// The marketplace's own name is empty.
usecases::Actor marketplace_for(MerchantId merchant) { return {merchant, UserId(), "", {}}; }

/// Moves every line of an order that is not the merchant's to move.
Result<void> settle(Transaction& transaction, OrderChanges& changes, MerchantId merchant,
                    const orders::Order& before, LineState state, Kind kind, Instant now) {
    Moved moved{before, {}, {}, {}};
    for (orders::OrderLine& line : moved.order.lines) {
        line.state = state;
        moved.lines.push_back(line.id);
        if (state == LineState::unpaid) moved.stock.push_back({line.listing, line.quantity});
    }
    if (kind == Kind::paid) moved.order.paid_at = now;
    if (kind == Kind::delivered) {
        moved.order = before;
        moved.order.delivered_at = now;
    }
    return changes.save(transaction, marketplace_for(merchant), before, std::move(moved),
                        {now, "", kind, {}, ""});
}

/// One merchant's part of a round.
class Round {
public:
    Round(Transaction& transaction, usecases::MarketSide& market, MerchantId merchant, Instant now,
          Random& random)
        : transaction_(transaction), market_(market), merchant_(merchant), now_(now),
          random_(random) {}

    Result<std::int64_t> go(const MarketPace& pace) {
        TRY(collect_payments(now_.utc_ms - pace.payment_ms));
        TRY(deliver(now_.utc_ms - pace.delivery_ms));
        for (int each = 0; each < pace.orders_max; ++each)
            if (random_.happens(kOrdersMinute)) TRY(order_something());
        return touched_;
    }

private:
    Result<void> finish(OrderChanges& changes, std::string_view kind) {
        return changes.finish(transaction_, market_, marketplace_for(merchant_), kind, now_);
    }

    Result<void> collect_payments(std::int64_t ordered_until) {
        OrderChanges changes;
        for (const OrderId id :
             TRY(orders_by(transaction_.database(), kAwaiting, merchant_, ordered_until))) {
            // An order that is being checked is not shown, but it is there.
            const auto order = TRY(storage::load_any_order(transaction_.database(), merchant_, id));
            if (!order) continue;
            const bool is_refused = random_.happens(kRefused);
            TRY(settle(transaction_, changes, merchant_, *order,
                       is_refused ? LineState::unpaid : LineState::to_confirm,
                       is_refused ? Kind::unpaid : Kind::paid, now_));
            ++touched_;
        }
        return finish(changes, "order_paid");
    }

    Result<void> deliver(std::int64_t shipped_until) {
        OrderChanges changes;
        for (const OrderId id :
             TRY(orders_by(transaction_.database(), kOnTheirWay, merchant_, shipped_until))) {
            const auto order =
                TRY(storage::load_customer_order(transaction_.database(), merchant_, id));
            if (!order) continue;
            TRY(settle(transaction_, changes, merchant_, *order, LineState::shipped,
                       Kind::delivered, now_));
            ++touched_;
        }
        return finish(changes, "order_delivered");
    }

    /// The stock falls when the order comes.
    Result<bool> take_units(const orders::Order& order, usecases::AdChanges& ads) {
        for (const orders::OrderLine& line : order.lines) {
            const auto before =
                TRY(storage::load_listing(transaction_.database(), merchant_, line.listing));
            if (!before || before->quantity < line.quantity) return false;
            listings::Listing after = *before;
            after.quantity -= line.quantity;
            TRY(ads.save(transaction_, marketplace_for(merchant_), *before, after));
        }
        return true;
    }

    Result<void> order_something() {
        const auto shelves =
            TRY(load_shelves(transaction_.database(), merchant_, StockNeed::in_stock, kAdsOnShelf));
        if (shelves.empty()) return {};
        const OrderId id(TRY(transaction_.reserve_ids(merchant_, "order", 1)));
        const OrderLineId line(TRY(transaction_.reserve_ids(merchant_, "order_line", 2)));
        storage::NewOrder made = draw_sale(shelves, id, line, now_, random_);
        made.order.lines.resize(1); // of one ad: what there is of it is known
        made.order.lines[0].price_minor /= made.order.lines[0].quantity;
        made.order.lines[0].quantity = 1;
        made.order.lines[0].state = random_.happens(500) ? LineState::pending : LineState::fresh;
        usecases::AdChanges ads;
        if (!TRY(take_units(made.order, ads))) return {};
        TRY(ads.finish(transaction_, market_, marketplace_for(merchant_), "listing_changed", now_));
        TRY(storage::insert_customer_order(transaction_, merchant_, made));
        TRY(storage::insert_event(transaction_, merchant_, id, {now_, "", Kind::created, {}, ""}));
        OrderChanges changes;
        changes.changed(id);
        ++touched_;
        return finish(changes, "order_created");
    }

    Transaction& transaction_;
    usecases::MarketSide& market_;
    MerchantId merchant_;
    Instant now_;
    Random& random_;
    std::int64_t touched_ = 0;
};

} // namespace

Result<std::int64_t> serve_customers(Transaction& transaction, usecases::MarketSide& market,
                                     Instant now, std::uint64_t seed, const MarketPace& pace) {
    Random random(seed ^ static_cast<std::uint64_t>(now.utc_ms) ^ 0xc057u);
    std::vector<MerchantId> merchants;
    {
        storage::Cursor rows = TRY(transaction.database().query(kMerchants, {}));
        while (TRY(rows.next())) merchants.push_back(MerchantId(rows.integer(0)));
    }
    std::int64_t touched = 0;
    for (const MerchantId merchant : merchants)
        touched += TRY(Round(transaction, market, merchant, now, random).go(pace));
    return touched;
}

} // namespace stall::market
