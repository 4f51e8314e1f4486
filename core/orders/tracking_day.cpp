// Three numbers and which of them is which; see tracking_day.hpp. Must not know records or columns.
#include "core/orders/tracking_day.hpp"

#include "core/base/text.hpp"
#include "core/time/calendar_date.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace stall::orders {
namespace {

constexpr int kMonths = 12;

struct Written {
    std::array<int, 3> numbers{};
    char mark = '-';
    bool is_year_first = false;
    bool has_short_year = false;
};

/// Three numbers with one kind of mark between, and perhaps a time.
std::optional<Written> written_in(std::string_view day) {
    Written written;
    std::array<std::size_t, 3> lengths{};
    std::size_t at = 0;
    for (std::size_t part = 0; part < 3; ++part) {
        const auto [end, problem] =
            std::from_chars(day.data() + at, day.data() + day.size(), written.numbers[part]);
        const auto after = static_cast<std::size_t>(end - day.data());
        lengths[part] = after - at;
        at = after;
        const bool is_marked =
            part == 2 || (at < day.size() && (day[at] == '-' || day[at] == '/' || day[at] == '.'));
        if (problem != std::errc() || !is_marked || written.numbers[part] < 0) return std::nullopt;
        if (part < 2) written.mark = day[at++];
    }
    if (at < day.size() && day[at] != 'T' && day[at] != ' ') return std::nullopt;
    written.is_year_first = written.numbers[0] >= 100;
    written.has_short_year = !written.is_year_first && lengths[2] == 2;
    return written;
}

std::optional<std::string> day_of(int year, int month, int day) {
    if (year < 2000 || year > 2199 || month < 1 || month > kMonths || day < 1 ||
        day > time::days_in_month(year, month))
        return std::nullopt;
    return time::to_text(time::date_of(year, month, day));
}

Error malformed(std::string_view text) {
    return {"date_malformed", "", std::string(text), "2026-03-27"};
}

} // namespace

DayOrder proven_order(std::span<const std::string> days) {
    bool is_day_first = false, is_month_first = false;
    for (const std::string& day : days) {
        const auto written = written_in(trim(day));
        if (!written || written->is_year_first || written->mark == '.') continue;
        is_day_first |= written->numbers[0] > kMonths && written->numbers[1] <= kMonths;
        is_month_first |= written->numbers[1] > kMonths && written->numbers[0] <= kMonths;
    }
    if (is_day_first == is_month_first) return DayOrder::unproven;
    return is_day_first ? DayOrder::day_first : DayOrder::month_first;
}

Result<std::string> read_day(std::string_view text, DayOrder order) {
    const auto written = written_in(trim(text));
    if (!written) return malformed(text);
    const auto& [first, second, third] = written->numbers;
    if (written->is_year_first) {
        const auto day = day_of(first, second, third);
        return day ? Result<std::string>(*day) : malformed(text);
    }
    constexpr int kCentury = 2000;
    const int year = third + (written->has_short_year ? kCentury : 0);
    const auto day_first = day_of(year, second, first);
    if (!day_first) return malformed(text);
    const auto month_first = day_of(year, first, second);
    const bool is_one_reading = !month_first || *month_first == *day_first;
    const bool is_proven = order == DayOrder::day_first || written->mark == '.';
    const bool is_in_doubt = written->has_short_year || order == DayOrder::month_first;
    if (is_one_reading || is_proven || !is_in_doubt) return *day_first;
    return Error{"date_ambiguous", "", std::string(text), *day_first + ", " + *month_first};
}

} // namespace stall::orders
