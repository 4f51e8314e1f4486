// What the mirror's record says of the thing that a finger or the keyboard is on.
// Must not know how it is drawn.
#pragma once

#include "web/mirror/record.hpp"
#include "web/platform/input.hpp"

namespace stall::runtime {

/// Does a finger there drag the thing itself, as a slider?
bool takes_drag_at(const mirror::Record& record, float x, float y);

/// The kind of the field that has the keyboard; text when none has.
platform::FieldKind field_in_use(const mirror::Record& record);

} // namespace stall::runtime
