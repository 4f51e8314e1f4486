// The detail of one ad beside the list: verdict, what-if price, what is left, who stands where.
// Must not know how a verdict is reached or what a message does.
#pragma once

#include "web/views/context.hpp"

namespace stall::views::ads {

void drawer_ui(const Context& context, table::Row row);

} // namespace stall::views::ads
