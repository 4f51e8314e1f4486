// A value on a line, with marks that say what would happen there.
// Must not know what the value is.
#pragma once

#include "web/kit/basics.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace stall::kit {

struct SliderMark {
    std::int64_t value = 0;
    std::string_view label = {};
    Tone tone = Tone::green;
};
struct Slider {
    std::string_view name = {};
    std::string_view value_words = {}; ///< "472.00 EUR", for the mirror
    std::int64_t value = 0;
    std::int64_t least = 0;
    std::int64_t most = 100;
    std::int64_t step = 1;                       ///< arrow keys; times ten with Shift and Page keys
    std::optional<std::int64_t> good_up_to = {}; ///< green from the left as far as this
    std::span<const SliderMark> marks = {};
};
struct SliderResult {
    std::optional<std::int64_t> moved; ///< at each move
    bool committed = false;            ///< let go, or an arrow key
};
[[nodiscard]] SliderResult slider(Key key, const Slider& setup);

} // namespace stall::kit
