// Writing figures. Must not know what they count.
#include "server/documents/figures.hpp"

#include "core/base/utf8.hpp"
#include "server/documents/words.hpp"

namespace stall::documents {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kNarrowSpace = "\u202F"; // as French groups thousands
constexpr std::string_view kMinus = "\u2212";

std::string symbol_of(Currency currency) {
    const std::string code = currency.code();
    if (code == "EUR") return "€";
    if (code == "GBP") return "£";
    if (code == "USD") return "$";
    return code;
}

std::string grouped(Language language, std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += language == Language::fr ? kNarrowSpace : std::string_view(",");
        text += digits[i];
    }
    return text;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string date_text(Language language, time::LocalDate date) {
    const time::CivilDate civil = time::civil(date);
    const bool is_first = language == Language::fr && civil.day == 1;
    return std::to_string(civil.day) + (is_first ? "er" : "") + std::string(kNoBreakSpace) +
           std::string(month_name(language, civil.month)) + " " + std::to_string(civil.year);
}

} // namespace

std::string money_text(Language language, Money amount) {
    const std::string plain = to_text(amount);
    std::string_view digits = plain;
    const std::string_view sign = digits.starts_with('-') ? kMinus : std::string_view();
    if (!sign.empty()) digits.remove_prefix(1);
    const std::size_t point = digits.find('.');
    std::string number = grouped(language, digits.substr(0, point));
    if (point != std::string_view::npos) {
        number += language == Language::fr ? ',' : '.';
        number += digits.substr(point + 1);
    }
    const std::string symbol = symbol_of(amount.currency);
    if (language == Language::fr)
        return std::string(sign) + number + std::string(kNoBreakSpace) + symbol;
    const bool is_code = symbol == amount.currency.code();
    return std::string(sign) + symbol + (is_code ? std::string(kNoBreakSpace) : "") + number;
}

std::string day_text(Language language, time::Zone zone, Instant at) {
    return date_text(language, time::local_date(zone, at));
}

std::string moment_text(Language language, time::Zone zone, Instant at) {
    const time::LocalTime local = time::local_time(zone, at);
    return date_text(language, local.date) + (language == Language::fr ? " à " : ", ") +
           two_digits(local.hour()) + ":" + two_digits(local.minute());
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
