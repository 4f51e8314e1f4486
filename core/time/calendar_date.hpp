// Dates of the Gregorian calendar as counted days, with their weekdays and text form.
// Must not know zones, holidays or any clock.
#pragma once

#include "core/base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace stall::time {

/// A day of some place's calendar: days since 1970-01-01. An instant falls on one only through a
/// Zone.
struct LocalDate {
    std::int32_t day = 0;
    constexpr auto operator<=>(const LocalDate&) const = default;
};
constexpr LocalDate operator+(LocalDate date, std::int32_t days) { return {date.day + days}; }
constexpr LocalDate operator-(LocalDate date, std::int32_t days) { return {date.day - days}; }
/// Days from the second to the first.
constexpr std::int32_t operator-(LocalDate later, LocalDate earlier) {
    return later.day - earlier.day;
}

enum class Weekday : std::uint8_t {
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday,
    sunday
};

/// A date by its three numbers; month and day count from 1.
struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;
    std::int32_t day = 1;
    constexpr bool operator==(const CivilDate&) const = default;
};

/// A date and a time of that day as a clock on the wall shows it.
struct LocalTime {
    LocalDate date;
    std::int32_t ms_of_day = 0;
    constexpr auto operator<=>(const LocalTime&) const = default;
    constexpr std::int32_t hour() const { return ms_of_day / 3'600'000; }
    constexpr std::int32_t minute() const { return ms_of_day / 60'000 % 60; }
    constexpr std::int32_t second() const { return ms_of_day / 1'000 % 60; }
};

inline constexpr std::int64_t kDayMs = 86'400'000;
inline constexpr std::int64_t kHourMs = 3'600'000;
inline constexpr std::int64_t kMinuteMs = 60'000;

/// The date of three numbers; a month is 1 to 12, a day may run over the month's end. Years from 0.
constexpr LocalDate date_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    const std::int32_t from_march = month > 2 ? year : year - 1; // a leap day is the last of a year
    const std::int32_t month_days = (153 * ((month + 9) % 12) + 2) / 5;
    return {from_march * 365 + from_march / 4 - from_march / 100 + from_march / 400 + month_days +
            day - 1 - 719'468};
}

/// The three numbers of a date; for dates from the year 0 on.
constexpr CivilDate civil(LocalDate date) {
    const std::int32_t days = date.day + 719'468, era = days / 146'097, of_era = days % 146'097;
    const std::int32_t year_of_era =
        (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t from_march = (5 * of_year + 2) / 153;
    const std::int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month,
            of_year - (153 * from_march + 2) / 5 + 1};
}

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    return date_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) -
           date_of(year, month, 1);
}

/// For dates from 1970 on (and a while before).
constexpr Weekday weekday(LocalDate date) {
    return static_cast<Weekday>((date.day + 7 * 200'000 + 3) % 7);
}
constexpr bool is_weekend(LocalDate date) { return weekday(date) >= Weekday::saturday; }

/// "2026-03-27".
std::string to_text(LocalDate date);

/// Reads "2026-03-27", and nothing else. Errors: "date_malformed", also for a day that the month
/// has not.
Result<LocalDate> parse_date(std::string_view text);

} // namespace stall::time
