// Every move between two states of a line, and what lines make of their order.
#include "core/orders/order_state.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace stall;
using namespace stall::orders;

namespace {

std::vector<LineState> states(std::initializer_list<int> numbers) {
    std::vector<LineState> all;
    for (const int number : numbers) all.push_back(static_cast<LineState>(number));
    return all;
}

} // namespace

TEST_CASE("five moves are legal and every other pair of line states is not") {
    const std::vector<std::pair<int, int>> legal = {{1, 2}, {1, 4}, {2, 3}, {2, 5}, {3, 6}};
    int refused = 0;
    for (int from = 0; from < 10; ++from) {
        for (int to = 0; to < 10; ++to) {
            CAPTURE(from);
            CAPTURE(to);
            const auto moved = check_move(static_cast<LineState>(from), static_cast<LineState>(to));
            const bool is_legal = std::ranges::find(legal, std::pair(from, to)) != legal.end();
            CHECK(moved.ok() == is_legal);
            if (moved.ok()) continue;
            ++refused;
            CHECK(moved.error().code == "line_move_not_allowed");
            CHECK(moved.error().got == std::to_string(from));
        }
    }
    CHECK(refused == 95);
}

TEST_CASE("a refused move names the legal ones") {
    CHECK(check_move(LineState::to_confirm, LineState::shipped).error().wanted == "2, 4");
    CHECK(check_move(LineState::accepted, LineState::cancelled).error().wanted == "3, 5");
    CHECK(check_move(LineState::cancelled, LineState::accepted).error().wanted == "");
}

TEST_CASE("an order's state follows from its lines") {
    struct Case {
        std::vector<LineState> lines;
        int order;
    };
    const std::vector<Case> cases = {
        {states({}), 0},           {states({0}), 0},    {states({9}), 0},
        {states({0, 1}), 0},       {states({9, 2}), 0}, {states({8}), 10},
        {states({8, 1}), 10},      {states({7}), 8},    {states({7, 7}), 8},
        {states({1}), 1},          {states({1, 2}), 1}, {states({1, 4}), 1},
        {states({1, 3}), 1},       {states({2}), 3},    {states({2, 4}), 3},
        {states({2, 3, 5}), 3},    {states({2, 2}), 3}, {states({3}), 9},
        {states({4}), 9},          {states({5, 4}), 9}, {states({6}), 9},
        {states({3, 4, 5, 6}), 9}, {states({4, 7}), 9},
    };
    for (const Case& each : cases) {
        CAPTURE(each.order);
        CAPTURE(each.lines.size());
        CHECK(static_cast<int>(derive_state(each.lines)) == each.order);
    }
}

TEST_CASE("numbers that are no state are refused") {
    CHECK(line_state_of(9).ok());
    CHECK_FALSE(line_state_of(10).ok());
    CHECK_FALSE(line_state_of(-1).ok());
    CHECK(order_state_of(10).value() == OrderState::pending_payment);
    CHECK_FALSE(order_state_of(2).ok());
    CHECK(is_shown(OrderState::pending_payment));
    CHECK_FALSE(is_shown(OrderState::fresh));
    CHECK_FALSE(is_shown(OrderState::unpaid));
}

TEST_CASE("only what was paid and not taken back before it left goes into a parcel") {
    using enum LineState;
    struct Row {
        LineState state;
        bool is_paid;
        bool is_packed;
    };
    for (const Row& row :
         {Row{fresh, false, false}, Row{pending, false, false}, Row{on_hold, false, false},
          Row{unpaid, false, false}, Row{to_confirm, true, true}, Row{accepted, true, true},
          Row{shipped, true, true}, Row{cancelled, true, false},
          Row{refunded_before_shipping, true, false}, Row{refunded_after_shipping, true, true}}) {
        CAPTURE(static_cast<int>(row.state));
        CHECK(is_paid(row.state) == row.is_paid);
        CHECK(is_packed(row.state) == row.is_packed);
    }
}
