// The keeper of buyboxes: facts follow the offers, and only what differs is written and told.
#include "server/api/tried_shop.hpp"
#include "server/market/buybox_keeper.hpp"
#include "server/storage/listings.hpp"

using namespace stall;
using api::tried::Shop;
using storage::tried::value_of;

namespace {

constexpr storage::BuyboxKey kPhoneInFrance{ProductId(1), listings::Grade::good,
                                            listings::Market::FR};

/// Sets the first rival's price and lets the buybox follow; the entries that the journal got.
std::int64_t entries_after_price(Shop& shop, std::int64_t price_minor) {
    const auto count = [&] {
        auto reader = value_of(shop.store->read());
        return value_of(reader.database().integer_of(
            "select count(*) from journal where merchant_id = 1 and kind = 'buybox_moved'", {}, 0));
    };
    const std::int64_t before = count();
    storage::tried::succeed(
        shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
            TRY(transaction.database().execute(
                "update rival_offer set price_minor = ? where product_id = 1 and offer_id = 1",
                {price_minor}));
            return shop.market.offers_changed(transaction, kPhoneInFrance, shop.now);
        }));
    return count() - before;
}

listings::BuyboxFacts facts_of(Shop& shop) {
    auto reader = value_of(shop.store->read());
    const auto rows =
        value_of(storage::rows_of_listing(reader.database(), api::tried::kAlpha, ListingId(1)));
    return rows.front().position.facts;
}

} // namespace

TEST_CASE("facts follow a rival's price and the journal hears of each move once") {
    Shop shop; // ad 1 at 160.99, rivals at 150.00 and 170.00
    CHECK(facts_of(shop).standing == listings::Standing::losing);
    CHECK(facts_of(shop).winner_price_minor == 15000);
    CHECK(entries_after_price(shop, 40000) == 1);
    CHECK(facts_of(shop).standing == listings::Standing::winning);
    CHECK(entries_after_price(shop, 40000) == 0); // nothing differs: nothing is written
    CHECK(entries_after_price(shop, 12000) == 1);
    CHECK(facts_of(shop).standing == listings::Standing::losing);
    CHECK(facts_of(shop).winner_price_minor == 12000);
}

TEST_CASE("an ad without stock is absent and its merchant's rivals are counted still") {
    Shop shop;
    CHECK(facts_of(shop).rivals == 2);
    REQUIRE(shop.send(shop.patch(1, R"({"market":"FR","quantity":0})")).status == 200);
    CHECK(facts_of(shop).standing == listings::Standing::absent);
}
