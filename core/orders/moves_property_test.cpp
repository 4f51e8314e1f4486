// Any sequence of moves, wanted or not, over orders of several lines: what may never happen to
// states, stock and money. Must not know which moves the table allows: moves_test.cpp does.
#include "core/base/chance.hpp"
#include "core/orders/moves.hpp"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <set>

using namespace stall;
using namespace stall::orders;

namespace {

Order paid_order(Chance& chance) {
    Order order;
    order.id = OrderId(7);
    order.version = Version(1);
    order.currency = Currency::of("EUR");
    for (std::int64_t count = 1 + chance.below<std::int64_t>(4); std::ssize(order.lines) < count;) {
        OrderLine& line = order.lines.emplace_back();
        line.id = OrderLineId(std::ssize(order.lines));
        line.state = LineState::to_confirm;
        line.listing =
            ListingId(1 + chance.below<std::int64_t>(2)); // two lines may be of the same ad
        line.sku = "SKU";
        line.quantity = 1 + chance.below<std::int32_t>(3);
        line.price_minor = 1 + chance.below<std::int64_t>(90'000);
        line.shipping_minor = chance.below<std::int64_t>(900);
        line.commission_basis_points = chance.below<std::int32_t>(2'000);
        line.commission_vat_basis_points = chance.below<std::int32_t>(2'600);
    }
    return order;
}

std::vector<OrderLineId> some_lines(const Order& order, Chance& chance) {
    std::vector<OrderLineId> lines;
    for (const OrderLine& line : order.lines)
        if (chance.one_in(2)) lines.push_back(line.id);
    return lines; // none of them stands for all
}

RefundWish some_refund(const Order& order, Chance& chance) {
    RefundWish wish;
    wish.reason = chance.pick(kReasons);
    for (const OrderLine& line : order.lines) {
        if (chance.one_in(2)) continue;
        LineRefund& each = wish.lines.emplace_back(LineRefund{line.id, std::nullopt});
        const std::int64_t kind = chance.below<std::int64_t>(4);
        if (kind == 0)
            each.amount_minor =
                refundable_minor(line) + chance.below<std::int64_t>(2); // all, or too much
        if (kind > 1)
            each.amount_minor = chance.below<std::int64_t>(40'000) - 100; // also what is absurd
    }
    return wish;
}

Result<Moved> some_move(const Order& order, Chance& chance) {
    const Instant now{1'000'000 + chance.below<std::int64_t>(1'000)};
    const Reason reason = chance.pick(kReasons);
    switch (chance.below(5)) {
    case 0: return confirm(order, some_lines(order, chance), now);
    case 1: return cancel(order, some_lines(order, chance), reason);
    case 2: return dispatch(order, {{"6A123", "", "Colissimo", ""}, {}}, now);
    default: return refund(order, some_refund(order, chance));
    }
}

/// What all moves of one order did together, held against the order as it stands.
struct Ledger {
    std::map<OrderLineId, std::int64_t> balance;
    std::map<OrderLineId, std::int64_t> given_back;
    std::map<ListingId, std::int64_t> returned;
    std::set<OrderLineId> shipped_once;

    void take(const Order& before, const Moved& moved) {
        for (const MoneyEntry& entry : moved.money) {
            CHECK(entry.amount_minor != 0);
            balance[entry.line] += entry.amount_minor;
            const bool is_refund =
                entry.kind == EntryKind::refund_price || entry.kind == EntryKind::refund_shipping;
            if (is_refund) given_back[entry.line] -= entry.amount_minor;
        }
        for (const StockReturn& units : moved.stock) {
            CHECK(units.pieces > 0);
            returned[units.listing] += units.pieces;
        }
        for (std::size_t at = 0; at < before.lines.size(); ++at) {
            const LineState from = before.lines[at].state, to = moved.order.lines[at].state;
            if (from != to) CHECK(check_move(from, to).ok());
            if (to == LineState::shipped) shipped_once.insert(moved.order.lines[at].id);
        }
    }

    void hold(const Order& order) const {
        std::map<ListingId, std::int64_t> may_return;
        for (const OrderLine& line : order.lines) {
            const auto figure = [&line](const auto& map) {
                const auto found = map.find(line.id);
                return found == map.end() ? std::int64_t{0} : found->second;
            };
            const bool was_shipped = shipped_once.contains(line.id);
            CHECK(figure(balance) == (was_shipped ? left_minor(line).value() : 0));
            CHECK(figure(given_back) <= line.price_minor + line.shipping_minor);
            CHECK(refundable_minor(line) >= 0);
            if (was_shipped)
                CHECK(figure(given_back) + refundable_minor(line) ==
                      line.price_minor + line.shipping_minor);
            const bool came_back_unshipped = line.state == LineState::cancelled ||
                                             line.state == LineState::refunded_before_shipping;
            if (came_back_unshipped && line.reason != Reason::stock_mistake)
                may_return[line.listing] += line.quantity;
        }
        CHECK(returned == may_return);
    }
};

} // namespace

TEST_CASE("no sequence of moves makes money or units or brings a line back") {
    std::map<LineState, int> ends;
    int part_refunds = 0, refused = 0;
    for (std::uint64_t seed = 1; seed <= 4'000; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Order order = paid_order(chance);
        Ledger ledger;
        for (int step = 0; step < 14; ++step) {
            const Order before = order;
            const auto moved = some_move(order, chance);
            refused += moved.ok() ? 0 : 1;
            if (!moved.ok()) continue; // and the order is as it was: it was never handed over
            CHECK(moved.value().order.version == before.version);
            ledger.take(before, moved.value());
            order = moved.value().order;
            ledger.hold(order);
        }
        for (const OrderLine& line : order.lines) {
            ++ends[line.state];
            part_refunds +=
                line.state == LineState::refunded_after_shipping && refundable_minor(line) > 0 ? 1
                                                                                               : 0;
        }
    }
    // Chance reaches every end; else the properties would hold of nothing.
    for (const LineState state :
         {LineState::to_confirm, LineState::accepted, LineState::cancelled, LineState::shipped,
          LineState::refunded_before_shipping, LineState::refunded_after_shipping})
        CHECK(ends[state] > 100);
    CHECK(part_refunds > 100);
    CHECK(refused > 1'000);
}
