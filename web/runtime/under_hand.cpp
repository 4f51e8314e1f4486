// Reads the mirror's record. Must not know how anything is drawn.
#include "web/runtime/under_hand.hpp"

namespace stall::runtime {

platform::TouchTarget touch_target_at(const mirror::Record& record, float x, float y) {
    auto target = platform::TouchTarget::scrolls;
    for (const mirror::Node& node :
         record.nodes()) { // parents come first: the innermost has its say
        const mirror::Rect& box = node.rect;
        const bool is_under =
            x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
        if (!is_under) continue;
        switch (node.role) {
        case mirror::Role::slider:
            if (!node.is_disabled) return platform::TouchTarget::takes_drag;
            break;
        case mirror::Role::grid:
        case mirror::Role::list:
        case mirror::Role::tablist: target = platform::TouchTarget::turns_wheel; break;
        case mirror::Role::dialog: target = platform::TouchTarget::scrolls; break;
        default: break;
        }
    }
    return target;
}

} // namespace stall::runtime
