// Dates as text and back. Must not know zones.
#include "core/time/calendar_date.hpp"

namespace stall::time {
namespace {

constexpr std::string_view kPattern = "2026-03-27";

std::int32_t number_at(std::string_view text, std::size_t from, std::size_t length) {
    std::int32_t number = 0;
    for (const char digit : text.substr(from, length)) number = number * 10 + (digit - '0');
    return number;
}

bool is_shaped(std::string_view text) {
    if (text.size() != kPattern.size()) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool wants_dash = kPattern[at] == '-';
        const bool is_digit = text[at] >= '0' && text[at] <= '9';
        if (wants_dash ? text[at] != '-' : !is_digit) return false;
    }
    return true;
}

} // namespace

std::string to_text(LocalDate date) {
    const CivilDate parts = civil(date);
    std::string text(kPattern);
    const auto write = [&](std::size_t from, std::size_t digits, std::int32_t number) {
        for (; digits > 0; --digits, number /= 10)
            text[from + digits - 1] = static_cast<char>('0' + number % 10);
    };
    write(0, 4, parts.year);
    write(5, 2, parts.month);
    write(8, 2, parts.day);
    return text;
}

Result<LocalDate> parse_date(std::string_view text) {
    const auto malformed = [&] {
        return Error{"date_malformed", "", std::string(text), std::string(kPattern)};
    };
    if (!is_shaped(text)) return malformed();
    const std::int32_t year = number_at(text, 0, 4), month = number_at(text, 5, 2),
                       day = number_at(text, 8, 2);
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return malformed();
    return date_of(year, month, day);
}

} // namespace stall::time
