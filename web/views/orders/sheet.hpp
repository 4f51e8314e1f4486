// The parts of an opened order.
// Must not know what a message does.
#pragma once

#include "web/views/orders/parts.hpp"

namespace stall::views::orders {

/// The deadline with why each day counted or not, or how the order stands. `order` may be missing.
void standing_ui(const Scene& scene, const OrderBrief& brief, const stall::orders::Order* order);
/// When the order is late and a day stood still: each day since the deadline began to run.
void delay_ui(const Scene& scene, const stall::orders::Order& order);
void money_ui(const Scene& scene, const wire::OrderDetail& detail);
void parcel_ui(const Scene& scene, const wire::OrderDetail& detail);
void customer_ui(const Scene& scene, const wire::OrderDetail& detail);
void timeline_ui(const Scene& scene, const wire::OrderDetail& detail);

} // namespace stall::views::orders
