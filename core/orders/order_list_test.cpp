// How lists of orders stand, and that of equals one is always first.
#include "core/orders/order_list.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace stall;
using namespace stall::orders;

namespace {

OrderBrief order(std::int64_t number, OrderState state, std::int64_t created,
                 std::optional<Instant> confirm_by, std::optional<Instant> dispatch_by) {
    OrderBrief brief;
    brief.id = OrderId(number);
    brief.state = state;
    brief.created_at = Instant{created};
    brief.confirm_by = confirm_by;
    brief.dispatch_by = dispatch_by;
    return brief;
}

std::string numbers_in_order(std::vector<OrderBrief> orders, ListSort sort) {
    std::ranges::sort(orders, {}, [&](const OrderBrief& each) { return place_of(each, sort); });
    std::string numbers;
    for (const OrderBrief& each : orders) numbers += std::to_string(each.id.value) + " ";
    return numbers;
}

constexpr Instant kMonday{1'000}, kTuesday{2'000}, kWednesday{3'000};

} // namespace

TEST_CASE("equal deadlines and instants leave no choice") {
    // 1 to 4 came over the week-end and share a deadline; 1 and 2 came in one instant.
    const std::vector<OrderBrief> orders = {
        order(1, OrderState::to_confirm, 10, kTuesday, {}),
        order(2, OrderState::to_confirm, 10, kTuesday, {}),
        order(3, OrderState::to_dispatch, 30, kMonday, kTuesday), // its older deadline is over
        order(4, OrderState::to_confirm, 20, kTuesday, {}),
        order(5, OrderState::to_dispatch, 5, kWednesday, kMonday),
        order(6, OrderState::done, 1, kMonday, kMonday),
        order(7, OrderState::done, 40, {}, {}),
    };
    struct Row {
        ListSort sort;
        const char* numbers;
    };
    for (const Row& row :
         {Row{ListSort::deadline, "5 4 3 2 1 7 6 "}, Row{ListSort::newest, "7 3 4 2 1 5 6 "},
          Row{ListSort::oldest, "6 5 1 2 4 3 7 "}}) {
        CHECK(numbers_in_order(orders, row.sort) == row.numbers);
        std::vector<OrderBrief> shuffled = orders;
        for (std::size_t turn = 0; turn < orders.size(); ++turn) {
            std::ranges::rotate(shuffled, shuffled.begin() + 1);
            CHECK(numbers_in_order(shuffled, row.sort) == row.numbers);
        }
    }
}

TEST_CASE("a deadline is the one of the state that the order is in") {
    CHECK(deadline_of(order(1, OrderState::to_confirm, 0, kMonday, kTuesday)) ==
          Deadline{Deadline::For::confirm, kMonday});
    CHECK(deadline_of(order(1, OrderState::to_dispatch, 0, kMonday, kTuesday)) ==
          Deadline{Deadline::For::dispatch, kTuesday});
    for (const OrderState state : {OrderState::pending_payment, OrderState::done})
        CHECK_FALSE(deadline_of(order(1, state, 0, kMonday, kTuesday)).has_value());
}
