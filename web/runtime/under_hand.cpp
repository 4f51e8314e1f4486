// Reads the mirror's record. Must not know how anything is drawn.
#include "web/runtime/under_hand.hpp"

namespace stall::runtime {

bool takes_drag_at(const mirror::Record& record, float x, float y) {
    for (const mirror::Node& node : record.nodes()) {
        if (node.role != mirror::Role::slider || node.is_disabled) continue;
        const mirror::Rect& box = node.rect;
        if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height) {
            return true;
        }
    }
    return false;
}

} // namespace stall::runtime
