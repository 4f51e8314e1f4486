// Money: integer minor units and a currency; exact or an error, never a float, never a wrap.
// Source: rules.md section 1. Must not know prices, fees or any other use of money.
#pragma once

#include "core/base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace stall {

/// An ISO 4217 alphabetic code that is in the list of current currencies.
class Currency {
public:
    /// EUR; so that containers of Money can be sized.
    constexpr Currency() = default;

    /// Errors: "currency_unknown" for anything but three capital letters of a current currency.
    static Result<Currency> parse(std::string_view code);

    /// Known at compile time to be right; other text is a programming error.
    static consteval Currency of(const char (&code)[4]) {
        return Currency(code[0], code[1], code[2]);
    }

    /// Digits after the point: 0 (JPY), 2 (EUR) or 3 (KWD).
    int exponent() const;
    std::string code() const { return std::string(letters_, 3); }
    constexpr bool operator==(const Currency&) const = default;

private:
    constexpr Currency(char first, char second, char third) : letters_{first, second, third} {}
    char letters_[3] = {'E', 'U', 'R'};
};

/// A signed amount. Range: int64 minor units.
struct Money {
    std::int64_t minor = 0;
    Currency currency;

    constexpr bool operator==(const Money&) const = default;
};

/// Errors: "currency_mismatch", "amount_overflow".
Result<Money> add(Money left, Money right);
Result<Money> subtract(Money left, Money right);
/// Errors: "amount_overflow".
Result<Money> multiply(Money amount, std::int64_t factor);

/// A share of an amount, rounded half away from zero, once. 10,000 basis points are the whole.
/// Errors: "amount_overflow".
Result<Money> share(Money amount, std::int64_t basis_points);

/// Reads "160.99", "160.9", "160", "160.9900" (extra digits only where zeros), with a sign.
/// Only the point is a decimal mark here; what people write is read by written_money.hpp.
/// Errors: "amount_malformed", "amount_too_precise", "amount_overflow".
Result<Money> parse_money(std::string_view text, Currency currency);

/// "160.99", "-0.05", "1500" for JPY: exactly the currency's digits, a point, no grouping.
std::string to_text(Money amount);

} // namespace stall
