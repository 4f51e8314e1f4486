// Lines over time on one scale, with what its edges mean and which line is which.
// Must not know what is measured.
#pragma once

#include "web/kit/basics.hpp"

#include <limits>
#include <span>

namespace stall::kit {

/// In ChartLine::values: nothing is known there; the line has a gap.
inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

struct ChartLine {
    std::string_view name = {};
    std::span<const double> values = {}; ///< evenly spaced
    Tone tone = Tone::plain;
    bool is_stepped = false;
};
struct Chart {
    std::string_view summary = {}; ///< what a screen reader says instead
    std::span<const ChartLine> lines = {};
    double least = 0; ///< at the lower line of the scale
    double most = 1;
    std::string_view least_words = {};
    std::string_view most_words = {};
    std::string_view from_words = {};
    std::string_view to_words = {};
    float height = 150;
};
void chart(Key key, const Chart& setup);

} // namespace stall::kit
