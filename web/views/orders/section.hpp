// The Orders section: segments, filters, the list, the opened order beside it, and its dialogs.
// Must not know HTTP or how a move is decided.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::orders {

STALL_LATER void section_ui(const Context& context);

} // namespace stall::views::orders
