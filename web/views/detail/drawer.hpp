// The detail of one ad beside the list: its price and why, the history of it, all its markets.
// Must not know how a verdict is reached.
#pragma once

#include "core/table/table.hpp"
#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::detail {

STALL_LATER void drawer_ui(const Context& context, table::Row row);
/// While the later part of the program is on its way.
void awaited_drawer_ui(const Context& context, table::Row row);
/// Of the side of the ad that the route names.
float width_of(app::Pane pane);

} // namespace stall::views::detail
