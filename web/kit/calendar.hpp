// A month to pick days from, and what happened one after another.
// Must not know which calendar it is, nor what happened: the caller says the words.
#pragma once

#include "web/kit/basics.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace stall::kit {

struct MonthDay {
    std::string_view label = {}; ///< "14"
    std::string_view name = {};  ///< "14 November 2026", for who cannot see the month above
    bool is_outside = false;     ///< of the month before or after: quiet
    bool is_today = false;
    enum class Span : std::uint8_t { none, inside, first, last, alone } span = Span::none;
};
struct Month {
    std::string_view title = {};                     ///< "November 2026"
    std::span<const std::string_view> weekdays = {}; ///< seven, short
    std::span<const MonthDay> days = {};             ///< whole weeks
    std::string_view previous = {};                  ///< names of the arrows
    std::string_view next = {};
};
struct MonthResult {
    std::optional<std::size_t> day;
    bool previous = false;
    bool next = false;
};
[[nodiscard]] MonthResult month(Key key, const Month& setup);

/// One thing that happened; the newest first.
struct TimelineStep {
    std::string_view title = {};
    std::string_view note = {}; ///< when, by whom
    Icon icon = kNoIcon;
    Tone tone = Tone::secondary;
};
void timeline(std::string_view name, std::span<const TimelineStep> steps);

} // namespace stall::kit
