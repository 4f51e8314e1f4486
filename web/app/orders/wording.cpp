// Which words segments and states of orders have; see wording.hpp.
// Must not know where they are shown.
#include "web/app/orders/wording.hpp"

namespace stall::app::orders {

using stall::orders::OrderState;
using stall::orders::Segment;

TextKey title_of(Segment segment) {
    switch (segment) {
    case Segment::to_confirm: return "orders.segment.to_confirm";
    case Segment::to_dispatch: return "orders.segment.to_dispatch";
    case Segment::shipped: return "orders.segment.shipped";
    case Segment::after_sales: return "orders.segment.after_sales";
    case Segment::cancelled_and_refunded: return "orders.segment.cancelled_and_refunded";
    case Segment::all: return "orders.segment.all";
    }
    return "orders.segment.all";
}

TextKey title_of(OrderState state) {
    switch (state) {
    case OrderState::to_confirm: return "orders.state.1";
    case OrderState::to_dispatch: return "orders.state.3";
    case OrderState::pending_payment: return "orders.state.10";
    default: return "orders.state.9";
    }
}

} // namespace stall::app::orders
