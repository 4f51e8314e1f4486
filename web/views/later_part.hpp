// The place of what the later part of the program draws, while it is not there
// (docs/decisions/0009). Must not know what will stand there.
#pragma once

#include "web/views/context.hpp"

namespace stall::views {

/// True once the part is there. Until then draws that it is on its way, or that it cannot be had
/// with a button to try again; asks for it by itself once. `name` is what a screen reader hears.
bool later_part_ui(const Context& context, std::string_view name);

} // namespace stall::views
