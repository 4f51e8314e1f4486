// The way into the Orders section, for those who are not in it.
// Must not know what the section does.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::orders {

void go(Turn& turn);
/// The route leads to orders: their part of the program is asked for when it is not there.
void route_opened(Turn& turn);

/// Asks how many orders wait, while the section itself is not there to know.
void count_waiting(Turn& turn);
void waiting_counted(Turn& turn, int status, std::string_view body);
/// The subject of that errand; others have a write's or none.
inline constexpr std::int64_t kWaitingCount = -1;

/// Handled when their part of the program is there.
void press(Turn& turn, Act act);

} // namespace stall::app::orders
