// The form as text in the browser's storage, by merchant: it outlives a reload.
// Must not know widgets or HTTP.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::create {

/// The form that was kept; nothing when none.
std::optional<Form> kept_form(const Model& model);
void keep_form(Turn& turn);
void forget_form(Turn& turn);

} // namespace stall::app::create
