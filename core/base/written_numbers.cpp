// Numbers and money as a language writes them; see written_numbers.hpp.
// Must not know what they count.
#include "core/base/written_numbers.hpp"

#include <string_view>

namespace stall {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoBreakSpace = "\u00A0";

std::string grouped(Language language, std::string_view digits) {
    const NumberMarks marks = marks_of(language);
    if (digits.size() < marks.grouped_from) return std::string(digits);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text.append(marks.group);
        text.push_back(digits[i]);
    }
    return text;
}

struct Sign {
    std::string_view negative;
    std::string_view positive;
};

std::string amount_with(Language language, Money amount, Sign sign) {
    const auto plain = to_text(amount);
    std::string_view digits = plain;
    const bool is_negative = digits.starts_with('-');
    if (is_negative) digits.remove_prefix(1);
    const auto point = digits.find('.');
    std::string text(is_negative ? sign.negative : sign.positive);
    text += grouped(language, digits.substr(0, point));
    if (point != digits.npos) {
        text.push_back(marks_of(language).decimal);
        text.append(digits.substr(point + 1));
    }
    return text;
}

std::string symbol_of(Currency currency) {
    const auto code = currency.code();
    if (code == "EUR") return "€";
    if (code == "GBP") return "£";
    if (code == "USD") return "$";
    return code;
}

} // namespace

std::string format_count(Language language, std::int64_t count) {
    const auto digits = std::to_string(count < 0 ? -count : count);
    return (count < 0 ? std::string(kMinus) : std::string()) + grouped(language, digits);
}

std::string format_amount(Language language, Money amount) {
    return amount_with(language, amount, {kMinus, ""});
}

std::string format_difference(Language language, Money amount) {
    return amount_with(language, amount, {kMinus, "+"});
}

std::string format_money(Language language, Money amount) {
    const auto symbol = symbol_of(amount.currency);
    if (marks_of(language).symbol == SymbolPlace::after)
        return format_amount(language, amount) + std::string(kNoBreakSpace) + symbol;
    const auto before = symbol.size() == 3 && symbol[0] < 'a' && symbol[0] >= 'A'
                            ? symbol + std::string(kNoBreakSpace)
                            : symbol;
    const auto negative = std::string(kMinus) + before;
    return amount_with(language, amount, {negative, before});
}

std::string format_money_difference(Language language, Money amount) {
    return (amount.minor > 0 ? "+" : "") + format_money(language, amount);
}

std::string format_typed(Language language, Money amount) {
    auto text = to_text(amount);
    for (auto& character : text)
        if (character == '.') character = marks_of(language).decimal;
    return text;
}

std::string format_share(Language language, std::int32_t basis_points) {
    auto text = std::to_string(basis_points / 100);
    if (const auto rest = basis_points % 100) {
        text += marks_of(language).decimal;
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    }
    return text + std::string(kNoBreakSpace) + "%";
}

std::string format_quality(Language language, std::int32_t quality) {
    const auto tenths = (static_cast<std::int64_t>(quality) + 500) / 1000;
    return std::to_string(tenths / 10) + marks_of(language).decimal + std::to_string(tenths % 10);
}

} // namespace stall
