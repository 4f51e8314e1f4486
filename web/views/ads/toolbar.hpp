// Over the ads list: search, filter chips, the filter panel, saved views, columns, export, import.
// Must not know how a question is answered.
#pragma once

#include "web/views/context.hpp"

namespace stall::views::ads {

void toolbar_ui(const Context& context);

} // namespace stall::views::ads
