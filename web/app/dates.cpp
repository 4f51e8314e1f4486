// Dates, times of day and spans of time as a language writes them; see dates.hpp.
// Must not know what happens then.
#include "web/app/dates.hpp"

#include "web/app/texts.hpp"

namespace stall::app {
namespace {

/// The part of "a|b|c" at that place.
std::string_view part_of(std::string_view all, std::size_t place) {
    for (; place > 0; --place) all.remove_prefix(all.find('|') + 1);
    return all.substr(0, all.find('|'));
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string_view month_short(Language language, std::int32_t month) {
    return part_of(text(language, "date.months.short"), static_cast<std::size_t>(month - 1));
}

std::string clock_words(time::LocalTime shown) {
    return two_digits(shown.hour()) + ":" + two_digits(shown.minute());
}

} // namespace

std::string_view month_name(Language language, std::int32_t month) {
    return part_of(text(language, "date.months"), static_cast<std::size_t>(month - 1));
}

std::string_view weekday_name(Language language, time::Weekday weekday) {
    return part_of(text(language, "date.weekdays"), static_cast<std::size_t>(weekday));
}

std::string_view weekday_short(Language language, time::Weekday weekday) {
    return part_of(text(language, "date.weekdays.short"), static_cast<std::size_t>(weekday));
}

std::string format_day(Language language, time::LocalDate date, time::LocalDate today) {
    const auto numbers = time::civil(date);
    auto words = say(
        language, "date.day",
        {{"day", std::to_string(numbers.day)}, {"month", month_short(language, numbers.month)}});
    if (numbers.year != time::civil(today).year) words += " " + std::to_string(numbers.year);
    return words;
}

std::string format_long_day(Language language, time::LocalDate date) {
    const auto numbers = time::civil(date);
    return say(language, "date.long",
               {{"weekday", weekday_name(language, time::weekday(date))},
                {"day", std::to_string(numbers.day)},
                {"month", month_name(language, numbers.month)},
                {"year", std::to_string(numbers.year)}});
}

std::string format_days(Language language, time::LocalDate first, time::LocalDate last,
                        time::LocalDate today) {
    const auto from = time::civil(first), until = time::civil(last);
    if (first == last) return format_day(language, first, today);
    const bool is_one_month = from.year == until.year && from.month == until.month;
    if (!is_one_month)
        return format_day(language, first, today) + " – " + format_day(language, last, today);
    auto words = say(language, "date.span",
                     {{"first", std::to_string(from.day)},
                      {"last", std::to_string(until.day)},
                      {"month", month_name(language, until.month)}});
    if (until.year != time::civil(today).year) words += " " + std::to_string(until.year);
    return words;
}

std::string format_moment(Language language, time::Zone zone, Instant at, Instant now) {
    std::string words(weekday_short(language, time::weekday(time::local_date(zone, at))));
    return words + " " + format_short_moment(language, zone, at, now);
}

std::string format_short_moment(Language language, time::Zone zone, Instant at, Instant now) {
    const auto shown = time::local_time(zone, at);
    return format_day(language, shown.date, time::local_date(zone, now)) + " " + clock_words(shown);
}

std::string format_span(Language language, const time::TimeLeft& left) {
    if (left.days > 0)
        return say(language, "span.days",
                   {{"days", std::to_string(left.days)}, {"hours", std::to_string(left.hours)}});
    if (left.hours > 0)
        return say(language, "span.hours",
                   {{"hours", std::to_string(left.hours)}, {"minutes", two_digits(left.minutes)}});
    return say(language, "span.minutes", {{"minutes", std::to_string(left.minutes)}});
}

} // namespace stall::app
