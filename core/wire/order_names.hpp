// What the codecs of orders share: names of kinds, optional instants, states and reasons by number.
// Inside core/wire only. Must not know any one body.
#pragma once

#include "core/wire/names.hpp"
#include "core/wire/orders.hpp"

namespace stall::wire {

inline constexpr std::array kEventNames = std::to_array<std::string_view>(
    {"created", "paid", "confirmed", "cancelled", "dispatched", "delivered", "refunded",
     "identified", "ticket_opened", "unpaid"});

inline void write_instant(Writer& writer, std::string_view key,
                          const std::optional<Instant>& instant) {
    if (instant) writer.field(key, instant->utc_ms);
}
inline void read_instant(Fields& fields, std::string_view key, std::optional<Instant>& instant) {
    if (fields.has(key)) fields.read_instant(key, instant.emplace());
}
template <typename Enum> void write_number(Writer& writer, std::string_view key, Enum value) {
    writer.field(key, static_cast<std::int64_t>(value));
}
inline void read_reason(Fields& fields, orders::Reason& reason) {
    read_checked(fields, "reason", reason, orders::reason_of);
}
inline void read_line_state(Fields& fields, orders::LineState& state) {
    read_checked(fields, "state", state, orders::line_state_of);
}

void write_counts(Writer& writer, const SegmentCounts& counts);
SegmentCounts read_counts(Fields& fields);
/// The fields of a row or detail, between the braces.
void write_order_row(Writer& writer, const OrderRow& row);
OrderRow read_order_row(Fields& fields);
void write_order_detail(Writer& writer, const OrderDetail& detail);
OrderDetail read_order_detail(Fields& fields);

} // namespace stall::wire
