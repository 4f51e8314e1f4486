// What each move needs and does; the order of these cases is the order of a merchant's day.
#include "core/orders/moves.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

namespace {

constexpr Instant kNow{1'000'000};

OrderLine line_of(std::int64_t id, LineState state, std::int32_t quantity = 1) {
    OrderLine line;
    line.id = OrderLineId(id);
    line.state = state;
    line.listing = ListingId(100 + id);
    line.sku = "SKU-" + std::to_string(id);
    line.quantity = quantity;
    line.price_minor = 10'000;
    line.shipping_minor = 500;
    line.commission_basis_points = 1'000;
    line.commission_vat_basis_points = 2'000;
    return line;
}

Order order_of(std::initializer_list<LineState> states) {
    Order order;
    order.id = OrderId(7);
    order.version = Version(3);
    for (const LineState state : states)
        order.lines.push_back(line_of(static_cast<std::int64_t>(order.lines.size()) + 1, state));
    return order;
}

Dispatch parcel_of(std::string number) { return {{std::move(number), "", "Colissimo", ""}, {}}; }

template <typename T> std::string outcome(const Result<T>& result) {
    return result.ok() ? "ok" : result.error().code + "@" + result.error().where;
}

using enum LineState;

} // namespace

TEST_CASE("confirming accepts every line that waits or those that are named") {
    const auto all = confirm(order_of({to_confirm, to_confirm, cancelled}), {}, kNow).value();
    CHECK(all.order.lines[0].state == accepted);
    CHECK(all.order.lines[1].state == accepted);
    CHECK(all.order.lines[2].state == cancelled);
    CHECK(all.order.accepted_at == kNow);
    CHECK(all.stock.empty());
    CHECK(all.money.empty());
    CHECK(state_of(all.order) == OrderState::to_dispatch);

    const OrderLineId second[] = {OrderLineId(2)};
    const auto one = confirm(order_of({to_confirm, to_confirm}), second, kNow).value();
    CHECK(one.order.lines[0].state == to_confirm);
    CHECK(one.lines == std::vector{OrderLineId(2)});
    CHECK(state_of(one.order) == OrderState::to_confirm);
}

TEST_CASE("what cannot be confirmed") {
    const OrderLineId unknown[] = {OrderLineId(9)};
    const OrderLineId first[] = {OrderLineId(1)};
    CHECK(outcome(confirm(order_of({to_confirm}), unknown, kNow)) == "line_unknown@/lines/0");
    CHECK(outcome(confirm(order_of({shipped}), {}, kNow)) == "line_move_not_allowed@/lines");
    CHECK(outcome(confirm(order_of({accepted}), first, kNow)) == "line_move_not_allowed@/lines/0");
    Order without_sku = order_of({to_confirm});
    without_sku.lines[0].sku.clear();
    CHECK(outcome(confirm(without_sku, {}, kNow)) == "sku_missing@/lines");
}

TEST_CASE("cancelling puts the units back unless the stock was wrong") {
    Order order = order_of({to_confirm});
    order.lines[0].quantity = 3;
    const auto withdrawn = cancel(order, {}, Reason::withdrawal).value();
    CHECK(withdrawn.stock == std::vector<StockReturn>{{ListingId(101), 3}});
    CHECK(withdrawn.money.empty());
    CHECK(withdrawn.order.lines[0].state == cancelled);
    CHECK(refundable_minor(withdrawn.order.lines[0]) == 0);
    CHECK(cancel(order, {}, Reason::stock_mistake).value().stock.empty());
    CHECK(outcome(cancel(order, {}, Reason::faulty_on_opening)) == "reason_not_before_shipping@");
    CHECK(outcome(cancel(order_of({accepted}), {}, Reason::other)) ==
          "line_move_not_allowed@/lines");
}

TEST_CASE("dispatching sends every accepted line in one parcel and earns its money") {
    const auto sent =
        dispatch(order_of({accepted, cancelled, accepted}), parcel_of(" 6A12345678901 "), kNow)
            .value();
    CHECK(sent.order.parcel.tracking_number == "6A12345678901");
    CHECK(sent.order.shipped_at == kNow);
    CHECK(sent.lines == std::vector{OrderLineId(1), OrderLineId(3)});
    CHECK(sent.money.size() == 8);
    CHECK(state_of(sent.order) == OrderState::done);
}

TEST_CASE("what cannot be dispatched") {
    const auto good = parcel_of("6A12345678901");
    const auto with = [&](auto change) {
        Dispatch wish = good;
        change(wish);
        return outcome(dispatch(order_of({accepted}), wish, kNow));
    };
    CHECK(outcome(dispatch(order_of({accepted, to_confirm}), good, kNow)) ==
          "order_lines_undecided@/lines");
    CHECK(outcome(dispatch(order_of({shipped}), good, kNow)) == "line_move_not_allowed@/lines");
    CHECK(with([](Dispatch& wish) { wish.parcel.tracking_number = " "; }) ==
          "tracking_number_missing@/tracking_number");
    CHECK(with([](Dispatch& wish) { wish.parcel.tracking_number = std::string(201, '1'); }) ==
          "tracking_number_too_long@/tracking_number");
    CHECK(with([](Dispatch& wish) { wish.parcel.tracking_url = "javascript:alert(1)"; }) ==
          "tracking_url_malformed@/tracking_url");
    CHECK(with([](Dispatch& wish) { wish.parcel.tracking_url = "https://a b"; }) ==
          "tracking_url_malformed@/tracking_url");
    CHECK(with([](Dispatch& wish) { wish.parcel.tracking_url = "https://x.example/1"; }) == "ok");
    CHECK(with([](Dispatch& wish) {
              wish.identifiers = {{OrderLineId(1), {"490154203237517", ""}}};
          }) == "imei_check_digit@/identifiers/0/imei");
    CHECK(with([](Dispatch& wish) {
              wish.identifiers = {{OrderLineId(5), {"490154203237518", ""}}};
          }) == "line_unknown@/identifiers/0");
}

TEST_CASE("a refund before shipping is whole and moves stock but no money") {
    const Order order = order_of({accepted});
    const RefundWish wish{{{OrderLineId(1), std::nullopt}}, Reason::wrong_address, "Sorry"};
    const auto refunded = refund(order, wish).value();
    CHECK(refunded.order.lines[0].state == refunded_before_shipping);
    CHECK(refunded.order.lines[0].message == "Sorry");
    CHECK(refunded.stock.size() == 1);
    CHECK(refunded.money.empty());
    CHECK(outcome(refund(order, {{{OrderLineId(1), 10'499}}, Reason::other, ""})) ==
          "refund_part_before_shipping@/lines/0");
    CHECK(outcome(refund(order, {{{OrderLineId(1), 10'500}}, Reason::other, ""})) == "ok");
    CHECK(outcome(refund(order, {{{OrderLineId(1), std::nullopt}}, Reason::lost, ""})) ==
          "reason_not_before_shipping@/lines/0");
}

TEST_CASE("refunds after shipping may come in parts up to what was paid") {
    Order order = order_of({shipped});
    std::int64_t money = 0;
    for (const std::int64_t part : {4'000, 5'000, 1'500}) {
        const auto refunded =
            refund(order, {{{OrderLineId(1), part}}, Reason::not_as_described, ""}).value();
        CHECK(refunded.order.lines[0].state == refunded_after_shipping);
        CHECK(refunded.stock.empty());
        for (const MoneyEntry& entry : refunded.money) money += entry.amount_minor;
        order = refunded.order;
    }
    CHECK(money == -10'500 + 1'000 + 200);
    CHECK(outcome(refund(order, {{{OrderLineId(1), 1}}, Reason::other, ""})) ==
          "refund_above_paid@/lines/0");
}

TEST_CASE("what cannot be refunded") {
    const auto wish = [](std::initializer_list<std::int64_t> lines) {
        RefundWish made;
        for (const std::int64_t line : lines)
            made.lines.push_back({OrderLineId(line), std::nullopt});
        return made;
    };
    CHECK(outcome(refund(order_of({shipped}), wish({}))) == "lines_missing@/lines");
    CHECK(outcome(refund(order_of({shipped}), wish({1, 1}))) == "line_twice@/lines/1");
    CHECK(outcome(refund(order_of({shipped}), wish({4}))) == "line_unknown@/lines/0");
    for (const LineState state :
         {fresh, to_confirm, cancelled, refunded_before_shipping, unpaid, pending, on_hold})
        CHECK(outcome(refund(order_of({state}), wish({1}))) == "line_move_not_allowed@/lines/0");
    RefundWish talkative = wish({1});
    talkative.message = std::string(501, 'x');
    CHECK(outcome(refund(order_of({shipped}), talkative)) == "message_too_long@/message");
}

TEST_CASE("identifiers belong to lines whose device is chosen") {
    const LineIdentifiers wish{OrderLineId(1), {"490154203237518", ""}};
    for (const LineState state : {accepted, shipped, refunded_after_shipping})
        CHECK(outcome(set_identifiers(order_of({state}), wish)) == "ok");
    for (const LineState state : {fresh, to_confirm, cancelled, refunded_before_shipping, unpaid})
        CHECK(outcome(set_identifiers(order_of({state}), wish)) == "identifiers_not_now@/line");
}

TEST_CASE("a SKU picks its lines without regard to case") {
    Order order = order_of({to_confirm, to_confirm, accepted});
    order.lines[2].sku = "sku-1";
    CHECK(lines_of_sku(order, "Sku-1 ").value() == std::vector{OrderLineId(1), OrderLineId(3)});
    CHECK(lines_of_sku(order, "none").error().code == "sku_not_in_order");
    CHECK(price_of(order).value().minor == 30'000);
    CHECK(shipping_of(order).value().minor == 1'500);
}
