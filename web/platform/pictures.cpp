// Pictures' files as pixels to draw; see pictures.hpp. Must not know what they show.
#include "web/platform/pictures.hpp"

#include <cstddef>

extern "C" void stall_picture_shrink(double request, const char* bytes, std::size_t length,
                                     std::int32_t side);

namespace stall::platform {

void shrink_picture(std::int64_t request, std::string_view file, std::int32_t side) {
    stall_picture_shrink(static_cast<double>(request), file.data(), file.size(), side);
}

} // namespace stall::platform
