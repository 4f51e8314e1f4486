// The table of moves and the derivation. Must not know what a move needs besides.
#include "core/orders/order_state.hpp"

#include <algorithm>

namespace stall::orders {
namespace {

constexpr std::array kFromToConfirm = {LineState::accepted, LineState::cancelled};
constexpr std::array kFromAccepted = {LineState::shipped, LineState::refunded_before_shipping};
constexpr std::array kFromShipped = {LineState::refunded_after_shipping};

std::string number_of(LineState state) { return std::to_string(static_cast<int>(state)); }

} // namespace

Result<LineState> line_state_of(std::int64_t number) {
    if (number >= 0 && number < static_cast<std::int64_t>(kLineStates))
        return static_cast<LineState>(number);
    return Error{"json_type", "", std::to_string(number), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"};
}

Result<OrderState> order_state_of(std::int64_t number) {
    for (const OrderState state : kOrderStates)
        if (static_cast<std::int64_t>(state) == number) return state;
    return Error{"json_type", "", std::to_string(number), "0, 1, 3, 8, 9, 10"};
}

std::span<const LineState> legal_moves(LineState from) {
    switch (from) {
    case LineState::to_confirm: return kFromToConfirm;
    case LineState::accepted: return kFromAccepted;
    case LineState::shipped: return kFromShipped;
    default: return {};
    }
}

Result<void> check_move(LineState from, LineState to) {
    const auto legal = legal_moves(from);
    if (std::ranges::find(legal, to) != legal.end()) return {};
    std::string wanted;
    for (const LineState state : legal) wanted += (wanted.empty() ? "" : ", ") + number_of(state);
    return Error{"line_move_not_allowed", "", number_of(from), std::move(wanted)};
}

OrderState derive_state(std::span<const LineState> lines) {
    const auto any = [lines](LineState state) {
        return std::ranges::find(lines, state) != lines.end();
    };
    const auto all = [lines](LineState state) {
        return std::ranges::count(lines, state) == std::ranges::ssize(lines);
    };
    if (lines.empty() || any(LineState::fresh) || any(LineState::on_hold)) return OrderState::fresh;
    if (any(LineState::pending)) return OrderState::pending_payment;
    if (all(LineState::unpaid)) return OrderState::unpaid;
    if (any(LineState::to_confirm)) return OrderState::to_confirm;
    return any(LineState::accepted) ? OrderState::to_dispatch : OrderState::done;
}

} // namespace stall::orders
