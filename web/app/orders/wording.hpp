// Which words segments and states of orders have.
// Must not know where they are shown.
#pragma once

#include "core/orders/order_filter.hpp"
#include "web/app/texts.hpp"

namespace stall::app::orders {

TextKey title_of(stall::orders::Segment segment);
TextKey title_of(stall::orders::OrderState state);

} // namespace stall::app::orders
