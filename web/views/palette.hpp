// The command palette and the list of shortcuts, over every section.
// Must not know what a command does.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views {

void palette_ui(const Context& context);
/// The same with what it finds.
STALL_LATER kit::PaletteResult found_ui(const Context& context, kit::Palette setup);
STALL_LATER void shortcut_list_ui(const Context& context);

} // namespace stall::views
