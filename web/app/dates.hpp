// Dates, times of day and spans of time as a language writes them.
// Must not know what happens then. Which day an instant falls on is the zone's to say.
#pragma once

#include "core/time/time_left.hpp"
#include "core/time/zone.hpp"
#include "web/app/language.hpp"

#include <string>
#include <string_view>

namespace stall::app {

/// "November", "Monday" …; `month` from 1.
std::string_view month_name(Language language, std::int32_t month);
std::string_view weekday_name(Language language, time::Weekday weekday);
std::string_view weekday_short(Language language, time::Weekday weekday);

/// "20 Nov", with the year when it is not the year of `today`.
std::string format_day(Language language, time::LocalDate date, time::LocalDate today);
/// "Friday 20 November 2026".
std::string format_long_day(Language language, time::LocalDate date);
/// "1 – 23 November", "28 Oct – 3 Nov".
std::string format_days(Language language, time::LocalDate first, time::LocalDate last,
                        time::LocalDate today);
/// "Fri 20 Nov 10:31".
std::string format_moment(Language language, time::Zone zone, Instant at, Instant now);
/// "20 Nov 10:31".
std::string format_short_moment(Language language, time::Zone zone, Instant at, Instant now);

/// "41 min", "3 h 02 min", "4 d 7 h": how long is left, or how late it is.
std::string format_span(Language language, const time::TimeLeft& left);

} // namespace stall::app
