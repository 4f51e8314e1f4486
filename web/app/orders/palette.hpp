// Orders in the palette: those that there are, by number and by customer, and the segments by name.
// Must not know widgets.
#pragma once

#include "web/app/shell.hpp"

namespace stall::app::orders {

/// What is typed leads there; best first.
void add_palette_entries(const Model& model, std::string_view typed,
                         std::vector<PaletteEntry>& entries);

} // namespace stall::app::orders
