// Places in lists of orders; see order_list.hpp.
#include "core/orders/order_list.hpp"

#include <limits>

namespace stall::orders {

std::optional<Deadline> deadline_of(const OrderBrief& order) {
    if (order.state == OrderState::to_confirm && order.confirm_by)
        return Deadline{Deadline::For::confirm, *order.confirm_by};
    if (order.state == OrderState::to_dispatch && order.dispatch_by)
        return Deadline{Deadline::For::dispatch, *order.dispatch_by};
    return std::nullopt;
}

ListPlace place_of(const OrderBrief& order, ListSort sort) {
    const std::int64_t number = order.id.value;
    if (sort == ListSort::oldest) return {order.created_at.utc_ms, number};
    if (sort == ListSort::newest) return {-order.created_at.utc_ms, -number};
    const auto deadline = deadline_of(order);
    return {deadline ? deadline->by.utc_ms : std::numeric_limits<std::int64_t>::max(), -number};
}

} // namespace stall::orders
