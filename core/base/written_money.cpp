// Taking a written amount apart and putting it together as the wire writes it; see
// written_money.hpp. Must not know prices or files.
#include "core/base/written_money.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace stall {
namespace {

constexpr std::size_t kGroupDigits = 3;
constexpr std::string_view kDigits = "0123456789";

struct CurrencySymbol {
    std::string_view symbol;
    std::string_view code;
};
constexpr std::array kCurrencySymbols = std::to_array<CurrencySymbol>({
    {"€", "EUR"},
    {"£", "GBP"},
    {"$", "USD"},
    {"¥", "JPY"},
    {"kr", "SEK"},
    {"kr", "NOK"},
    {"kr", "DKK"},
    {"kr", "ISK"},
});

/// What stands between groups and for minus, as one byte each.
struct Spelling {
    std::string_view written;
    char meant;
};
constexpr std::array kSpellings = std::to_array<Spelling>({
    {"\u00A0", ' '},
    {"\u202F", ' '},
    {"\u2009", ' '},
    {"\u2019", '\''},
    {"\u2212", '-'},
});

bool same_ascii_letters(std::string_view left, std::string_view right) {
    const auto lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    };
    return std::ranges::equal(left, right, {}, lower, lower);
}

/// Takes `unit` off one end of `text`, once; says whether it was there.
bool take_unit(std::string_view& text, std::string_view unit) {
    if (text.size() < unit.size()) return false;
    const bool is_first = same_ascii_letters(text.substr(0, unit.size()), unit);
    if (!is_first && !same_ascii_letters(text.substr(text.size() - unit.size()), unit))
        return false;
    text = is_first ? text.substr(unit.size()) : text.substr(0, text.size() - unit.size());
    return true;
}

void take_currency(std::string_view& text, Currency currency) {
    const std::string code = currency.code();
    if (take_unit(text, code)) return;
    for (const CurrencySymbol& known : kCurrencySymbols)
        if (known.code == code && take_unit(text, known.symbol)) return;
}

std::string spelt_plainly(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto spelling = std::ranges::find_if(
            kSpellings, [&](const Spelling& each) { return text.starts_with(each.written); });
        const bool is_special = spelling != kSpellings.end();
        plain += is_special ? spelling->meant : text.front();
        text.remove_prefix(is_special ? spelling->written.size() : 1);
    }
    return plain;
}

/// An amount taken apart.
struct Parts {
    bool is_negative = false;
    std::string whole;    ///< digits before the decimal mark, without grouping
    std::string fraction; ///< digits after it
    char decimal = 0;     ///< '.' or ','
    char group = 0;       ///< '.', ',', ' ' or '\''
    /// The decimal mark may as well be grouping: it stands alone before exactly three digits.
    bool is_open = false;

    std::string wire_text() const {
        std::string text = is_negative ? "-" : "";
        text += whole.empty() ? "0" : whole;
        return fraction.empty() ? text : text + '.' + fraction;
    }
    /// As if the mark were grouping.
    Parts grouped() const {
        Parts parts = *this;
        parts.whole += std::exchange(parts.fraction, "");
        parts.group = std::exchange(parts.decimal, '\0');
        parts.is_open = false;
        return parts;
    }
};

/// A first group of one to three digits that is not 0, then groups of three.
bool is_grouped(std::string_view text, char group) {
    std::size_t end = text.find(group);
    if (end == 0 || end > kGroupDigits || text.front() == '0') return false;
    for (; end < text.size(); end += 1 + kGroupDigits)
        if (text[end] != group || text.size() - end - 1 < kGroupDigits ||
            text.substr(end + 1, kGroupDigits).find(group) != text.npos)
            return false;
    return true;
}

/// Which of the separators is the decimal mark and which is grouping. False: that is no amount.
bool tell_apart(std::string_view text, Parts& parts) {
    std::string kinds; // each separator once, in the order met
    for (const char each : text)
        if (kDigits.find(each) == kDigits.npos && kinds.find(each) == kinds.npos) kinds += each;
    if (kinds.size() > 2) return false;
    const auto is_mark = [](char each) { return each == '.' || each == ','; };
    const auto is_separator = [&](char each) {
        return is_mark(each) || each == ' ' || each == '\'';
    };
    if (!std::ranges::all_of(kinds, is_separator)) return false;
    if (kinds.empty()) return true;
    const bool is_last_single = std::ranges::count(text, kinds.back()) == 1;
    if (kinds.size() == 1 && !(is_mark(kinds[0]) && is_last_single)) {
        parts.group = kinds[0];
        return true;
    }
    parts.decimal = kinds.back();
    if (kinds.size() == 2) parts.group = kinds[0];
    return is_mark(parts.decimal) && is_last_single;
}

std::optional<Parts> take_apart(std::string_view written, Currency currency) {
    const std::string plain = spelt_plainly(written);
    std::string_view text = trim(plain);
    Parts parts;
    const auto take_sign = [&] {
        if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
        parts.is_negative = text.front() == '-';
        text = trim(text.substr(1));
        return true;
    };
    const bool has_sign = take_sign(); // before or after the unit: −€5.01, EUR -5.01
    take_currency(text, currency);
    text = trim(text);
    if (!has_sign) take_sign();
    if (!tell_apart(text, parts)) return std::nullopt;
    std::string_view whole = text;
    if (parts.decimal != 0) {
        whole = text.substr(0, text.find(parts.decimal));
        parts.fraction = text.substr(whole.size() + 1);
    }
    if (parts.group != 0 && (!is_grouped(whole, parts.group) ||
                             parts.fraction.find(parts.group) != parts.fraction.npos))
        return std::nullopt;
    parts.whole = whole;
    std::erase(parts.whole, parts.group);
    if (parts.whole.empty() && parts.fraction.empty()) return std::nullopt;
    parts.is_open = parts.decimal != 0 && parts.group == 0 && is_grouped(text, parts.decimal);
    return parts;
}

enum class Use : std::uint8_t { decimal, grouping, either };

/// What an open mark is.
Use use_of(char mark, Currency currency, Marks marks) {
    if (currency.exponent() == 0) return Use::grouping;
    switch (marks) {
    case Marks::decimal_point: return mark == '.' ? Use::decimal : Use::grouping;
    case Marks::decimal_comma: return mark == ',' ? Use::decimal : Use::grouping;
    case Marks::groups_with_comma:
        if (mark == ',') return Use::grouping;
        break;
    case Marks::groups_with_point:
        if (mark == '.') return Use::grouping;
        break;
    case Marks::unproven: break;
    }
    return currency.exponent() == kGroupDigits ? Use::decimal : Use::either;
}

/// In the wire's form, where the currency has one for it.
std::string reading_of(const Parts& parts, Currency currency) {
    const auto amount = parse_money(parts.wire_text(), currency);
    return amount ? to_text(amount.value()) : parts.wire_text();
}

} // namespace

Result<Money> read_written_money(std::string_view text, Currency currency, Marks marks) {
    auto parts = take_apart(text, currency);
    if (!parts)
        return Error{"amount_malformed", "", std::string(text), to_text({15'000, currency})};
    const Use use = parts->is_open ? use_of(parts->decimal, currency, marks) : Use::decimal;
    if (use == Use::either)
        return Error{"money_ambiguous", "", std::string(text),
                     reading_of(*parts, currency) + ", " + reading_of(parts->grouped(), currency)};
    if (use == Use::grouping) parts = parts->grouped();
    auto amount = parse_money(parts->wire_text(), currency);
    if (amount) return amount;
    auto error = amount.error();
    error.got = text;
    return error;
}

void ProvenMarks::see(std::string_view text, Currency currency) {
    const auto parts = take_apart(text, currency);
    if (!parts || parts->is_open || !parse_money(parts->wire_text(), currency)) return;
    has_decimal_point_ |= parts->decimal == '.' || parts->group == ',';
    has_decimal_comma_ |= parts->decimal == ',' || parts->group == '.';
}

Marks ProvenMarks::marks() const {
    if (has_decimal_point_ == has_decimal_comma_) return Marks::unproven;
    return has_decimal_point_ ? Marks::decimal_point : Marks::decimal_comma;
}

} // namespace stall
