// Numbers and money as each language writes them.
#include "web/app/format.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;

TEST_CASE("money follows the language") {
    const auto eur = Currency::of("EUR");
    struct Case {
        Money money;
        const char* english;
        const char* french;
    };
    for (const auto& [money, english, french] :
         {Case{{47200, eur}, "€472.00", "472,00\u00A0€"},
          Case{{123456789, eur}, "€1,234,567.89", "1\u00A0234\u00A0567,89\u00A0€"},
          Case{{-501, eur}, "\u2212€5.01", "\u22125,01\u00A0€"},
          Case{{5, eur}, "€0.05", "0,05\u00A0€"},
          Case{{100, Currency::of("GBP")}, "£1.00", "1,00\u00A0£"},
          Case{{100000, Currency::of("SEK")}, "SEK\u00A01,000.00", "1\u00A0000,00\u00A0SEK"}}) {
        CAPTURE(money.minor);
        CHECK(format_money(Language::en, money) == english);
        CHECK(format_money(Language::fr, money) == french);
    }
}

TEST_CASE("differences carry their sign and fields no grouping") {
    const auto eur = Currency::of("EUR");
    CHECK(format_difference(Language::en, {600, eur}) == "+6.00");
    CHECK(format_difference(Language::en, {-501, eur}) == "\u22125.01");
    CHECK(format_typed(Language::fr, {123456, eur}) == "1234,56");
    CHECK(format_count(Language::en, 1204) == "1,204");
    CHECK(format_quality(Language::en, 941000) == "94.1");
    CHECK(format_quality(Language::fr, 1000000) == "100,0");
}
