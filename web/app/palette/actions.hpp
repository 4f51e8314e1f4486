// What the palette can do beyond the named commands: the deeds of bulk edits, of the saved
// repricing rules and of orders. Must not know widgets.
#pragma once

#include "web/app/shell.hpp"

namespace stall::app::palette {

/// Those whose label holds `wanted` (folded), that the role may do and that have something to be
/// done to. Each leads to its section first.
void add_actions(const Model& model, const std::string& wanted, std::vector<PaletteEntry>& entries);

} // namespace stall::app::palette
