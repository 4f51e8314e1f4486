// States of orders and of their lines, with the marketplace's numbers, and which moves a merchant
// may make. Source: rules.md section 4. Must not know what a move needs besides, or money.
#pragma once

#include "core/base/result.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stall::orders {

enum class LineState : std::uint8_t {
    fresh = 0, ///< being checked
    to_confirm = 1,
    accepted = 2,
    shipped = 3,
    cancelled = 4,
    refunded_before_shipping = 5,
    refunded_after_shipping = 6,
    unpaid = 7,
    pending = 8, ///< the customer's payment is awaited
    on_hold = 9, ///< a partner must validate
};
inline constexpr std::size_t kLineStates = 10;

/// Never set: derived from the lines.
enum class OrderState : std::uint8_t {
    fresh = 0,
    to_confirm = 1,
    to_dispatch = 3,
    unpaid = 8,
    done = 9,
    pending_payment = 10,
};
inline constexpr std::array kOrderStates = {OrderState::fresh,       OrderState::to_confirm,
                                            OrderState::to_dispatch, OrderState::unpaid,
                                            OrderState::done,        OrderState::pending_payment};

/// Errors: "json_type" (wanted: the numbers).
Result<LineState> line_state_of(std::int64_t number);
Result<OrderState> order_state_of(std::int64_t number);

/// The states that a merchant may move a line to; empty where the state is final or not his.
std::span<const LineState> legal_moves(LineState from);

/// Errors: "line_move_not_allowed" (got: the state's number, wanted: the legal ones; "" for none).
Result<void> check_move(LineState from, LineState to);

/// What lines in these states make of their order. An order without a line is fresh.
OrderState derive_state(std::span<const LineState> lines);

/// Orders that are being checked or were never paid are not the merchant's to see.
constexpr bool is_shown(OrderState state) {
    return state != OrderState::fresh && state != OrderState::unpaid;
}

/// Whether the customer's money for a line in this state came; it may have been given back since.
constexpr bool is_paid(LineState state) {
    return state != LineState::fresh && state != LineState::pending &&
           state != LineState::on_hold && state != LineState::unpaid;
}

/// Whether a line in this state goes, or went, into a parcel.
constexpr bool is_packed(LineState state) {
    return is_paid(state) && state != LineState::cancelled &&
           state != LineState::refunded_before_shipping;
}

} // namespace stall::orders
