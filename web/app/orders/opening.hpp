// The way into the Orders section, for those who are not in it.
// Must not know what the section does.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::orders {

void go(Turn& turn);
/// The route leads to orders: their part of the program is asked for when it is not there.
void route_opened(Turn& turn);

/// Handled when their part of the program is there.
void press(Turn& turn, Act act);

} // namespace stall::app::orders
