// Time: one animation frame when asked for, timers, the clocks.
// Must not know why anybody wants a frame.
#pragma once

#include "web/platform/listener.hpp"

namespace stall::platform {

/// Answered once by Listener::frame_due; asking twice before that is asking once.
void request_frame();
/// Answered by Listener::timer_fired. Starting it again moves it.
void start_timer(Timer timer, std::int64_t id, int delay_ms);
void stop_timer(Timer timer, std::int64_t id);

/// Milliseconds since the page opened, never going back.
double steady_now_ms();
/// UTC milliseconds since 1970.
std::int64_t utc_now_ms();
/// Unpredictable bits.
std::uint64_t random_bits();

} // namespace stall::platform
