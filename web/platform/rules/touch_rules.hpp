// One finger as a pointer: a tap is a click, a held finger a right click, a drag scrolls what is
// under it and runs on, unless the thing under it wants to be dragged. Must not know ImGui or the
// DOM.
#pragma once

#include <cstdint>

namespace stall::platform {

inline constexpr float kTouchSlopPx = 8;

struct TouchPoint {
    float x = 0;
    float y = 0;
    double at_ms = 0;
};

/// What is to be done now, at x and y; dx and dy are how far the content moves.
struct TouchStep {
    enum class Act : std::uint8_t {
        nothing,
        drag_begins,
        drag_moves,
        drag_ends,
        scroll_begins,
        scrolls,
        tap,
        hold
    };
    Act act = Act::nothing;
    float x = 0;
    float y = 0;
    float dx = 0;
    float dy = 0;
    bool operator==(const TouchStep&) const = default;
};

/// What is under a finger: a window of ImGui's that scrolls, a widget that scrolls itself by the
/// wheel, or a thing that wants to be dragged (slider, scrollbar).
enum class TouchTarget : std::uint8_t { scrolls, turns_wheel, takes_drag };

class TouchGesture {
public:
    /// The content still runs: the finger only stops it.
    TouchStep down(TouchPoint point, TouchTarget target);
    TouchStep move(TouchPoint point);
    TouchStep up(TouchPoint point);
    /// The finger has not moved for half a second.
    TouchStep held();
    /// A second finger, or the browser took over.
    TouchStep cancel();

    /// The next piece of the way that the content runs on by itself.
    TouchStep glide(double now_ms);
    bool is_gliding() const { return phase_ == Phase::gliding; }
    /// It hit the end.
    void stop_gliding();

private:
    enum class Phase : std::uint8_t { none, waiting, dragging, scrolling, gliding, spent };
    Phase phase_ = Phase::none;
    TouchPoint start_;
    TouchPoint last_;
    float speed_x_ = 0; ///< px per ms, smoothed
    float speed_y_ = 0;
};

} // namespace stall::platform
