// Animation frames, timers and clocks of the browser. Must not know who asks.
#include "web/platform/frame.hpp"

#include <emscripten.h>

#include <unistd.h>

#include <chrono>

extern "C" {
void stall_request_frame();
void stall_start_timer(int owner, double id, int delay_ms);
void stall_stop_timer(int owner, double id);

EMSCRIPTEN_KEEPALIVE void stall_on_frame(double now_ms) {
    stall::platform::listener().frame_due(now_ms);
}
EMSCRIPTEN_KEEPALIVE void stall_on_timer(int owner, double id) {
    stall::platform::listener().timer_fired(static_cast<stall::platform::Timer>(owner),
                                            static_cast<std::int64_t>(id));
}
}

namespace stall::platform {

void request_frame() { stall_request_frame(); }

void start_timer(Timer timer, std::int64_t id, int delay_ms) {
    stall_start_timer(static_cast<int>(timer), static_cast<double>(id), delay_ms);
}

void stop_timer(Timer timer, std::int64_t id) {
    stall_stop_timer(static_cast<int>(timer), static_cast<double>(id));
}

double steady_now_ms() { return emscripten_get_now(); }

std::int64_t utc_now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::uint64_t random_bits() {
    std::uint64_t bits = 0;
    getentropy(&bits, sizeof bits);
    return bits;
}

} // namespace stall::platform
