// A small picture out of pixels.
// Must not know what it shows.
#pragma once

#include <cstdint>
#include <string_view>

namespace stall::kit {

struct Picture {
    std::int64_t identity = 0;    ///< other pixels, another number
    std::string_view pixels = {}; ///< pixel_side × pixel_side of RGBA; none: an empty frame
    std::int32_t pixel_side = 0;
    float size = 48; ///< as drawn
};
/// Says nothing to a screen reader: words beside it do.
void picture(const Picture& setup);

} // namespace stall::kit
