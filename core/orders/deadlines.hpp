// By when an order is to be confirmed and dispatched. Source: rules.md section 4.
// Must not know how business days are counted (core/time), or where calendars are kept.
#pragma once

#include "core/orders/order.hpp"
#include "core/time/business_clock.hpp"

namespace stall::orders {

inline constexpr std::int32_t kConfirmHours = 24;  ///< of business days, from the payment
inline constexpr std::int32_t kDispatchHours = 24; ///< of business days, from the acceptance

/// The order with the deadlines that its instants call for and that it does not have yet; one that
/// was given stays, whatever the calendar says by now. Errors: those of time::deadline_after.
Result<Order> with_deadlines(Order order, const time::BusinessCalendar& calendar);

/// By when it is expected to leave: its deadline; while it waits to be confirmed, both budgets
/// after the payment. Nothing once it left, where it never will, or past the calendar's days.
std::optional<Instant> expected_dispatch(const Order& order,
                                         const time::BusinessCalendar& calendar);

/// Every day from what triggered a deadline until it, and why it counted or not. Nothing when this
/// calendar gives another deadline: it is not the one to explain it by. Errors: those of
/// time::counted_days.
Result<std::vector<time::CountedDay>> days_until(const time::BusinessCalendar& calendar,
                                                 Instant trigger, Instant deadline);

} // namespace stall::orders
