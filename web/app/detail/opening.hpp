// The way into the detail of an ad, from the first part of the program.
// Must not know what is asked for there.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::detail {

/// The route shows an ad, perhaps another one than before.
void shown(Turn& turn);
/// The rows of the opened ad are others.
void moved(Turn& turn);

} // namespace stall::app::detail
