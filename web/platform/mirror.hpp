// The DOM side of web/mirror: patches become ARIA elements over the canvas; what is done to them
// comes to Listener::mirror_acted. Must not know the widgets.
#pragma once

#include <string_view>

namespace stall::platform {

/// `patch` as web/mirror/patch.hpp describes it; not empty.
void show_mirror(std::string_view patch);

} // namespace stall::platform
