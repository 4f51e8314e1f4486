// Money as tables: reading, writing, arithmetic at the edges of 64 bits, rounding.
#include "core/base/money.hpp"

#include <doctest/doctest.h>

namespace stall {
namespace {

constexpr Currency kEur = Currency::of("EUR");
constexpr Currency kJpy = Currency::of("JPY");
constexpr Currency kKwd = Currency::of("KWD");
constexpr Currency kSek = Currency::of("SEK");
constexpr std::int64_t kMax = INT64_MAX;
constexpr std::int64_t kMin = INT64_MIN;

/// "160.99", or the code of the error.
std::string outcome(const Result<Money>& result) {
    return result.ok() ? to_text(result.value()) : result.error().code;
}

TEST_CASE("a currency is one of the current ISO 4217 codes") {
    for (const char* code : {"EUR", "GBP", "SEK", "USD", "JPY", "KWD", "XCG", "ZWG", "AED"})
        CHECK_MESSAGE(Currency::parse(code).ok(), code);
    for (const char* code : {"", "eur", "EU", "EURO", "XXX", "DEM", "HRK", "XAU", "EU\xC3", "   "})
        CHECK_MESSAGE(Currency::parse(code).value_or(kJpy) == kJpy, code);
    CHECK(Currency::parse("DEM").error() == Error{"currency_unknown", "", "DEM", "EUR"});
}

TEST_CASE("a currency has zero two or three digits") {
    CHECK(kJpy.exponent() == 0);
    CHECK(kEur.exponent() == 2);
    CHECK(kKwd.exponent() == 3);
}

TEST_CASE("an amount is written with exactly the digits of its currency") {
    struct Case {
        Money amount;
        const char* text;
    };
    for (const Case& row : {
             Case{{16'099, kEur}, "160.99"},
             Case{{0, kEur}, "0.00"},
             Case{{-5, kEur}, "-0.05"},
             Case{{100, kEur}, "1.00"},
             Case{{1'500, kJpy}, "1500"},
             Case{{-1, kJpy}, "-1"},
             Case{{1, kKwd}, "0.001"},
             Case{{-12'345, kKwd}, "-12.345"},
             Case{{kMax, kEur}, "92233720368547758.07"},
             Case{{kMin, kEur}, "-92233720368547758.08"},
             Case{{kMin, kJpy}, "-9223372036854775808"},
         }) {
        CHECK(to_text(row.amount) == row.text);
        CHECK(parse_money(row.text, row.amount.currency).value_or({}) == row.amount);
    }
}

TEST_CASE("reading takes a point and refuses everything else") {
    struct Case {
        const char* text;
        Currency currency;
        const char* outcome;
    };
    for (const Case& row : {
             Case{"160.99", kEur, "160.99"},
             Case{"160.9", kEur, "160.90"},
             Case{"160", kEur, "160.00"},
             Case{"160.9900", kEur, "160.99"},
             Case{"+1.5", kEur, "1.50"},
             Case{"-0.05", kEur, "-0.05"},
             Case{"-0", kEur, "0.00"},
             Case{"007", kEur, "7.00"},
             Case{"1500.000", kJpy, "1500"},
             Case{"0.12", kKwd, "0.120"},
             Case{"160.991", kEur, "amount_too_precise"},
             Case{"1.5", kJpy, "amount_too_precise"},
             Case{"", kEur, "amount_malformed"},
             Case{"-", kEur, "amount_malformed"},
             Case{".", kEur, "amount_malformed"},
             Case{"1.", kEur, "amount_malformed"},
             Case{".5", kEur, "amount_malformed"},
             Case{"1,5", kEur, "amount_malformed"},
             Case{"1.2.3", kEur, "amount_malformed"},
             Case{" 1", kEur, "amount_malformed"},
             Case{"1e3", kEur, "amount_malformed"},
             Case{"--1", kEur, "amount_malformed"},
             Case{"0x10", kEur, "amount_malformed"},
             Case{"\u0661", kEur, "amount_malformed"},
             Case{"NaN", kEur, "amount_malformed"},
             Case{"92233720368547758.08", kEur, "amount_overflow"},
             Case{"-92233720368547758.09", kEur, "amount_overflow"},
             Case{"99999999999999999999999999", kJpy, "amount_overflow"},
         })
        CHECK_MESSAGE(outcome(parse_money(row.text, row.currency)) == row.outcome, row.text);
    CHECK(parse_money("1.234", kEur).error() == Error{"amount_too_precise", "", "1.234", "0.01"});
}

TEST_CASE("arithmetic never mixes currencies and never wraps") {
    CHECK(outcome(add({150, kEur}, {-50, kEur})) == "1.00");
    CHECK(outcome(add({1, kEur}, {1, kSek})) == "currency_mismatch");
    CHECK(outcome(subtract({1, kEur}, {1, kSek})) == "currency_mismatch");
    CHECK(outcome(add({kMax, kEur}, {1, kEur})) == "amount_overflow");
    CHECK(outcome(subtract({kMin, kEur}, {1, kEur})) == "amount_overflow");
    CHECK(outcome(subtract({0, kEur}, {kMin, kEur})) == "amount_overflow");
    CHECK(outcome(multiply({kMin, kEur}, -1)) == "amount_overflow");
    CHECK(outcome(multiply({kMax, kJpy}, 1)) == "9223372036854775807");
    CHECK(outcome(multiply({250, kEur}, -3)) == "-7.50");
}

TEST_CASE("a share is rounded half away from zero") {
    struct Case {
        std::int64_t minor;
        std::int64_t basis_points;
        std::int64_t share;
    };
    for (const Case& row : {
             Case{34'500, 1'500, 5'175},
             Case{5'175, 2'000, 1'035},
             Case{1, 5'000, 1},
             Case{-1, 5'000, -1},
             Case{1, 4'999, 0},
             Case{-1, 4'999, 0},
             Case{3, 5'000, 2},
             Case{-3, 5'000, -2},
             Case{3, -5'000, -2},
             Case{0, 1'500, 0},
             Case{kMax, 10'000, kMax},
             Case{kMin, 10'000, kMin},
             Case{kMax, 0, 0},
             Case{9'000'000'000'000'000'000, 2'000, 1'800'000'000'000'000'000},
         })
        CHECK(share({row.minor, kEur}, row.basis_points).value_or({}) == Money{row.share, kEur});
    CHECK(outcome(share({kMax, kEur}, 10'001)) == "amount_overflow");
    CHECK(outcome(share({kMax, kEur}, kMax)) == "amount_overflow");
}

} // namespace
} // namespace stall
