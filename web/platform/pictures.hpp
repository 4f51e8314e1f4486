// Pictures' files as pixels to draw. Must not know what they show.
#pragma once

#include <cstdint>
#include <string_view>

namespace stall::platform {

/// Answered by Listener::bytes_read: side × side pixels of red, green, blue, alpha, the whole
/// picture in their middle; "" when the browser cannot read it.
void shrink_picture(std::int64_t request, std::string_view file, std::int32_t side);

} // namespace stall::platform
