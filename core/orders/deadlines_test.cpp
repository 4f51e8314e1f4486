// Deadlines are given once, from the instant that triggers them.
#include "core/orders/deadlines.hpp"

#include "core/orders/order_file.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::orders;

namespace {

time::BusinessCalendar calendar_of(std::vector<time::Closure> closures = {}) {
    time::CalendarTerms terms;
    terms.closures = std::move(closures);
    terms.version = Version(closures.empty() ? 1 : 2);
    return time::BusinessCalendar::of(terms).value();
}

constexpr Instant kFriday{1'774'627'200'000}; // 2026-03-27 17:00 in Paris

Order order_in(LineState state) {
    Order order;
    order.lines.resize(1);
    order.lines[0].state = state;
    order.paid_at = kFriday;
    return order;
}

} // namespace

TEST_CASE("a payment on Friday afternoon is to be confirmed by Monday afternoon") {
    const auto order = with_deadlines(order_in(LineState::to_confirm), calendar_of()).value();
    CHECK(utc_text(*order.confirm_by) == "2026-03-30T15:00:00Z");
    CHECK_FALSE(order.dispatch_by);
    CHECK(order.calendar_version == calendar_of().version_text());
}

TEST_CASE("the dispatch deadline begins with the acceptance that leaves nothing to confirm") {
    Order order = order_in(LineState::accepted);
    order.accepted_at = kFriday;
    CHECK(utc_text(*with_deadlines(order, calendar_of()).value().dispatch_by) ==
          "2026-03-30T15:00:00Z");
    order.lines.push_back(order.lines[0]);
    order.lines[1].state = LineState::to_confirm;
    CHECK_FALSE(with_deadlines(order, calendar_of()).value().dispatch_by);
}

TEST_CASE("an order is expected to leave also before it is confirmed") {
    const auto expected = [](const Order& order) {
        const auto at = expected_dispatch(order, calendar_of());
        return at ? utc_text(*at) : std::string();
    };
    Order order = order_in(LineState::to_confirm);
    CHECK(expected(order) == "2026-03-31T15:00:00Z"); // Tuesday: 48 hours of business days
    order.lines.push_back(order.lines[0]);
    order.lines[1].state = LineState::accepted; // one of two
    CHECK(expected(order) == "2026-03-31T15:00:00Z");
    order.lines[0].state = LineState::cancelled;
    order.accepted_at = kFriday;
    CHECK(expected(with_deadlines(order, calendar_of()).value()) == "2026-03-30T15:00:00Z");
    order.dispatch_by = kFriday;
    order.shipped_at = kFriday;
    CHECK(expected(order) == "");
    for (const LineState state : {LineState::fresh, LineState::pending, LineState::cancelled})
        CHECK(expected(order_in(state)) == "");
    Order late = order_in(LineState::to_confirm);
    late.paid_at = Instant{4'102'444'800'000}; // 2100: past the calendar's table
    CHECK(expected(late) == "");
}

TEST_CASE("a calendar edited later changes no deadline that was given") {
    const auto given = with_deadlines(order_in(LineState::to_confirm), calendar_of()).value();
    const time::LocalDate monday = time::date_of(2026, 3, 30);
    const auto closed = calendar_of({{monday, monday, "Stocktaking"}});
    CHECK(with_deadlines(given, closed).value() == given);
    const auto fresh = with_deadlines(order_in(LineState::to_confirm), closed).value();
    CHECK(utc_text(*fresh.confirm_by) == "2026-03-31T15:00:00Z");
}

TEST_CASE("what is not paid or over has no deadline") {
    Order unpaid = order_in(LineState::pending);
    unpaid.paid_at.reset();
    CHECK_FALSE(with_deadlines(unpaid, calendar_of()).value().confirm_by);
    CHECK_FALSE(with_deadlines(order_in(LineState::shipped), calendar_of()).value().confirm_by);
}

TEST_CASE("a deadline is explained by the calendar that gave it and by no other") {
    const time::LocalDate monday = time::date_of(2026, 3, 30);
    const auto before = calendar_of(), closed = calendar_of({{monday, monday, "Stocktaking"}});
    struct Row {
        const char* name;
        const time::BusinessCalendar* gave;
        const time::BusinessCalendar* explains;
        std::size_t days;
    };
    const Row rows[] = {
        {"its own", &before, &before, 4}, // Friday to Monday
        {"a later one", &before, &closed, 0},
        {"its own with a closure", &closed, &closed, 5},
        {"an earlier one", &closed, &before, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto order = with_deadlines(order_in(LineState::to_confirm), *row.gave).value();
        const auto days = days_until(*row.explains, kFriday, *order.confirm_by);
        CHECK(days.value().size() == row.days);
    }
}
