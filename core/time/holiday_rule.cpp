// Rules of holidays: computing of Easter, reading of lines, days of a year.
// Must not know countries.
#include "core/time/holiday_rule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace stall::time {
namespace {

constexpr std::array<std::string_view, 7> kWeekdayNames{"mon", "tue", "wed", "thu",
                                                        "fri", "sat", "sun"};

/// Takes a text apart from the left; the first surprise is remembered.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    bool take(std::string_view word) {
        if (!text_.starts_with(word)) return false;
        text_.remove_prefix(word.size());
        return true;
    }
    std::int16_t number() {
        std::int16_t number = 0;
        take("+");
        const auto [end, error] =
            std::from_chars(text_.data(), text_.data() + text_.size(), number);
        if (error != std::errc()) is_good_ = false;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return number;
    }
    Weekday weekday() {
        for (std::size_t at = 0; at < kWeekdayNames.size(); ++at)
            if (take(kWeekdayNames[at])) return static_cast<Weekday>(at);
        is_good_ = false;
        return Weekday::monday;
    }
    std::string_view word() {
        const std::string_view found = text_.substr(0, text_.find(' '));
        text_.remove_prefix(found.size());
        take(" ");
        return found;
    }
    std::string_view rest() const { return text_; }
    bool is_done() const { return is_good_ && text_.empty(); }

private:
    std::string_view text_;
    bool is_good_ = true;
};

bool read_years(std::string_view text, HolidayRule& rule) {
    Scan scan(text);
    if (scan.take("*")) return scan.is_done();
    if (scan.take("!")) {
        rule.excepted_year = scan.number();
        return scan.is_done();
    }
    if (!scan.take("-")) {
        rule.first_year = scan.number();
        if (!scan.take("-")) {
            rule.last_year = rule.first_year;
            return scan.is_done();
        }
        if (scan.rest().empty()) return scan.is_done();
    }
    rule.last_year = scan.number();
    return scan.is_done();
}

std::uint8_t read_weekdays(Scan& scan) {
    const bool is_except = scan.take("!");
    std::uint8_t mask = 0;
    do mask |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(scan.weekday()));
    while (scan.take(","));
    return is_except ? static_cast<std::uint8_t>(HolidayRule::kEveryWeekday & ~mask) : mask;
}

bool read_day(std::string_view text, HolidayRule& rule) {
    Scan scan(text);
    if (scan.take("easter")) {
        rule.anchor = HolidayRule::Anchor::easter;
        rule.day = scan.number();
    } else if (scan.take("orthodox")) {
        rule.anchor = HolidayRule::Anchor::orthodox;
        rule.day = scan.number();
    } else {
        const std::int16_t month = scan.number();
        if (month < 1 || month > 12 || !scan.take("-")) return false;
        rule.month = static_cast<std::uint8_t>(month);
        rule.day = scan.number();
        if (rule.day < 1 || rule.day > 31) return false;
    }
    if (rule.day < -100 || rule.day > 100) return false;
    if (scan.take("?")) rule.weekdays = read_weekdays(scan);
    if (scan.take(">")) rule.moved_to = scan.weekday();
    if (scan.rest().empty()) return scan.is_done();
    const std::int16_t shift = scan.number();
    if (shift < -7 || shift > 7) return false;
    rule.shift_days = static_cast<std::int8_t>(shift);
    return scan.is_done();
}

} // namespace

LocalDate easter_sunday(std::int32_t year) {
    // The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    const std::int32_t golden = year % 19, century = year / 100, of_century = year % 100;
    const std::int32_t moon_shift = (century - (century + 8) / 25 + 1) / 3;
    const std::int32_t epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    const std::int32_t to_sunday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    const std::int32_t late = (golden + 11 * epact + 22 * to_sunday) / 451;
    const std::int32_t from_march_22 = epact + to_sunday - 7 * late;
    return date_of(year, 3, 22) + from_march_22;
}

LocalDate orthodox_easter_sunday(std::int32_t year) {
    // Meeus's Julian algorithm; the two calendars are 13 days apart from 1900 to 2099.
    constexpr std::int32_t kJulianLag = 13;
    const std::int32_t moon = (19 * (year % 19) + 15) % 30;
    const std::int32_t to_sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    return date_of(year, 3, 22) + (moon + to_sunday + kJulianLag);
}

std::optional<LocalDate> HolidayRule::day_in(std::int32_t year) const {
    if (year < first_year || year > last_year || year == excepted_year) return std::nullopt;
    LocalDate date;
    switch (anchor) {
    case Anchor::fixed: date = date_of(year, month, day); break;
    case Anchor::easter: date = easter_sunday(year) + day; break;
    case Anchor::orthodox: date = orthodox_easter_sunday(year) + day; break;
    }
    const auto falls_on = static_cast<unsigned>(time::weekday(date));
    if ((weekdays >> falls_on & 1U) == 0) return std::nullopt;
    if (moved_to)
        date = date +
               (static_cast<std::int32_t>(*moved_to) + 7 - static_cast<std::int32_t>(falls_on)) % 7;
    return date + shift_days;
}

Result<std::vector<HolidayRule>> parse_holiday_rules(std::string_view lines) {
    std::vector<HolidayRule> rules;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        HolidayRule& rule = rules.emplace_back();
        Scan scan(line);
        const bool is_good = read_years(scan.word(), rule) && read_day(scan.word(), rule);
        rule.name = scan.rest();
        if (!is_good || rule.name.empty())
            return Error{"holiday_rule_malformed", "", std::string(line), "* 12-25 Noël"};
    }
    return rules;
}

} // namespace stall::time
