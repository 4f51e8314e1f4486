// Writing figures. Must not know what they count.
#include "server/documents/figures.hpp"

#include "core/base/utf8.hpp"
#include "server/documents/words.hpp"

namespace stall::documents {
namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string date_text(Language language, time::LocalDate date) {
    const time::CivilDate civil = time::civil(date);
    const bool is_first = language == Language::fr && civil.day == 1;
    return say(language, "date",
               {{"day", std::to_string(civil.day) + (is_first ? "er" : "")},
                {"month", month_name(language, civil.month)},
                {"year", std::to_string(civil.year)}});
}

} // namespace

std::string day_text(Language language, time::Zone zone, Instant at) {
    return date_text(language, time::local_date(zone, at));
}

std::string moment_text(Language language, time::Zone zone, Instant at) {
    const time::LocalTime local = time::local_time(zone, at);
    return say(language, "moment",
               {{"date", date_text(language, local.date)},
                {"time", two_digits(local.hour()) + ":" + two_digits(local.minute())}});
}

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        char32_t code_point = 0;
        const std::size_t length = next_code_point(text, code_point);
        if (length == 0) {
            append_code_point(out, U'\uFFFD');
            text.remove_prefix(1);
            continue;
        }
        const bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
                                code_point == 0x2028 || code_point == 0x2029;
        if (is_control)
            out += ' ';
        else
            out += text.substr(0, length);
        text.remove_prefix(length);
    }
    return out;
}

} // namespace stall::documents
