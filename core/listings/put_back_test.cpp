// Undoing: what was changed goes back, what was changed again stays, and no floor breaks.
#include "core/listings/put_back.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

Money eur(std::int64_t minor) { return {minor, Currency::of("EUR")}; }

Listing an_ad() {
    Listing listing;
    listing.quantity = 5;
    for (const Market market : {Market::FR, Market::DE}) {
        MarketTerms terms;
        terms.market = market;
        terms.publication = Publication::online;
        terms.price = eur(20'000);
        listing.terms.push_back(terms);
    }
    return listing;
}
template <typename Change> Listing with(Listing listing, Change change) {
    change(listing);
    return listing;
}

TEST_CASE("only what the change touched goes back") {
    const Listing before = an_ad();
    const Listing after = with(before, [](Listing& l) {
        l.terms[0].price = eur(18'000);
        l.terms[0].deliveries = {{"UPS", eur(499), 48}};
        l.quantity = 0;
    });
    const ChangedParts parts = changed_parts(before, after);
    CHECK(parts.before.terms.size() == 1);
    CHECK(parts.after.terms.size() == 1);
    CHECK(put_back(after, parts.before, parts.after).value() == before);

    const Listing later = with(after, [](Listing& l) {
        l.terms[0].comment = "new";
        l.terms[1].price = eur(1);
    });
    const Listing restored = put_back(later, parts.before, parts.after).value();
    CHECK(restored.terms[0].price == eur(20'000));
    CHECK(restored.terms[0].comment == "new");
    CHECK(restored.terms[1].price == eur(1));
    CHECK(restored.quantity == 5);
}

TEST_CASE("what was changed again is left and a floor holds") {
    const Listing before = with(an_ad(), [](Listing& l) { l.terms[0].price = eur(15'000); });
    const Listing after = an_ad();
    const auto refusal = [&](auto change) {
        const auto restored = put_back(with(after, change), before, after);
        return restored.ok() ? "" : restored.error().code + restored.error().where;
    };
    CHECK(refusal([](Listing&) {}).empty());
    CHECK(refusal([](Listing& l) { l.terms[0].price = eur(1); }) == "changed_since/price");
    CHECK(refusal([](Listing& l) { l.terms[0].floor = eur(16'000); }) == "price_below_floor/price");
    CHECK(refusal([](Listing& l) { l.terms.erase(l.terms.begin()); }) == "changed_since/market");
}

TEST_CASE("a market that was opened is archived again") {
    const Listing before = with(an_ad(), [](Listing& l) { l.terms.pop_back(); });
    const ChangedParts parts = changed_parts(before, an_ad());
    CHECK(parts.before.terms.empty());
    const Listing restored = put_back(an_ad(), parts.before, parts.after).value();
    CHECK(restored.terms[1].publication == Publication::archived);
    CHECK(restored.terms[0] == an_ad().terms[0]);
}

} // namespace
} // namespace stall::listings
