// Each order's fate. Shares are in thousandths and stand at the top.
// Must not know files, flags or people.
#include "server/market/demo_orders.hpp"

#include "core/orders/carrier.hpp"
#include "core/orders/deadlines.hpp"
#include "server/market/demo_arrivals.hpp"
#include "server/market/demo_buyers.hpp"
#include "server/market/demo_parcels.hpp"
#include "server/market/sales.hpp"
#include "server/usecases/keep_calendar.hpp"

#include <algorithm>

namespace stall::market {
namespace {

using orders::Moved;
using orders::Order;
using storage::Transaction;
using Kind = wire::OrderEvent::Kind;

constexpr std::int64_t kHourMs = time::kHourMs;
constexpr std::int64_t kMinuteMs = time::kMinuteMs;
constexpr std::int64_t kAdsOnShelf = 4'000;
constexpr std::int64_t kOrdersBefore = 400'000;

// Of all orders.
constexpr int kUnpaid = 14;
constexpr int kCancelled = 26;
constexpr int kRefundedBefore = 11;
constexpr int kRefundedAfter = 48;
// Of refunds after shipping: a part, and of those a second part later.
constexpr int kPart = 320;
constexpr int kSecondPart = 150;
constexpr int kWithImei = 620;
constexpr int kTickets = 30;
// Of the orders that wait: the merchant lets the deadline pass.
constexpr int kSlow = 60;

constexpr std::array kLaterReasons = {orders::Reason::withdrawal,
                                      orders::Reason::withdrawal,
                                      orders::Reason::faulty_on_opening,
                                      orders::Reason::not_as_described,
                                      orders::Reason::failed_at_first_use,
                                      orders::Reason::failed_in_warranty,
                                      orders::Reason::not_arrived,
                                      orders::Reason::lost,
                                      orders::Reason::other};
constexpr std::array kEarlyReasons = {orders::Reason::stock_mistake, orders::Reason::withdrawal,
                                      orders::Reason::withdrawal, orders::Reason::wrong_address,
                                      orders::Reason::other};
constexpr auto kSubjects = std::to_array<const char*>(
    {"La batterie ne tient pas la charge", "Écran rayé à la réception", "Colis non reçu",
     "Der Akku lädt nicht", "Wrong colour received", "Facture demandée"});

/// Lives one order until now, and writes it with what happened on the way.
class Life {
public:
    Life(Transaction& transaction, MerchantId merchant, const time::BusinessCalendar& calendar,
         Random& random, Instant now)
        : transaction_(transaction), merchant_(merchant), calendar_(calendar), random_(random),
          now_(now) {}

    Result<void> live(storage::NewOrder made) {
        events_.clear();
        money_.clear();
        order_ = std::move(made.order);
        country_ = made.shipping.country;
        note({order_.created_at, "", Kind::created, {}, ""});
        TRY(pay());
        if (order_.paid_at) TRY(decide());
        made.order = order_;
        return write(made);
    }

private:
    struct Earned {
        Instant at;
        std::vector<orders::MoneyEntry> entries;
    };

    void note(wire::OrderEvent event) { events_.push_back(std::move(event)); }
    bool is_yet_to_come(Instant at) const { return at > now_; }
    void set_lines(orders::LineState state) {
        for (orders::OrderLine& line : order_.lines) line.state = state;
    }
    Instant after(Instant from, std::int64_t least_minutes, std::int64_t most_minutes) {
        // The smaller of two draws: short waits are common, long ones are not.
        const std::int64_t minutes = std::min(random_.between(least_minutes, most_minutes),
                                              random_.between(least_minutes, most_minutes));
        return {from.utc_ms + minutes * kMinuteMs};
    }

    Result<void> pay() {
        const Instant at = random_.happens(60) ? after(order_.created_at, 60, 3'000)
                                               : after(order_.created_at, 1, 25);
        if (is_yet_to_come(at)) {
            const bool is_checked = random_.happens(500);
            set_lines(is_checked ? orders::LineState::fresh : orders::LineState::pending);
        } else if (random_.happens(kUnpaid)) {
            set_lines(orders::LineState::unpaid);
            note({at, "", Kind::unpaid, {}, ""});
        } else {
            order_.paid_at = at;
            set_lines(orders::LineState::to_confirm);
            note({at, "", Kind::paid, {}, ""});
            order_ = TRY(orders::with_deadlines(std::move(order_), calendar_));
        }
        return {};
    }

    /// A merchant's step: some time within the deadline, seldom after it.
    Instant step_before(Instant from, Instant deadline) {
        const std::int64_t span = deadline.utc_ms - from.utc_ms;
        if (random_.happens(kSlow)) return {deadline.utc_ms + random_.between(1, 90) * kHourMs};
        const std::int64_t share = std::min(random_.between(20, 980), random_.between(20, 980));
        return {from.utc_ms + span * share / 1'000};
    }

    Result<void> decide() {
        const Instant at = step_before(*order_.paid_at, *order_.confirm_by);
        if (is_yet_to_come(at)) return {};
        if (random_.happens(kCancelled)) {
            const orders::Reason reason = random_.one_of(kEarlyReasons);
            order_ = TRY(orders::cancel(order_, {}, reason)).order;
            note({at,
                  "Camille Reprise",
                  Kind::cancelled,
                  {},
                  std::to_string(static_cast<int>(reason))});
            return {};
        }
        order_ = TRY(orders::with_deadlines(TRY(orders::confirm(order_, {}, at)).order, calendar_));
        note({at, "Camille Reprise", Kind::confirmed, {}, ""});
        return random_.happens(kRefundedBefore) ? give_back_early(at) : ship(at);
    }

    orders::RefundWish wish_of(orders::Reason reason) const {
        orders::RefundWish wish;
        wish.reason = reason;
        for (const orders::OrderLine& line : order_.lines)
            wish.lines.push_back({line.id, std::nullopt});
        return wish;
    }

    Result<void> give_back_early(Instant accepted) {
        const Instant at = after(accepted, 60, 1'400);
        if (is_yet_to_come(at)) return {};
        const Moved moved = TRY(orders::refund(order_, wish_of(random_.one_of(kEarlyReasons))));
        order_ = moved.order;
        note({at, "Camille Reprise", Kind::refunded, {}, TRY(refund_note(order_, 0))});
        return {};
    }

    Result<void> ship(Instant accepted) {
        const Instant at = step_before(accepted, *order_.dispatch_by);
        if (is_yet_to_come(at)) return {};
        orders::Dispatch parcel;
        parcel.parcel.carrier = draw_carrier(country_, random_);
        parcel.parcel.tracking_number =
            draw_tracking_number(parcel.parcel.carrier, country_, random_);
        parcel.parcel.tracking_url =
            orders::tracking_page(parcel.parcel.carrier, parcel.parcel.tracking_number);
        for (const orders::OrderLine& line : order_.lines)
            if (line.quantity == 1 && random_.happens(kWithImei))
                parcel.identifiers.push_back({line.id, {draw_imei(random_), ""}});
        const Moved moved = TRY(orders::dispatch(order_, parcel, at));
        order_ = moved.order;
        money_.push_back({at, moved.money});
        note({at,
              "Camille Reprise",
              Kind::dispatched,
              {},
              parcel.parcel.carrier + " " + parcel.parcel.tracking_number});
        return arrive(at);
    }

    Result<void> arrive(Instant shipped) {
        const Instant at = after(shipped, 18 * 60, 5 * 24 * 60);
        if (is_yet_to_come(at)) return {};
        order_.delivered_at = at;
        note({at, "", Kind::delivered, {}, ""});
        return random_.happens(kRefundedAfter) ? give_back_late(at) : Result<void>{};
    }

    Result<void> give_back_late(Instant delivered) {
        Instant at = after(delivered, 12 * 60, 40 * 24 * 60);
        const bool is_part = random_.happens(kPart);
        const int parts = is_part && random_.happens(kSecondPart) ? 2 : 1;
        for (int part = 0; part < parts && !is_yet_to_come(at); ++part) {
            orders::RefundWish wish = wish_of(random_.one_of(kLaterReasons));
            const std::int64_t before = TRY(refunded_of(order_)).minor;
            if (is_part) {
                wish.lines.resize(1);
                const std::int64_t left = orders::refundable_minor(order_.lines[0]);
                wish.lines[0].amount_minor =
                    std::max<std::int64_t>(1, left * random_.between(3, 30) / 100 / 100 * 100);
                wish.message = "Geste commercial";
            }
            const Moved moved = TRY(orders::refund(order_, wish));
            order_ = moved.order;
            money_.push_back({at, moved.money});
            note({at, "Camille Reprise", Kind::refunded, {}, TRY(refund_note(order_, before))});
            at = after(at, 24 * 60, 20 * 24 * 60);
        }
        return {};
    }

    static Result<std::string> refund_note(const Order& order, std::int64_t before_minor) {
        const Money all = TRY(refunded_of(order));
        return to_text(Money{all.minor - before_minor, all.currency}) + " " + all.currency.code();
    }

    Result<void> write(const storage::NewOrder& made) {
        TRY(storage::insert_customer_order(transaction_, merchant_, made));
        for (const wire::OrderEvent& event : events_)
            TRY(storage::insert_event(transaction_, merchant_, made.order.id, event));
        for (const Earned& earned : money_)
            TRY(storage::insert_money(transaction_, merchant_, made.order, earned.entries,
                                      earned.at));
        TRY(add_demo_parcels(transaction_, merchant_, order_, country_, now_));
        const bool is_recent =
            order_.delivered_at && now_.utc_ms - order_.delivered_at->utc_ms < 40 * time::kDayMs;
        if (is_recent && random_.happens(kTickets))
            TRY(storage::insert_ticket(
                transaction_, merchant_,
                {order_.id, order_.lines[0].id, random_.one_of(kSubjects), "", "Camille Reprise"},
                Instant{std::min(now_.utc_ms - 1, order_.delivered_at->utc_ms +
                                                      random_.between(1, 200) * kHourMs)}));
        return {};
    }

    Transaction& transaction_;
    MerchantId merchant_;
    const time::BusinessCalendar& calendar_;
    Random& random_;
    Instant now_;
    Order order_;
    std::string country_;
    std::vector<wire::OrderEvent> events_;
    std::vector<Earned> money_;
};

} // namespace

Result<void> add_demo_orders(Transaction& transaction, MerchantId merchant, std::int64_t count,
                             std::uint64_t seed, Instant now) {
    storage::Database& database = transaction.database();
    const auto shelves = TRY(load_shelves(database, merchant, StockNeed::none, kAdsOnShelf));
    if (shelves.empty() || count <= 0) return {};
    const auto calendar = TRY(usecases::calendar_of(database, merchant));
    Random random(seed ^ 0x0bde5u);
    Life life(transaction, merchant, calendar, random, now);
    // Numbers as a shop has them that has sold for years.
    TRY(transaction.reserve_ids(merchant, "order", kOrdersBefore));
    TRY(transaction.reserve_ids(merchant, "order_line", kOrdersBefore));
    const std::int64_t order = TRY(transaction.reserve_ids(merchant, "order", count));
    const std::int64_t line = TRY(transaction.reserve_ids(merchant, "order_line", 2 * count));
    std::int64_t made = 0;
    for (const Instant at : draw_arrivals(count, now, random)) {
        TRY(life.live(
            draw_sale(shelves, OrderId(order + made), OrderLineId(line + 2 * made), at, random)));
        ++made;
    }
    return {};
}

} // namespace stall::market
