// Carries out what app::update asks for, by means of the platform.
// Must not know the model or why something is asked.
#pragma once

#include "web/app/effect.hpp"

namespace stall::runtime {

void perform(const app::Effect& effect);

} // namespace stall::runtime
