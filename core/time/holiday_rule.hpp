// One rule of a holiday, read from a line of text, and the day it means in a year.
// Must not know countries, nor where the lines come from.
#pragma once

#include "core/time/calendar_date.hpp"

#include <optional>
#include <vector>

namespace stall::time {

/// Easter Sunday of the western churches.
LocalDate easter_sunday(std::int32_t year);
/// Easter Sunday of the orthodox churches, as a date of the Gregorian calendar.
LocalDate orthodox_easter_sunday(std::int32_t year);

/// A day of each year (of some years): a date or a distance from Easter, perhaps only on some
/// weekdays, moved to a weekday, moved by days. assets/calendars/holidays.txt says how it is
/// written.
struct HolidayRule {
    enum class Anchor : std::uint8_t { fixed, easter, orthodox };
    static constexpr std::uint8_t kEveryWeekday = 0x7F;

    Anchor anchor = Anchor::fixed;
    std::uint8_t month = 1;                ///< of a fixed date
    std::int16_t day = 1;                  ///< of a fixed date; else days after Easter
    std::uint8_t weekdays = kEveryWeekday; ///< bit 0 Monday: on which the anchor must fall
    std::optional<Weekday> moved_to;       ///< the anchor or the next such day after it
    std::int8_t shift_days = 0;            ///< then so many days later
    std::int16_t first_year = 0;           ///< of the anchor
    std::int16_t last_year = 9999;
    std::int16_t excepted_year = 0;
    std::string name;

    /// The day that the rule gives for the anchor's year, which it may leave by its shift.
    std::optional<LocalDate> day_in(std::int32_t year) const;
};

/// Reads lines of `YEARS RULE NAME`. Errors: "holiday_rule_malformed" with the line in `got`.
Result<std::vector<HolidayRule>> parse_holiday_rules(std::string_view lines);

} // namespace stall::time
