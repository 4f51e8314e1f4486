// Fields off the text itself; built for speed. Must not know any one contract.
#include "core/wire/plain_fields.hpp"

#include <algorithm>

namespace stall::wire {
namespace {

/// "160.99" with exactly the currency's digits, as our writer writes it; false: ask parse_money.
bool read_written_money(std::string_view text, std::size_t exponent, std::int64_t& minor) {
    constexpr std::size_t kLengthMax = 18; // no overflow
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (exponent == 0 || text.size() > kLengthMax || text.size() < exponent + 2) return false;
    const std::size_t point = text.size() - exponent - 1;
    std::int64_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == point) continue;
        const auto digit = static_cast<unsigned char>(text[at] - '0');
        if (digit > 9) return false;
        number = number * 10 + digit;
    }
    minor = negative ? -number : number;
    return text[point] == '.';
}

} // namespace

/// Behind a comma where one is wanted: "key":
bool PlainFields::is_next(std::string_view key) const {
    ScanCursor ahead = cursor_;
    return (is_first_ || ahead.take(',')) && ahead.take('"') && ahead.take(key) && ahead.take('"');
}

bool PlainFields::take_key(std::string_view key) {
    failed_ = failed_ || !(is_first_ || cursor_.take(',')) || !cursor_.take('"') ||
              !cursor_.take(key) || !cursor_.take('"') || !cursor_.take(':');
    is_first_ = false;
    return !failed_;
}

bool PlainFields::take_text(std::string_view key, std::string_view& text) {
    failed_ = !take_key(key) || !cursor_.take_text(text, unescaped_);
    return !failed_;
}

void PlainFields::take_integer(std::string_view key, std::int64_t& value) {
    failed_ = !take_key(key) || !cursor_.take_integer(value);
}

void PlainFields::read(std::string_view key, std::int32_t& value) {
    std::int64_t number = 0;
    take_integer(key, number);
    value = static_cast<std::int32_t>(number);
    failed_ = failed_ || value != number;
}

void PlainFields::read(std::string_view key, std::string& value) {
    std::string_view text;
    if (take_text(key, text)) value = text;
}

void PlainFields::read_money(std::string_view key, Currency currency, std::int64_t& minor) {
    std::string_view text;
    if (!take_text(key, text)) return;
    if (currency != currency_) {
        currency_ = currency;
        exponent_ = currency.exponent();
    }
    if (read_written_money(text, static_cast<std::size_t>(exponent_), minor)) return;
    const Result<Money> money = parse_money(text, currency);
    failed_ = !money.ok();
    if (money.ok()) minor = money.value().minor;
}

void PlainFields::read_currency(std::string_view key, Currency& value) {
    std::string_view text;
    if (!take_text(key, text) || (value == Currency{} && text == "EUR")) return;
    keep(key, Currency::parse(text), value);
}

std::size_t PlainFields::read_name(std::string_view key, std::span<const std::string_view> names) {
    std::string_view text;
    if (!take_text(key, text)) return 0;
    const auto found = std::ranges::find(names, text);
    failed_ = found == names.end();
    return failed_ ? 0 : static_cast<std::size_t>(found - names.begin());
}

bool PlainFields::finish() { return !failed_ && cursor_.take('}') && cursor_.at_end(); }

} // namespace stall::wire
