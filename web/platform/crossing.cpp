// Copies and frees what came over from JavaScript. Must not know what it is.
#include "web/platform/crossing.hpp"

#include <cstdlib>

namespace stall::platform {

std::string take_text(char* text) {
    std::string taken(text);
    std::free(text);
    return taken;
}

std::string take_bytes(char* bytes, std::size_t length) {
    std::string taken(bytes, length);
    std::free(bytes);
    return taken;
}

} // namespace stall::platform
