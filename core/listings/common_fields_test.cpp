// Which fields all markets share, in changes and in files.
#include "core/listings/common_fields.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

TEST_CASE("the stock is common and everything else belongs to a market") {
    const auto changed = [](auto change) {
        Patch patch;
        patch.market = Market::ES;
        patch.quantity = 3;
        change(patch);
        return is_common(patch, {});
    };
    CHECK(changed([](Patch&) {}));
    CHECK_FALSE(changed([](Patch& patch) { patch.price = Money{1, Currency::of("EUR")}; }));
    CHECK_FALSE(changed([](Patch& patch) { patch.floor.emplace(); }));
    CHECK_FALSE(changed([](Patch& patch) { patch.maximum.emplace(); }));
    CHECK_FALSE(changed([](Patch& patch) { patch.warranty_months = 24; }));
    CHECK_FALSE(changed([](Patch& patch) { patch.comment = ""; }));
    CHECK_FALSE(changed([](Patch& patch) { patch.publication = Publication::offline; }));
    CHECK_FALSE(changed([](Patch& patch) { patch.deliveries.emplace(); }));
    DeliveryParts parts;
    parts[1].delay_hours = 24;
    CHECK_FALSE(is_common(Patch(), parts));
}

TEST_CASE("a common change finds the ad in whichever market it is") {
    Listing listing;
    listing.terms.resize(2);
    listing.terms[0].market = Market::DE;
    listing.terms[1].market = Market::GB;
    Patch patch;
    patch.market = Market::ES;
    patch.quantity = 3;
    CHECK(placed_in_market(patch, {}, listing).market == Market::DE);
    patch.market = Market::GB;
    CHECK(placed_in_market(patch, {}, listing).market == Market::GB);
    patch.market = Market::ES;
    patch.comment = "Como nuevo";
    CHECK(placed_in_market(patch, {}, listing).market == Market::ES);
    CHECK(placed_in_market(Patch(), {}, Listing()).market == Market::FR);
}

TEST_CASE("a file needs a market where a line gives something of its own without naming it") {
    struct Case {
        const char* text;
        std::int64_t line;
    };
    for (const Case& row : {
             Case{"sku,quantity,grade,state,ean,product_id\nA,1,GOOD,2,,7\n", 0},
             Case{"sku,quantity,price\nA,1,\nB,2, \n", 0},
             Case{"sku,quantity,price\nA,1,\n\nB,2,9.99\n", 4},
             Case{"SKU,Price,MARKET\nA,9.99,DE\n", 0},
             Case{"sku,price,market\nA,9.99,DE\nB,9.99,\n", 3},
             Case{"sku,currency\nA,USD\n", 2},
             Case{"sku,comment\nA,x\n", 2},
             Case{"sku,warranty_delay\nA,24\n", 2},
             Case{"sku,min_price\nA,24\n", 2},
             Case{"sku,max_price\nA,24\n", 2},
             Case{"sku,publication_state\nA,3\n", 2},
             Case{"sku,shipping_delay_3\nA,3\n", 2},
             Case{"sku,shipper_1\nA,UPS\n", 2},
             Case{"sku,title,price_new\nA,T,\nB,T,5\n", 3},
             Case{"sku,title\nA,T\n", 0},
             Case{"", 0},
         }) {
        CAPTURE(row.text);
        CHECK(line_without_market(files::read(row.text, {',', '"'})) == row.line);
    }
    const auto own = files::read("Ref,Prix\nA,5\n", {',', '"'});
    CHECK(line_without_market(own) == 0);
    CHECK(line_without_market(own, {"sku", "price"}) == 2);
}

} // namespace
} // namespace stall::listings
