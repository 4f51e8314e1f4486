// Which orders the list shows, and what of an order the views ask again and again.
// Must not know widgets or HTTP.
#pragma once

#include "core/time/time_left.hpp"
#include "web/app/orders/model.hpp"

namespace stall::app::orders {

/// Answers the question anew from what the page holds, for a segment that is held.
void refresh_list(Orders& orders);

/// Takes what the server says of an order, unless what is known is newer.
void put(Orders& orders, OrderBrief brief);
const OrderBrief* find(const Orders& orders, OrderId id);
std::optional<Due> due_of(const OrderBrief& brief);
std::optional<Due> due_of(const Order& order);

/// May this be done to an order that stands like that? By the core's table of moves.
bool allows(const OrderBrief& brief, Deed deed);
/// Of those orders, the ones to which it may be done.
std::vector<OrderId> allowing(const Orders& orders, const std::vector<OrderId>& ids, Deed deed);
std::vector<OrderId> ticked_for(const Orders& orders, Deed deed);

/// How the order would stand after it: what the list shows until the server answers.
OrderBrief foreseen(OrderBrief brief, Deed deed);
bool is_pending(const Orders& orders, OrderId id);

} // namespace stall::app::orders
