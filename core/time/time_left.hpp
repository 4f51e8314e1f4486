// The countdown to a deadline: how long is left or how late it is, whether to warn, and when what
// is shown changes next, so that a page wakes only then. Must not know what the deadline is for.
#pragma once

#include "core/base/ids.hpp"

#include <cstdint>

namespace stall::time {

/// Under this much left, the merchant is warned.
inline constexpr std::int32_t kWarnUnderHours = 6;

enum class Urgency : std::uint8_t {
    calm,
    soon, ///< under six hours left
    late  ///< past; the numbers say by how much
};

/// A span as it is shown: days and hours from one day on, hours and minutes below. Rounded down, so
/// it is under six hours from the instant at which it shows 5 h 59.
struct TimeLeft {
    Urgency urgency = Urgency::calm;
    std::int32_t days = 0;
    std::int32_t hours = 0;
    std::int32_t minutes = 0; ///< 0 where days are shown
    Instant next_change;      ///< the first instant at which any of this differs
    constexpr bool operator==(const TimeLeft&) const = default;
};

/// What the countdown says at `now`. At the deadline itself nothing is left and nothing is late.
TimeLeft time_left(Instant deadline, Instant now);

} // namespace stall::time
