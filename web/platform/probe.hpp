// window.stallkeeper: what tests may ask of the page (idle, frames, route). Always on, costs
// nothing. Must not know the model.
#pragma once

namespace stall::platform {

void attach_probe();
/// After each drawn frame. The first one takes the skeleton away.
void count_frame();

} // namespace stall::platform
