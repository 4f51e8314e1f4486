// The canvas: WebGL 2, its size and density, and ImGui's renderer on it.
// Must not know what is drawn.
#pragma once

#include <cstdint>

namespace stall::platform {

enum class Opened : std::uint8_t { ready, no_webgl };

/// Makes the WebGL 2 context and the renderer for the current ImGui context.
Opened open_surface();
/// Sets size, density and time step of the ImGui frame to come. False while the context is lost:
/// then draw nothing.
bool begin_frame(double now_ms);
/// Renders ImGui's draw data; `background` is 0xRRGGBB.
void end_frame(std::uint32_t background);

} // namespace stall::platform
