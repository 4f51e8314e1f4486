// The filters of the ads list: a chip for each, and the panel that sets them.
// Must not know how a filter is evaluated.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::ads {

void chips_ui(const Context& context);
void filters_button_ui(const Context& context, bool is_icon_only);
/// What stands under the button.
STALL_LATER void filter_panel_ui(const Context& context);

} // namespace stall::views::ads
