// Ads made over the desk: online or drafted, of a sheet that waits, in one more market, foreseen.
#include "core/wire/ad_details.hpp"
#include "server/api/desk/tried_catalogue.hpp"
#include "server/market/staff.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

TEST_CASE("an ad is made online in one market and a draft in the others") {
    Shop shop;
    const auto make = [&](const std::string& sku, const std::string& markets) {
        return shop.send(keyed(shop, "POST", "/desk/v1/listings",
                               R"({"product":1,"sku":")" + sku +
                                   R"(","grade":"FAIR","quantity":2,"markets":)" + markets + "}"));
    };
    const std::string france =
        R"([{"market":"FR","currency":"EUR","price":"149.00","floor":"120.00","publication":2}])";
    const Response made = make("NEW-1", france);
    CHECK(made.status == 201);
    const auto rows = wire::decode_rows(tried::body_of(made));
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 3);
    CHECK(rows.value()[0].position.publication == listings::Publication::online);
    CHECK(rows.value()[0].position.facts.standing == listings::Standing::winning);
    CHECK(rows.value()[1].position.publication == listings::Publication::incomplete);
    CHECK(tried::says(make("new-1", france), "sku_taken"));
    CHECK(tried::says(make("NEW-2", R"([{"market":"FR","publication":2}])"), "price_not_positive"));
    CHECK(tried::says(make("NEW-2", R"([{"market":"SE"}])"), "market_not_sold_in"));
    CHECK(make("NEW-2", "[]").status == 201);
}

TEST_CASE("an ad of a sheet that waits goes online with it") {
    Shop shop;
    stock(shop);
    const ProductId product = sheet_of(propose(shop, phone())).product;
    const auto ad = wire::decode_rows(tried::body_of(
        shop.send(keyed(shop, "POST", "/desk/v1/listings",
                        R"({"product":)" + std::to_string(product.value) +
                            R"(,"sku":"W-1","grade":"GOOD","quantity":1,"markets":[{"market":"FR",)"
                            R"("currency":"EUR","price":"500.00","publication":2}]})"))));
    REQUIRE(ad.ok());
    CHECK(ad.value()[0].position.publication == listings::Publication::waiting);
    const std::int64_t listing = ad.value()[0].listing.value;
    CHECK(tried::says(shop.send(shop.patch(listing, R"({"market":"FR","publication":2})")),
                      "waiting_for_validation"));
    storage::tried::value_of(market::attend(*shop.store, shop.market, shop.now, 0));
    const Response news = shop.send(shop.desk("GET", "/desk/v1/listings"));
    CHECK(tried::says(news, "\"sku\":\"W-1\""));
    const Response patched = shop.send(shop.patch(listing, R"({"market":"FR","quantity":3})", "2"));
    const auto rows = wire::decode_rows(tried::body_of(patched));
    REQUIRE(rows.ok());
    CHECK(rows.value()[0].position.publication == listings::Publication::online);
}

TEST_CASE("an ad goes to one more market and tells why it loses") {
    Shop shop;
    const auto sell = [&](int listing, const std::string& body) {
        return shop.send(
            keyed(shop, "POST", "/desk/v1/listings/" + std::to_string(listing) + "/markets", body));
    };
    CHECK(tried::says(sell(1, R"({"market":"FR"})"), "market_listed_already"));
    CHECK(tried::says(sell(1, R"({"market":"SE"})"), "market_not_sold_in"));
    CHECK(sell(99, R"({"market":"GB"})").status == 404);
    storage::tried::succeed(shop.store->write([](storage::Transaction& t) -> Result<void> {
        return t.database().run_script("delete from listing_market where listing_id = 1"
                                       " and merchant_id = 1 and market = 'GB'");
    }));
    const auto rows = wire::decode_rows(tried::body_of(
        sell(1, R"({"market":"GB","currency":"GBP","price":"99.00","publication":2})")));
    REQUIRE(rows.ok());
    CHECK(rows.value()[2].position.publication == listings::Publication::online);

    const auto advice = wire::decode_advice(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/listings/1/advice?market=FR"))));
    REQUIRE(advice.ok());
    REQUIRE_FALSE(advice.value().changes.empty());
    CHECK(advice.value().changes[0].price_minor == 14'999);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/listings/1/advice")).status == 400);
}

TEST_CASE("a new ad is foreseen with the facts that it then has") {
    Shop shop;
    const auto foreseen = [&](const std::string& target) {
        return shop.send(shop.desk("GET", "/desk/v1/products/" + target));
    };
    const auto rows = wire::decode_rows(tried::body_of(foreseen("1/prospects?grade=GOOD")));
    REQUIRE(rows.ok());
    REQUIRE_FALSE(rows.value().empty());
    const wire::AdRow& before = rows.value().front();
    CHECK(before.market == listings::Market::FR);
    CHECK(before.position.costs.commission_basis_points == 1000);
    const auto made =
        shop.send(keyed(shop, "POST", "/desk/v1/listings",
                        R"({"product":1,"sku":"NEW","grade":"GOOD","quantity":1,"markets":)"
                        R"([{"market":"FR","currency":"EUR","price":"1.00","publication":2}]})"));
    REQUIRE(made.status == 201);
    const auto after = wire::decode_rows(tried::body_of(made));
    REQUIRE(after.ok());
    const auto& facts = after.value().front().position.facts;
    CHECK(facts.price_to_win_minor == before.position.facts.price_to_win_minor);
    CHECK(facts.rivals == before.position.facts.rivals);
    CHECK(foreseen("99999/prospects?grade=GOOD").status == 404);
    CHECK(foreseen("1/prospects").status == 400);
    CHECK(foreseen("1/prospects?grade=SHINY").status == 422);
}
