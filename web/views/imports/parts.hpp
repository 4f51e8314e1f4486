// What the import's dialog is made of. Inside web/views/imports only.
// Must not know how a line is judged or sent.
#pragma once

#include "web/views/context.hpp"

namespace stall::views::imports {

using app::imports::Import;
using app::imports::JudgedLine;

/// The lines of the file, all or of one kind; refused ones as cells to be corrected.
void lines_ui(const Context& context, const Import& import);
/// What each column of the file is to be.
void columns_ui(const Context& context, const Import& import);

} // namespace stall::views::imports
