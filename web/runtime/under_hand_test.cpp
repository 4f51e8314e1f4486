// What a finger moves, by the record of the page. Must not know how it is drawn.
#include "web/runtime/under_hand.hpp"

#include <doctest/doctest.h>

namespace stall::runtime {

using mirror::Role;
using platform::TouchTarget;

TEST_CASE("a finger drags sliders and turns the wheel of lists") {
    mirror::Record record;
    record.begin_frame();
    const auto place = [&](mirror::NodeId id, Role role, mirror::Rect rect) {
        mirror::Node node;
        node.id = id;
        node.role = role;
        node.rect = rect;
        record.add(node);
    };
    place(1, Role::grid, {0, 0, 100, 100});
    place(2, Role::slider, {10, 150, 80, 20});
    place(3, Role::dialog, {50, 50, 100, 200});
    record.end_frame();
    CHECK(touch_target_at(record, 20, 20) == TouchTarget::turns_wheel);
    CHECK(touch_target_at(record, 20, 160) == TouchTarget::takes_drag);
    CHECK(touch_target_at(record, 80, 80) == TouchTarget::scrolls);
    CHECK(touch_target_at(record, 300, 300) == TouchTarget::scrolls);
}

} // namespace stall::runtime
