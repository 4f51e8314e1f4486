// Languages, and numbers and money as each writes them.
#include "core/base/written_numbers.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace stall;

TEST_CASE("money follows the language") {
    const auto eur = Currency::of("EUR");
    struct Case {
        Money money;
        std::array<const char*, kLanguageTags.size()> written; ///< in the order of Language
    };
    for (const auto& [money, written] :
         {Case{{47200, eur},
               {"€472.00", "472,00\u00A0€", "472,00\u00A0€", "472,00\u00A0€", "472,00\u00A0€"}},
          Case{{123450, eur},
               {"€1,234.50", "1\u00A0234,50\u00A0€", "1.234,50\u00A0€", "1234,50\u00A0€",
                "1.234,50\u00A0€"}},
          Case{{1234567, eur},
               {"€12,345.67", "12\u00A0345,67\u00A0€", "12.345,67\u00A0€", "12.345,67\u00A0€",
                "12.345,67\u00A0€"}},
          Case{{-501, eur},
               {"\u2212€5.01", "\u22125,01\u00A0€", "\u22125,01\u00A0€", "\u22125,01\u00A0€",
                "\u22125,01\u00A0€"}},
          Case{{100, Currency::of("GBP")},
               {"£1.00", "1,00\u00A0£", "1,00\u00A0£", "1,00\u00A0£", "1,00\u00A0£"}},
          Case{{1500, Currency::of("JPY")},
               {"JPY\u00A01,500", "1\u00A0500\u00A0JPY", "1.500\u00A0JPY", "1500\u00A0JPY",
                "1.500\u00A0JPY"}},
          Case{{99900, Currency::of("SEK")},
               {"SEK\u00A0999.00", "999,00\u00A0SEK", "999,00\u00A0SEK", "999,00\u00A0SEK",
                "999,00\u00A0SEK"}}}) {
        CAPTURE(money.minor);
        for (std::size_t at = 0; at < written.size(); ++at) {
            CAPTURE(kLanguageTags[at]);
            CHECK(format_money(static_cast<Language>(at), money) == written[at]);
        }
    }
}

TEST_CASE("a difference of money says which way it goes") {
    const auto eur = Currency::of("EUR");
    CHECK(format_money_difference(Language::en, {501, eur}) == "+€5.01");
    CHECK(format_money_difference(Language::fr, {501, eur}) == "+5,01\u00A0€");
    CHECK(format_money_difference(Language::en, {-501, eur}) == "\u2212€5.01");
    CHECK(format_money_difference(Language::de, {0, eur}) == "0,00\u00A0€");
}

TEST_CASE("a language is known by its tag with any region") {
    CHECK(parse_language("fr") == Language::fr);
    CHECK(parse_language("de-AT") == Language::de);
    CHECK(parse_language("es-419") == Language::es);
    CHECK_FALSE(parse_language("fry").has_value()); // Frisian is not French
    CHECK_FALSE(parse_language("nl-BE").has_value());
    CHECK_FALSE(parse_language("").has_value());
}

TEST_CASE("only French counts none in the singular") {
    for (const auto tag : kLanguageTags) {
        const Language language = *parse_language(tag);
        CHECK(is_singular(language, 1));
        CHECK_FALSE(is_singular(language, 2));
        CHECK(is_singular(language, 0) == (language == Language::fr));
    }
}

TEST_CASE("shares are written as short as they are") {
    CHECK(format_share(Language::en, 1200) == "12\u00A0%");
    CHECK(format_share(Language::fr, 1250) == "12,5\u00A0%");
    CHECK(format_share(Language::de, 1205) == "12,05\u00A0%");
    CHECK(format_share(Language::it, 5) == "0,05\u00A0%");
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
