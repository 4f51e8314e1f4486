// The one door to the model: what happens to it at each message, and what is to be done outside.
// Must not know ImGui or a browser: effects are values that web/runtime carries out.
#pragma once

#include "web/app/effect.hpp"
#include "web/app/message.hpp"
#include "web/app/model.hpp"

#include <vector>

namespace stall::app {

/// Deterministic: the same model and message give the same model and effects.
std::vector<Effect> update(Model& model, const Message& message);

} // namespace stall::app
