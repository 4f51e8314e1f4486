// Pages of the seller API's reads: the kept count against the table, filtered pages against plain
// ones.
#include "server/storage/seller_listings.hpp"

#include "server/api/tried_shop.hpp"

using namespace stall;
using api::tried::kAlpha;
using api::tried::kBeta;
using listings::Market;
using storage::SellerFilter;

namespace {

std::int64_t count_of(api::tried::Shop& shop, MerchantId merchant, const SellerFilter& filter) {
    storage::Reader reader = shop.store->read().value();
    return storage::count_seller_listings(reader.database(), merchant, filter).value();
}

std::vector<std::int64_t> page_of(api::tried::Shop& shop, const SellerFilter& filter,
                                  std::int64_t offset, std::int64_t count_max) {
    storage::Reader reader = shop.store->read().value();
    const auto page =
        storage::seller_listings(reader.database(), kAlpha, filter, offset, count_max);
    std::vector<std::int64_t> ids;
    for (const auto& listing : page.value()) ids.push_back(listing.listing.value);
    return ids;
}

SellerFilter in(Market market) {
    SellerFilter filter;
    filter.market = market;
    return filter;
}

void run(api::tried::Shop& shop, const char* sql) {
    storage::tried::succeed(shop.store->write(
        [&](storage::Transaction& transaction) { return transaction.database().run_script(sql); }));
}

} // namespace

TEST_CASE(
    "the kept number of ads follows what is added and removed, for each merchant and market") {
    api::tried::Shop shop;
    CHECK(count_of(shop, kAlpha, {}) == 2);
    CHECK(count_of(shop, kBeta, {}) == 1);
    CHECK(count_of(shop, kBeta, in(Market::DE)) == 0);
    run(shop, "delete from listing_market where merchant_id = 1 and listing_id = 2"
              " and market = 'FR'");
    CHECK(count_of(shop, kAlpha, {}) == 1);
    CHECK(count_of(shop, kAlpha, in(Market::DE)) == 2);
    run(shop, "delete from listing where merchant_id = 1 and listing_id = 1");
    CHECK(count_of(shop, kAlpha, {}) == 0);
    CHECK(count_of(shop, kAlpha, in(Market::DE)) == 1);
    CHECK(count_of(shop, kBeta, {}) == 1);
}

TEST_CASE("the kept numbers of ads are those of the table whatever is changed") {
    api::tried::Shop shop;
    const auto counted = [&](const SellerFilter& filter) {
        storage::Reader reader = shop.store->read().value();
        const auto all = storage::seller_listings(reader.database(), kAlpha, filter, 0, 1000);
        return static_cast<std::int64_t>(all.value().size());
    };
    const auto check_all = [&] {
        for (const auto market : {Market::FR, Market::DE, Market::GB})
            for (std::int64_t publication = -1; publication <= 4; ++publication)
                for (const auto& [low, high] : {std::pair(0, 0), {1, 5}, {0, 1000000}, {7, 7}}) {
                    SellerFilter filter = in(market);
                    if (publication >= 0) filter.publication = publication;
                    filter.quantity_min = low;
                    filter.quantity_max = high;
                    CAPTURE(publication);
                    CAPTURE(high);
                    CHECK(count_of(shop, kAlpha, filter) == counted(filter));
                }
    };
    for (const char* change :
         {"select 1", "update listing set quantity = 7 where listing_id = 1",
          "update listing set quantity = 0 where merchant_id = 1",
          "update listing_market set publication = 4 where listing_id = 2 and market = 'FR'",
          "update listing_market set publication = 2 where merchant_id = 1",
          "update listing set quantity = listing_id where merchant_id = 1",
          "delete from listing_market where listing_id = 1 and market = 'DE'",
          "delete from listing where merchant_id = 1 and listing_id = 2"}) {
        CAPTURE(change);
        run(shop, change);
        check_all();
    }
    // And they are what is read: the ads can be gone.
    const std::int64_t before = count_of(shop, kAlpha, {});
    CHECK(before > 0);
    run(shop, "drop trigger stock_count_ad_removed; delete from listing_market");
    SellerFilter in_stock;
    in_stock.quantity_min = 1;
    CHECK(count_of(shop, kAlpha, {}) == before);
    CHECK(count_of(shop, kAlpha, in_stock) == before);
}

TEST_CASE("a filter that lets all pass gives the pages of no filter") {
    api::tried::Shop shop;
    SellerFilter everything;
    everything.quantity_min = 0;
    CHECK(count_of(shop, kAlpha, everything) == count_of(shop, kAlpha, {}));
    using Ids = std::vector<std::int64_t>;
    for (const SellerFilter& filter : {SellerFilter{}, everything}) {
        CHECK(page_of(shop, filter, 0, 50) == Ids{1, 2});
        CHECK(page_of(shop, filter, 1, 50) == Ids{2});
        CHECK(page_of(shop, filter, 0, 1) == Ids{1});
        CHECK(page_of(shop, filter, 2, 50) == Ids{});
    }
}
