// Each field that a line of a file can change is told, before and after.
#include "core/listings/field_changes.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

Money eur(std::int64_t minor) { return {minor, Currency::of("EUR")}; }

Listing ad() {
    Listing listing{ListingId(1), "A-1", ProductId(2), Grade::good, 3, Version(1), {}};
    listing.terms.push_back({Market::FR,
                             Publication::online,
                             eur(47'200),
                             eur(40'000),
                             std::nullopt,
                             12,
                             "Like new",
                             {{"Post", eur(490), 24}}});
    return listing;
}

/// "price 472.00>410.00; " of each.
std::string told(const std::vector<FieldChange>& changes) {
    std::string text;
    for (const auto& change : changes)
        text +=
            std::string(name_of(change.field)) + " " + change.before + ">" + change.after + "; ";
    return text;
}

TEST_CASE("each field that differs is told as the file writes it") {
    struct Case {
        void (*change)(Listing&, MarketTerms&);
        const char* told;
    };
    for (const Case& row : {
             Case{[](Listing&, MarketTerms&) {}, ""},
             Case{[](Listing&, MarketTerms& terms) { terms.price = eur(41'000); },
                  "price 472.00>410.00; "},
             Case{[](Listing&, MarketTerms& terms) { terms.floor.reset(); }, "min_price 400.00>; "},
             Case{[](Listing&, MarketTerms& terms) { terms.maximum = eur(1); },
                  "max_price >0.01; "},
             Case{[](Listing& listing, MarketTerms&) { listing.quantity = 0; }, "quantity 3>0; "},
             Case{[](Listing& listing, MarketTerms&) { listing.grade = Grade::fair; },
                  "grade GOOD>FAIR; "},
             Case{[](Listing&, MarketTerms& terms) { terms.warranty_months = 24; },
                  "warranty_delay 12>24; "},
             Case{[](Listing&, MarketTerms& terms) { terms.publication = Publication::offline; },
                  "publication_state 2>3; "},
             Case{[](Listing&, MarketTerms& terms) { terms.comment = ""; }, "comment Like new>; "},
             Case{[](Listing&, MarketTerms& terms) {
                      terms.deliveries[0].price = eur(0);
                      terms.deliveries.push_back({"", eur(990), 48});
                  },
                  "shipping_price_1 4.90>0.00; shipping_price_2 >9.90; shipping_delay_2 >48; "},
             Case{[](Listing& listing, MarketTerms& terms) {
                      terms.comment = "New";
                      listing.quantity = 9;
                  },
                  "quantity 3>9; comment Like new>New; "},
         }) {
        const Listing before = ad();
        Listing after = before;
        row.change(after, after.terms[0]);
        CHECK(told(changes_between(&before, after, Market::FR)) == row.told);
    }
}

TEST_CASE("of a new ad everything that it holds is told") {
    CHECK(told(changes_between(nullptr, ad(), Market::FR)) ==
          "price >472.00; min_price >400.00; quantity >3; grade >GOOD; warranty_delay >12; "
          "publication_state >2; comment >Like new; shipper_1 >Post; shipping_price_1 >4.90; "
          "shipping_delay_1 >24; ");
    CHECK(changes_between(nullptr, ad(), Market::DE).empty());
}

} // namespace
} // namespace stall::listings
