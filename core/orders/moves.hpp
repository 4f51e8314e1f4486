// The one door for every change of an order: each move takes the order as it stands and gives the
// order as it would be, with the units that go back to stock and the money that it moves.
// Source: rules.md section 4. Must not know JSON, storage, roles or deadlines' calendar.
#pragma once

#include "core/orders/line_money.hpp"

namespace stall::orders {

struct StockReturn {
    ListingId listing;
    std::int32_t pieces = 0;
    bool operator==(const StockReturn&) const = default;
};

/// What a move makes of an order (its version unchanged).
struct Moved {
    Order order;
    std::vector<OrderLineId> lines; ///< that it touched
    std::vector<StockReturn> stock;
    std::vector<MoneyEntry> money;
};

/// Lines to be moved; empty: every line that stands where the move begins.
using LineChoice = std::span<const OrderLineId>;

// Errors of all: "line_unknown", "line_move_not_allowed" (got: the state's number, wanted: the
// legal ones); `where` is "/lines/N" or "/lines".

/// 1 → 2. Stock fell when the order came: nothing moves. Errors: "sku_missing".
Result<Moved> confirm(const Order& order, LineChoice lines, Instant now);

/// 1 → 4. The units go back unless the stock was wrong; nothing was sold yet, so no money moves.
/// Errors: "reason_not_before_shipping".
Result<Moved> cancel(const Order& order, LineChoice lines, Reason reason);

struct LineIdentifiers {
    OrderLineId line;
    Identifiers identifiers;
    bool operator==(const LineIdentifiers&) const = default;
};
struct Dispatch {
    Parcel parcel;
    std::vector<LineIdentifiers> identifiers;
    bool operator==(const Dispatch&) const = default;
};
/// 2 → 3 of every accepted line, in one parcel, whose number was checked before (tracking.hpp).
/// Errors: "order_lines_undecided" (a line is still to confirm), "tracking_number_missing", those
/// of check_parcel_text and of write_identifiers.
Result<Moved> dispatch(const Order& order, const Dispatch& wish, Instant now);

struct LineRefund {
    OrderLineId line;
    std::optional<std::int64_t> amount_minor; ///< nothing: all that is left
    bool operator==(const LineRefund&) const = default;
};
struct RefundWish {
    std::vector<LineRefund> lines;
    Reason reason = Reason::other;
    std::string message;
    bool operator==(const RefundWish&) const = default;
};
/// 2 → 5 in full, with the units back unless the stock was wrong; 3 → 6 in full or part. A line in
/// 6 may be refunded again while something of what was paid is left: its state stays.
/// Errors: "lines_missing", "line_twice", "refund_part_before_shipping", "message_too_long", those
/// of plan_refund and check_before_shipping.
Result<Moved> refund(const Order& order, const RefundWish& wish);

/// Of lines that are accepted, shipped, or refunded after. Errors: those of write_identifiers,
/// "identifiers_not_now" (got: the line's state).
Result<Moved> set_identifiers(const Order& order, const LineIdentifiers& wish);

/// Lengths, a number that was not spoilt, and an address that a browser may be sent to. Errors:
/// "tracking_number_missing", "tracking_number_spoilt",
/// "tracking_number_too_long", "carrier_too_long", "tracking_url_too_long",
/// "tracking_url_malformed", "utf8_invalid"; `where` is "/tracking_number" ….
Result<Parcel> check_parcel_text(const Parcel& parcel);

} // namespace stall::orders
