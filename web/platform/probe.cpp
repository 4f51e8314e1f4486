// Counts frames for window.stallkeeper. Must not know the model.
#include "web/platform/probe.hpp"

extern "C" {
void stall_probe_attach();
void stall_probe_count();
}

namespace stall::platform {

void attach_probe() { stall_probe_attach(); }

void count_frame() { stall_probe_count(); }

} // namespace stall::platform
