// The calendar of the place that orders ship from, edited as a whole: region and closures.
// Must not know widgets, nor how business days are counted.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// Acts of the calendar's dialog; false when it is none of them.
bool press_calendar(Turn& turn, const Pressed& pressed);
void choose_in_calendar(Turn& turn, const Chosen& chosen);
void name_closure(Turn& turn, std::string name);

/// The country's regions with holidays of their own; empty until the places have come.
const wire::Place* place_of(const Orders& orders, std::string_view country);

bool calendar_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::orders
