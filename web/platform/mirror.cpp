// Patches out to the DOM, actions in. Must not know the widgets.
#include "web/platform/mirror.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/listener.hpp"

#include <emscripten.h>

extern "C" {
void stall_mirror_show(const char* patch, std::size_t length);

/// `kind` is the place of the action in web/mirror/node.hpp's Action::Kind.
EMSCRIPTEN_KEEPALIVE void stall_on_mirror(unsigned kind, unsigned id, char* text, double value) {
    constexpr const char* kKinds[] = {"press",  "focus",  "set_text",
                                      "commit", "cancel", "set_value"};
    stall::platform::listener().mirror_acted(kKinds[kind], id, stall::platform::take_text(text),
                                             value);
}
}

namespace stall::platform {

void show_mirror(std::string_view patch) { stall_mirror_show(patch.data(), patch.size()); }

} // namespace stall::platform
