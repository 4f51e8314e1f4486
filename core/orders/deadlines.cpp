// Two triggers, two budgets. Must not know how business days are counted.
#include "core/orders/deadlines.hpp"

namespace stall::orders {

Result<Order> with_deadlines(Order order, const time::BusinessCalendar& calendar) {
    const OrderState state = state_of(order);
    if (state == OrderState::to_confirm && order.paid_at && !order.confirm_by) {
        order.confirm_by = TRY(time::deadline_after(calendar, *order.paid_at, kConfirmHours));
        order.calendar_version = calendar.version_text();
    }
    if (state == OrderState::to_dispatch && order.accepted_at && !order.dispatch_by) {
        order.dispatch_by = TRY(time::deadline_after(calendar, *order.accepted_at, kDispatchHours));
        order.calendar_version = calendar.version_text();
    }
    return order;
}

std::optional<Instant> expected_dispatch(const Order& order,
                                         const time::BusinessCalendar& calendar) {
    if (order.shipped_at) return std::nullopt;
    if (order.dispatch_by || state_of(order) != OrderState::to_confirm || !order.paid_at)
        return order.dispatch_by;
    const auto expected =
        time::deadline_after(calendar, *order.paid_at, kConfirmHours + kDispatchHours);
    return expected.ok() ? std::optional(expected.value()) : std::nullopt;
}

Result<std::vector<time::CountedDay>> days_until(const time::BusinessCalendar& calendar,
                                                 Instant trigger, Instant deadline) {
    static_assert(kConfirmHours == kDispatchHours);
    const Instant given = TRY(time::deadline_after(calendar, trigger, kConfirmHours));
    if (given != deadline) return std::vector<time::CountedDay>();
    return time::counted_days(calendar, trigger, deadline);
}

} // namespace stall::orders
