// What the mirror's record says of the thing that a finger is on.
// Must not know how it is drawn.
#pragma once

#include "web/mirror/record.hpp"

namespace stall::runtime {

/// Does a finger there drag the thing itself, as a slider?
bool takes_drag_at(const mirror::Record& record, float x, float y);

} // namespace stall::runtime
