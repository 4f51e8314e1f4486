// Names, limits of fields, and applying patches, as tables.
#include "core/listings/listing.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

constexpr Currency kEur = Currency::of("EUR");
Money eur(std::int64_t minor) { return {minor, kEur}; }

template <typename T> std::string code(const Result<T>& result) {
    return result.ok() ? "ok" : result.error().code;
}

Listing phone() {
    Listing listing;
    listing.id = ListingId(7);
    listing.sku = "PHONE-1";
    listing.quantity = 3;
    MarketTerms france;
    france.publication = Publication::online;
    france.price = eur(20'000);
    france.floor = eur(18'000);
    france.maximum = eur(25'000);
    MarketTerms britain;
    britain.market = Market::GB;
    britain.price = {0, Currency::of("GBP")};
    listing.terms = {france, britain};
    return listing;
}
template <typename Change> Patch patch(Change change) {
    Patch made;
    change(made);
    return made;
}

TEST_CASE("grades and markets have names that read back") {
    for (Grade grade : kGrades) CHECK(parse_grade(name_of(grade)).value() == grade);
    for (Market market : kMarkets) CHECK(parse_market(code_of(market)).value() == market);
    for (const char* name : {"", "good", "STALLONE", "GOOD "})
        CHECK(code(parse_grade(name)) == "grade_unknown");
    for (const char* name : {"", "fr", "UK", "US"})
        CHECK(code(parse_market(name)) == "market_unknown");
}

TEST_CASE("a market has a locale and a currency") {
    CHECK(market_of_locale("fr-fr").value() == Market::FR);
    CHECK(market_of_locale("de-at").value() == Market::AT);
    CHECK(market_of_locale("en-gb").value() == Market::GB);
    for (const char* locale : {"", "FR-FR", "fr", "en-us", "fr-fr,en"})
        CHECK(code(market_of_locale(locale)) == "locale_unknown");
    CHECK(market_of_locale("en-us").error().wanted ==
          "fr-fr, de-de, es-es, it-it, fr-be, nl-nl, de-at, pt-pt, en-ie, en-gb, sv-se");
    CHECK(currency_of(Market::DE) == kEur);
    CHECK(currency_of(Market::GB) == Currency::of("GBP"));
    CHECK(currency_of(Market::SE) == Currency::of("SEK"));
}

TEST_CASE("each field knows its limits") {
    const std::string accents = [] {
        std::string text;
        for (int count = 0; count < 500; ++count) text += "é";
        return text;
    }();
    CHECK(code(check_price(eur(1))) == "ok");
    CHECK(code(check_price(eur(0))) == "price_not_positive");
    CHECK(code(check_price(eur(-5))) == "price_not_positive");
    CHECK(code(check_price(eur(kPriceMinorMax))) == "ok");
    CHECK(code(check_price(eur(kPriceMinorMax + 1))) == "price_too_high");
    CHECK(code(check_quantity(0)) == "ok");
    CHECK(code(check_quantity(kQuantityMax)) == "ok");
    CHECK(code(check_quantity(-1)) == "quantity_out_of_range");
    CHECK(code(check_quantity(kQuantityMax + 1LL)) == "quantity_out_of_range");
    CHECK(code(check_quantity(INT64_MAX)) == "quantity_out_of_range");
    CHECK(code(check_warranty_months(12)) == "ok");
    CHECK(code(check_warranty_months(11)) == "warranty_too_short");
    CHECK(code(check_warranty_months(-12)) == "warranty_too_short");
    CHECK(code(check_comment(accents)) == "ok");
    CHECK(code(check_comment(accents + "x")) == "comment_too_long");
    CHECK(code(check_comment("caf\xE9")) == "utf8_invalid");
    CHECK(check_sku("  A-1 ").value() == "A-1");
    CHECK(code(check_sku(" \t")) == "sku_empty");
    CHECK(code(check_sku(accents.substr(0, 400))) == "ok");
    CHECK(code(check_sku(accents.substr(0, 402))) == "sku_too_long");
}

TEST_CASE("a patch is refused with the field and what was wanted") {
    struct Case {
        const char* why;
        Patch patch;
        Error error;
    };
    const auto gbp = [](std::int64_t minor) { return Money{minor, Currency::of("GBP")}; };
    using Limit = std::optional<Money>;
    for (const Case& row : {
             Case{"unlisted market",
                  patch([](Patch& p) { p.market = Market::SE; }),
                  {"market_not_listed", "/market", "SE", ""}},
             Case{"zero price",
                  patch([](Patch& p) { p.price = eur(0); }),
                  {"price_not_positive", "/price", "0.00", "0.01"}},
             Case{"pounds in France",
                  patch([&](Patch& p) { p.price = gbp(20'000); }),
                  {"currency_mismatch", "/price", "GBP", "EUR"}},
             Case{"under the floor",
                  patch([](Patch& p) { p.price = eur(17'999); }),
                  {"price_below_floor", "/price", "179.99", "180.00"}},
             Case{"floor over the price",
                  patch([](Patch& p) { p.floor = eur(20'001); }),
                  {"price_below_floor", "/floor", "200.00", "200.01"}},
             Case{"both, still under",
                  patch([](Patch& p) { p.price = eur(100), p.floor = eur(101); }),
                  {"price_below_floor", "/price", "1.00", "1.01"}},
             Case{"floor zero",
                  patch([](Patch& p) { p.floor = Limit(eur(0)); }),
                  {"price_not_positive", "/floor", "0.00", "0.01"}},
             Case{"floor in pounds",
                  patch([&](Patch& p) { p.floor = Limit(gbp(1)); }),
                  {"currency_mismatch", "/floor", "GBP", "EUR"}},
             Case{"maximum under the floor",
                  patch([](Patch& p) { p.maximum = eur(17'999); }),
                  {"floor_above_maximum", "/maximum", "180.00", "179.99"}},
             Case{"negative maximum",
                  patch([](Patch& p) { p.maximum = eur(-1); }),
                  {"price_not_positive", "/maximum", "-0.01", "0.01"}},
             Case{"negative stock",
                  patch([](Patch& p) { p.quantity = -1; }),
                  {"quantity_out_of_range", "/quantity", "-1", "0–1000000"}},
             Case{"short warranty",
                  patch([](Patch& p) { p.warranty_months = 6; }),
                  {"warranty_too_short", "/warranty_months", "6", "12"}},
             Case{"long comment",
                  patch([](Patch& p) { p.comment = std::string(501, 'x'); }),
                  {"comment_too_long", "/comment", "501", "500"}},
             Case{"back to draft",
                  patch([](Patch& p) { p.publication = Publication::incomplete; }),
                  {"publication_not_allowed", "/publication", "0", "2, 3, 4"}},
             Case{"online without a price",
                  patch(
                      [](Patch& p) { p.market = Market::GB, p.publication = Publication::online; }),
                  {"price_not_positive", "/price", "0.00", "0.01"}},
         }) {
        const Result<Listing> result = apply(phone(), row.patch);
        REQUIRE_MESSAGE(!result.ok(), row.why);
        CHECK_MESSAGE(result.error() == row.error, row.why);
    }
}

TEST_CASE("a patch changes what it names and nothing else") {
    const Listing before = phone();
    CHECK(apply(before, {}).value() == before);

    Listing expected = phone();
    expected.quantity = 0;
    expected.terms[0].price = eur(18'000);
    expected.terms[0].comment = "Like new";
    expected.terms[0].warranty_months = 24;
    CHECK(apply(before, patch([](Patch& p) {
                    p.quantity = 0;
                    p.price = eur(18'000);
                    p.comment = "Like new";
                    p.warranty_months = 24;
                }))
              .value() == expected);

    expected = phone();
    expected.terms[0].floor.reset();
    expected.terms[0].maximum.reset();
    expected.terms[0].price = eur(1);
    expected.terms[0].publication = Publication::archived;
    CHECK(apply(before, patch([](Patch& p) {
                    p.floor.emplace();
                    p.maximum.emplace();
                    p.price = eur(1);
                    p.publication = Publication::archived;
                }))
              .value() == expected);
}

TEST_CASE("a floor may be given to a draft before its price") {
    const Patch floor_first = patch([](Patch& p) {
        p.market = Market::GB;
        p.floor = Money{5'000, Currency::of("GBP")};
    });
    const Listing drafted = apply(phone(), floor_first).value();
    CHECK(drafted.terms[1].floor->minor == 5'000);
    const Patch below = patch([](Patch& p) {
        p.market = Market::GB;
        p.price = Money{4'999, Currency::of("GBP")};
    });
    CHECK(code(apply(drafted, below)) == "price_below_floor");
}

TEST_CASE("stock goes through even where an older price is under the floor") {
    Listing old = phone();
    old.terms[0].price = eur(100);
    CHECK(code(apply(old, patch([](Patch& p) { p.quantity = 9; }))) == "ok");
    CHECK(code(apply(old, patch([](Patch& p) { p.price = eur(101); }))) == "price_below_floor");
}

} // namespace
} // namespace stall::listings
