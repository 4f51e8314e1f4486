// The states of one finger. Must not know ImGui or the DOM.
#include "web/platform/rules/touch_rules.hpp"

#include <cmath>

namespace stall::platform {
namespace {

constexpr float kGlideSpeedMin = 0.05F; ///< px per ms
constexpr double kGlideDecayMs = 325;
constexpr double kRestMs = 80; ///< a finger that rests before it leaves throws nothing

} // namespace

using Act = TouchStep::Act;

TouchStep TouchGesture::down(TouchPoint point, TouchTarget target) {
    const bool only_stops = phase_ == Phase::gliding;
    start_ = last_ = point;
    speed_x_ = speed_y_ = 0;
    if (target == TouchTarget::takes_drag) {
        phase_ = Phase::dragging;
        return {Act::drag_begins, point.x, point.y};
    }
    phase_ = only_stops ? Phase::scrolling : Phase::waiting;
    return {};
}

TouchStep TouchGesture::move(TouchPoint point) {
    if (phase_ == Phase::dragging) return {Act::drag_moves, point.x, point.y};
    if (phase_ == Phase::waiting) {
        if (std::hypot(point.x - start_.x, point.y - start_.y) <= kTouchSlopPx) return {};
        phase_ = Phase::scrolling;
        last_ = point; // the slop is not made up for: no jump
        return {Act::scroll_begins, start_.x, start_.y};
    }
    if (phase_ != Phase::scrolling) return {};
    const TouchStep step{Act::scrolls, start_.x, start_.y, point.x - last_.x, point.y - last_.y};
    const double passed_ms = point.at_ms - last_.at_ms;
    if (passed_ms > 0) {
        const auto ms = static_cast<float>(passed_ms);
        speed_x_ = 0.4F * speed_x_ + 0.6F * step.dx / ms;
        speed_y_ = 0.4F * speed_y_ + 0.6F * step.dy / ms;
    }
    last_ = point;
    return step;
}

TouchStep TouchGesture::up(TouchPoint point) {
    const Phase was = phase_;
    phase_ = Phase::none;
    if (was == Phase::dragging) return {Act::drag_ends, point.x, point.y};
    if (was == Phase::waiting) return {Act::tap, start_.x, start_.y};
    if (was != Phase::scrolling) return {};
    const bool was_thrown =
        point.at_ms - last_.at_ms < kRestMs && std::hypot(speed_x_, speed_y_) > kGlideSpeedMin;
    if (was_thrown) {
        phase_ = Phase::gliding;
        last_ = point;
    }
    return {};
}

TouchStep TouchGesture::held() {
    if (phase_ != Phase::waiting) return {};
    phase_ = Phase::spent;
    return {Act::hold, start_.x, start_.y};
}

TouchStep TouchGesture::cancel() {
    const bool was_dragging = phase_ == Phase::dragging;
    phase_ = Phase::none;
    return was_dragging ? TouchStep{Act::drag_ends, last_.x, last_.y} : TouchStep{};
}

TouchStep TouchGesture::glide(double now_ms) {
    if (phase_ != Phase::gliding) return {};
    const double passed_ms = now_ms - last_.at_ms;
    if (passed_ms <= 0) return {};
    const auto ms = static_cast<float>(passed_ms);
    const TouchStep step{Act::scrolls, start_.x, start_.y, speed_x_ * ms, speed_y_ * ms};
    const auto kept = static_cast<float>(std::exp(-passed_ms / kGlideDecayMs));
    speed_x_ *= kept;
    speed_y_ *= kept;
    last_.at_ms = now_ms;
    if (std::hypot(speed_x_, speed_y_) < kGlideSpeedMin) phase_ = Phase::none;
    return step;
}

void TouchGesture::stop_gliding() {
    if (phase_ == Phase::gliding) phase_ = Phase::none;
}

} // namespace stall::platform
