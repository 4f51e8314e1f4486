// A finger's tap, hold, drag, scroll and throw. Must not know ImGui or the DOM.
#include "web/platform/rules/touch_rules.hpp"

#include <doctest/doctest.h>

namespace stall::platform {
namespace {

using Act = TouchStep::Act;

TEST_CASE("a finger that stays within the slop taps where it came down") {
    TouchGesture gesture;
    CHECK(gesture.down({100, 100, 0}, TouchTarget::scrolls).act == Act::nothing);
    CHECK(gesture.move({103, 104, 20}).act == Act::nothing);
    CHECK(gesture.up({103, 104, 40}) == TouchStep{Act::tap, 100, 100});
}

TEST_CASE("a finger beyond the slop scrolls and does not tap") {
    TouchGesture gesture;
    gesture.down({100, 100, 0}, TouchTarget::scrolls);
    CHECK(gesture.move({100, 110, 10}) == TouchStep{Act::scroll_begins, 100, 100});
    CHECK(gesture.move({100, 130, 20}) == TouchStep{Act::scrolls, 100, 100, 0, 20});
    CHECK(gesture.up({100, 130, 500}).act == Act::nothing);
    CHECK_FALSE(gesture.is_gliding());
}

TEST_CASE("a thrown finger runs on ever slower and ends") {
    TouchGesture gesture;
    gesture.down({100, 300, 0}, TouchTarget::scrolls);
    for (int step = 1; step <= 6; ++step) {
        gesture.move({100, static_cast<float>(300 - 20 * step), 16.0 * step});
    }
    gesture.up({100, 180, 100});
    REQUIRE(gesture.is_gliding());
    float before = -1000;
    double now_ms = 100;
    int frames = 0;
    while (gesture.is_gliding() && frames < 1000) {
        now_ms += 16;
        const TouchStep step = gesture.glide(now_ms);
        CHECK(step.dy < 0);
        CHECK(step.dy > before);
        before = step.dy;
        ++frames;
    }
    CHECK(frames > 20);
    CHECK(frames < 200);
}

TEST_CASE("a finger that comes down while content runs only stops it") {
    TouchGesture gesture;
    gesture.down({0, 100, 0}, TouchTarget::scrolls);
    gesture.move({0, 80, 16});
    gesture.move({0, 50, 32});
    gesture.up({0, 50, 40});
    REQUIRE(gesture.is_gliding());
    gesture.down({0, 60, 60}, TouchTarget::scrolls);
    CHECK_FALSE(gesture.is_gliding());
    CHECK(gesture.up({0, 60, 200}).act == Act::nothing);
}

TEST_CASE("what wants to be dragged is dragged from the first touch") {
    TouchGesture gesture;
    CHECK(gesture.down({10, 10, 0}, TouchTarget::takes_drag) ==
          TouchStep{Act::drag_begins, 10, 10});
    CHECK(gesture.move({12, 10, 5}) == TouchStep{Act::drag_moves, 12, 10});
    CHECK(gesture.up({30, 10, 9}) == TouchStep{Act::drag_ends, 30, 10});
}

TEST_CASE("a held finger is a right click and no tap after it") {
    TouchGesture gesture;
    gesture.down({10, 10, 0}, TouchTarget::scrolls);
    CHECK(gesture.held() == TouchStep{Act::hold, 10, 10});
    CHECK(gesture.up({10, 10, 700}).act == Act::nothing);
    gesture.down({10, 10, 800}, TouchTarget::scrolls);
    gesture.move({10, 40, 820});
    CHECK(gesture.held().act == Act::nothing);
}

TEST_CASE("a second finger ends it without a tap") {
    TouchGesture gesture;
    gesture.down({10, 10, 0}, TouchTarget::scrolls);
    CHECK(gesture.cancel().act == Act::nothing);
    CHECK(gesture.up({10, 10, 20}).act == Act::nothing);
}

} // namespace
} // namespace stall::platform
