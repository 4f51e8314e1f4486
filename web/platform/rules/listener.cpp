// Holds the page's one listener. Must not know what it does.
#include "web/platform/listener.hpp"

#include <cassert>

namespace stall::platform {
namespace {

Listener* only = nullptr;

} // namespace

void listen(Listener& listener) { only = &listener; }

Listener& listener() {
    assert(only != nullptr);
    return *only;
}

} // namespace stall::platform
