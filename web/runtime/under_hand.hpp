// What the mirror's record says of the thing that a finger is on.
// Must not know how it is drawn.
#pragma once

#include "web/mirror/record.hpp"
#include "web/platform/rules/touch_rules.hpp"

namespace stall::runtime {

/// What a finger there would move.
platform::TouchTarget touch_target_at(const mirror::Record& record, float x, float y);

} // namespace stall::runtime
