// Which languages and themes the page speaks and wears.
// Must not know any word or colour.
#pragma once

#include <cstdint>

namespace stall::app {

enum class Language : std::uint8_t { en, fr };
enum class ThemeChoice : std::uint8_t { system, light, dark };

} // namespace stall::app
