// The editions of the ship-from calendar: the present one, by which new deadlines are given, and
// earlier ones that gave those of opened orders. Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// The present one, anew.
void load_calendar(Turn& turn);
/// The one that gave the opened order's deadline, when it is not here.
void load_edition(Turn& turn);
/// The answer to one of these; false when the request is neither.
bool edition_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

/// The server's present word on the business days. Edits that are under way are put on it.
Result<void> take_calendar(Orders& orders, std::string_view body);

/// The calendar that gave the order's deadline; nothing until it is here.
const time::BusinessCalendar* calendar_of(const Orders& orders, const Order& order);

} // namespace stall::app::orders
