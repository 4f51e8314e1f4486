// The ads as a table, or as cards on a phone.
// Must not know how a verdict is reached or what a message does.
#pragma once

#include "web/views/context.hpp"

namespace stall::views::ads {

void list_ui(const Context& context);

} // namespace stall::views::ads
