// The filter of orders as parameters of an address: the same for the list and the export.
// Must not know how orders are found.
#pragma once

#include "core/orders/order_filter.hpp"
#include "server/api/target.hpp"

namespace stall::api {

/// segment, from, until (UTC milliseconds), number, state, sku, customer, country. Errors:
/// "parameter_malformed" (where = "/name").
Result<orders::OrderFilter> order_filter_in(const Target& target);

} // namespace stall::api
