// Money arithmetic and its text forms; every step checked, nothing rounded but a share.
// Must not know prices, fees or any other use of money.
#include "core/base/money.hpp"

#include <algorithm>
#include <array>

namespace stall {
namespace {

__extension__ using Wide = __int128;

// ISO 4217, list one, without funds, metals and testing codes; sorted, for the binary search.
constexpr std::array kCurrencyCodes = std::to_array<std::string_view>({
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD",
    "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN",
    "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK",
    "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT",
    "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
});
constexpr std::array kCodesWithoutDigits = std::to_array<std::string_view>({
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
});
constexpr std::array kCodesWithThreeDigits =
    std::to_array<std::string_view>({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"});
static_assert(std::ranges::is_sorted(kCurrencyCodes));

bool is_digit(char character) { return character >= '0' && character <= '9'; }

Error overflow(std::string_view got) { return {"amount_overflow", "", std::string(got), ""}; }

Error malformed(std::string_view got, Currency currency) {
    return {"amount_malformed", "", std::string(got), to_text({15'000, currency})};
}

Result<Money> narrow(Wide amount, Currency currency) {
    if (amount > INT64_MAX || amount < INT64_MIN) return overflow("");
    return Money{static_cast<std::int64_t>(amount), currency};
}

} // namespace

Result<Currency> Currency::parse(std::string_view code) {
    if (!std::ranges::binary_search(kCurrencyCodes, code))
        return Error{"currency_unknown", "", std::string(code), "EUR"};
    return Currency(code[0], code[1], code[2]);
}

int Currency::exponent() const {
    const std::string_view code(letters_, 3);
    if (std::ranges::binary_search(kCodesWithoutDigits, code)) return 0;
    return std::ranges::binary_search(kCodesWithThreeDigits, code) ? 3 : 2;
}

Result<Money> add(Money left, Money right) {
    if (left.currency != right.currency)
        return Error{"currency_mismatch", "", right.currency.code(), left.currency.code()};
    Money sum{0, left.currency};
    if (__builtin_add_overflow(left.minor, right.minor, &sum.minor)) return overflow("");
    return sum;
}

Result<Money> subtract(Money left, Money right) {
    if (left.currency != right.currency)
        return Error{"currency_mismatch", "", right.currency.code(), left.currency.code()};
    Money difference{0, left.currency};
    if (__builtin_sub_overflow(left.minor, right.minor, &difference.minor)) return overflow("");
    return difference;
}

Result<Money> multiply(Money amount, std::int64_t factor) {
    return narrow(Wide{amount.minor} * factor, amount.currency);
}

Result<Money> share(Money amount, std::int64_t basis_points) {
    constexpr int kWhole = 10'000;
    const Wide scaled = Wide{amount.minor} * basis_points;
    const Wide half = scaled < 0 ? -kWhole / 2 : kWhole / 2;
    return narrow((scaled + half) / kWhole, amount.currency);
}

Result<Money> parse_money(std::string_view text, Currency currency) {
    const std::string_view got = text;
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    const std::size_t mark_at = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, mark_at);
    const bool has_mark = mark_at < text.size();
    std::string_view fraction = has_mark ? text.substr(mark_at + 1) : std::string_view{};

    if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit) ||
        whole.empty() || (has_mark && fraction.empty()))
        return malformed(got, currency);

    const auto exponent = static_cast<std::size_t>(currency.exponent());
    const std::string_view beyond = fraction.substr(std::min(exponent, fraction.size()));
    if (beyond.find_first_not_of('0') != std::string_view::npos)
        return Error{"amount_too_precise", "", std::string(got), to_text({1, currency})};
    fraction = fraction.substr(0, std::min(exponent, fraction.size()));

    std::int64_t minor = 0;
    const auto push = [&](char digit) {
        const std::int64_t step = negative ? -(digit - '0') : digit - '0';
        return !__builtin_mul_overflow(minor, std::int64_t{10}, &minor) &&
               !__builtin_add_overflow(minor, step, &minor);
    };
    for (char digit : whole)
        if (!push(digit)) return overflow(got);
    for (std::size_t place = 0; place < exponent; ++place)
        if (!push(place < fraction.size() ? fraction[place] : '0')) return overflow(got);
    return Money{minor, currency};
}

std::string to_text(Money amount) {
    const auto exponent = static_cast<std::size_t>(amount.currency.exponent());
    const auto bits = static_cast<std::uint64_t>(amount.minor);
    std::string digits = std::to_string(amount.minor < 0 ? 0 - bits : bits);
    if (digits.size() <= exponent) digits.insert(0, exponent + 1 - digits.size(), '0');
    if (exponent > 0) digits.insert(digits.size() - exponent, 1, '.');
    return amount.minor < 0 ? "-" + digits : digits;
}

} // namespace stall
