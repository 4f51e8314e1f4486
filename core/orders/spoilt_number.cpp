// The forms of spoilt numbers, each a function over the whole text; see spoilt_number.hpp.
// Must not know carriers.
#include "core/orders/spoilt_number.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace stall::orders {
namespace {

/// Of programs: no value, and the two of logic as spreadsheets write them.
constexpr auto kNoValues = std::to_array<std::string_view>(
    {"n/a", "nan", "null", "nil", "none", "undefined", "inf", "-inf", "true", "false", "wahr",
     "falsch", "vrai", "faux", "verdadero", "falso", "vero"});

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t take_digits(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

bool take_any(std::string_view& text, std::string_view letters) {
    const bool found = !text.empty() && letters.find(text.front()) != std::string_view::npos;
    if (found) text.remove_prefix(1);
    return found;
}

/// Digits, E and a power, with a decimal mark or the power's sign: 12345E12 may be a number.
bool is_exponent(std::string_view text) {
    (void)take_any(text, "+-");
    if (take_digits(text) == 0) return false;
    const bool has_mark = take_any(text, ".,");
    if (has_mark) (void)take_digits(text);
    while (take_any(text, " ")) {
    }
    if (!take_any(text, "eE")) return false;
    const bool has_sign = take_any(text, "+-");
    return take_digits(text) > 0 && text.empty() && (has_mark || has_sign);
}

bool is_decimal(std::string_view text) {
    constexpr std::size_t kDigitsMin = 5;
    if (take_digits(text) < kDigitsMin || !take_any(text, ".,")) return false;
    const bool is_whole = !text.empty() && text.find_first_not_of('0') == std::string_view::npos;
    return is_whole && text.size() <= 2; // 402948.000 may be grouped
}

/// "#" and a word; a column that is too narrow; LibreOffice's "Err:502".
bool is_error_word(std::string_view text) {
    constexpr std::string_view kNumbered = "err:";
    if (fold(text).starts_with(kNumbered)) {
        text.remove_prefix(kNumbered.size());
        return take_digits(text) > 0 && text.empty();
    }
    if (!text.starts_with('#')) return false;
    return std::ranges::none_of(text, is_digit) || text.find("/0") != std::string_view::npos;
}

} // namespace

bool is_spoilt(std::string_view number) {
    const std::string kept = identifier_text(number);
    const std::string_view text = kept;
    return text.starts_with('=') || is_exponent(text) || is_decimal(text) || is_error_word(text) ||
           std::ranges::find(kNoValues, fold(text)) != kNoValues.end();
}

} // namespace stall::orders
