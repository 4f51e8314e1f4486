// The way into creating an ad from the part of the program that is always there.
// Must not know what creating does.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::create {

/// Goes there by the URL.
void go(Turn& turn);
/// The route leads there: opened now, or when the later part has come.
void route_opened(Turn& turn);

} // namespace stall::app::create
