// The frame around the sections: navigation, header, banners, palette, shortcuts, toasts.
// Must not know what a section holds.
#pragma once

#include "web/views/context.hpp"

namespace stall::views {

void shell_ui(const Context& context);
void toasts_ui(const Context& context);

} // namespace stall::views
