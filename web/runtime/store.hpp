// Holds the model; the only caller of app::update. Messages sent while one is being handled wait
// their turn, so that each update sees a settled model. Must not know a browser or ImGui.
#pragma once

#include "web/app/update.hpp"

#include <deque>
#include <functional>

namespace stall::runtime {

class Store {
public:
    using Perform = std::function<void(const app::Effect&)>;
    explicit Store(Perform perform) : perform_(std::move(perform)) {}

    const app::Model& model() const { return model_; }
    /// Updates the model and performs the effects, in order, before it returns (unless it is called
    /// from inside a performance: then the outer call does).
    void send(app::Message message);

private:
    app::Model model_;
    Perform perform_;
    std::deque<app::Message> waiting_;
    bool is_sending_ = false;
};

} // namespace stall::runtime
