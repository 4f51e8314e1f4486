// Segments and filters over orders, as the page and the server both apply them.
#include "core/orders/order_filter.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

namespace {

OrderBrief brief() {
    OrderBrief order;
    order.id = OrderId(412'345);
    order.state = OrderState::to_confirm;
    order.customer = "Élodie Saint-Étienne";
    order.country = "FR";
    order.created_at = Instant{1'000};
    order.lines = {{OrderLineId(1), LineState::to_confirm, ListingId(), "IP13-128-MID-VG", "", 1},
                   {OrderLineId(2), LineState::cancelled, ListingId(), "pix-7", "", 1}};
    return order;
}

bool passes(OrderFilter filter, const OrderBrief& order = brief()) {
    return OrderMatcher(filter).matches(order);
}

std::string segments(OrderState state, std::initializer_list<LineState> lines, int tickets = 0) {
    const std::vector<LineState> all(lines);
    std::string names;
    for (const Segment segment : kSegments)
        if ((segments_of(state, all, tickets) >> static_cast<int>(segment)) & 1)
            names += std::string(name_of(segment)) + " ";
    return names;
}

} // namespace

TEST_CASE("in which segments an order counts") {
    using enum LineState;
    CHECK(segments(OrderState::to_confirm, {to_confirm}) == "to_confirm all ");
    CHECK(segments(OrderState::to_dispatch, {accepted, cancelled}) ==
          "to_dispatch cancelled_and_refunded all ");
    CHECK(segments(OrderState::done, {shipped}) == "shipped all ");
    CHECK(segments(OrderState::done, {refunded_after_shipping}) == "cancelled_and_refunded all ");
    CHECK(segments(OrderState::done, {shipped}, 1) == "shipped after_sales all ");
    CHECK(segments(OrderState::pending_payment, {pending}) == "all ");
    CHECK(segments(OrderState::fresh, {fresh}) == "");
    CHECK(segments(OrderState::unpaid, {unpaid}) == "");
}

TEST_CASE("a filter lets through what meets all of it") {
    CHECK(passes({}));
    const auto with = [](auto set) {
        OrderFilter filter;
        set(filter);
        return passes(filter);
    };
    CHECK(with([](OrderFilter& f) { f.number = "4123"; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.number = "2345"; }));
    CHECK(with([](OrderFilter& f) { f.number = "#412345"; }));
    CHECK(with([](OrderFilter& f) { f.number = " # 4123 "; }));
    CHECK(with([](OrderFilter& f) { f.number = "#"; })); // nothing is asked yet
    CHECK_FALSE(with([](OrderFilter& f) { f.number = "##412345"; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.number = "#2345"; }));
    CHECK(with([](OrderFilter& f) { f.sku = "ip13-128"; }));
    CHECK(with([](OrderFilter& f) { f.sku = "PIX"; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.sku = "128"; }));
    CHECK(with([](OrderFilter& f) { f.customer = "etienne ELO"; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.customer = "elo paul"; }));
    CHECK(with([](OrderFilter& f) { f.from = Instant{1'000}, f.until = Instant{1'001}; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.from = Instant{1'001}; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.until = Instant{1'000}; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.country = "DE"; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.state = OrderState::done; }));
    CHECK(with([](OrderFilter& f) { f.segment = Segment::cancelled_and_refunded; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.segment = Segment::shipped; }));
    CHECK_FALSE(with([](OrderFilter& f) { f.country = "FR", f.number = "9"; }));
}

TEST_CASE("words of names in any script") {
    CHECK(words_of("Jean-Pierre  O'Neill") ==
          std::vector<std::string>{"jean", "pierre", "o", "neill"});
    OrderBrief greek = brief();
    greek.customer = "Γιώργος Παπαδόπουλος";
    OrderFilter filter;
    filter.customer = "παπαδ";
    CHECK(passes(filter, greek));
    filter.customer = "γιωρ";
    CHECK(passes(filter, greek));
    greek.customer = "Дмитрий Соколов";
    filter.customer = "сокол";
    CHECK(passes(filter, greek));
}

TEST_CASE("segments come back from their names") {
    for (const Segment segment : kSegments)
        CHECK(parse_segment(name_of(segment)).value() == segment);
    CHECK(parse_segment("late").error().code == "parameter_malformed");
}
