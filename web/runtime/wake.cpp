// Decides when a frame is asked for. Must not know who wants it.
#include "web/runtime/wake.hpp"

#include "web/platform/frame.hpp"

#include <algorithm>

namespace stall::runtime {
namespace {

constexpr std::int64_t kTimerId = 1;

} // namespace

void Wake::now(int frames) {
    frames_left_ = std::max(frames_left_, frames);
    if (frames_left_ > 0) platform::request_frame();
}

void Wake::after(int delay_ms) {
    if (delay_ms <= 0) {
        now(1);
        return;
    }
    const double due_ms = platform::steady_now_ms() + delay_ms;
    if (timer_due_ms_ && *timer_due_ms_ <= due_ms) return;
    timer_due_ms_ = due_ms;
    platform::start_timer(platform::Timer::frame, kTimerId, delay_ms);
}

void Wake::frame_began() {
    frames_left_ = std::max(0, frames_left_ - 1);
    if (!timer_due_ms_) return;
    // Whoever still waits for the timer says so again while the frame is drawn.
    timer_due_ms_.reset();
    platform::stop_timer(platform::Timer::frame, kTimerId);
}

void Wake::frame_ended() {
    if (frames_left_ > 0) platform::request_frame();
}

void Wake::timer_fired() {
    timer_due_ms_.reset();
    now(1);
}

} // namespace stall::runtime
