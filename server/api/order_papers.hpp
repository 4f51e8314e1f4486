// Slips and notes of an order for both families of routes: loaded, put into blocks, and drawn by
// the printer that the host brought. Must not know how they are drawn.
#pragma once

#include "core/orders/order.hpp"
#include "server/api/call.hpp"

namespace stall::api {

enum class Paper : std::uint8_t { packing_slip, delivery_note };

/// The page as the answer to a request. Errors: "order_unknown", "parameter_malformed" (a language
/// that there is not), failures.
Result<Response> paper_of(const Call& call, OrderId order, Paper paper);

} // namespace stall::api
