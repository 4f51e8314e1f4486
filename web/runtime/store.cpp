// Messages in, model and effects out, one at a time. Must not know a browser or ImGui.
#include "web/runtime/store.hpp"

namespace stall::runtime {

void Store::send(app::Message message) {
    waiting_.push_back(std::move(message));
    if (is_sending_) return;
    is_sending_ = true;
    while (!waiting_.empty()) {
        const app::Message next = std::move(waiting_.front());
        waiting_.pop_front();
        for (const app::Effect& effect : app::update(model_, next)) perform_(effect);
    }
    is_sending_ = false;
}

} // namespace stall::runtime
