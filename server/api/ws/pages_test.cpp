// Pages of the seller API's reads: the kept count against the table, filtered pages against plain
// ones.
#include "server/storage/seller_listings.hpp"

#include "server/api/tried_shop.hpp"

#include <algorithm>

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

TEST_CASE("a page of few ads and a page of many are what the filter says in the order of numbers") {
    api::tried::Shop shop;
    run(shop, "delete from listing where merchant_id = 1;"
              "with recursive n (i) as (select 1 union all select i + 1 from n where i < 6000)"
              " insert into listing (merchant_id, listing_id, uuid, sku, sku_folded, product_id,"
              " grade, quantity, version, listed_at) select 1, i, 'u' || i, 'S' || i, 's' || i, 1,"
              " 'GOOD', case when i % 70 = 0 then 0 when i % 90 = 0 then 500 else 3 end, 1, 0"
              " from n;"
              "insert into listing_market (merchant_id, listing_id, market, publication,"
              " price_minor, warranty_months) select 1, listing_id, 'FR',"
              " case when listing_id % 100 = 1 then 3 when listing_id % 110 = 0 then 0 else 2 end,"
              " 100, 12 from listing where merchant_id = 1");
    const auto stock_of = [](std::int64_t ad) { return ad % 70 == 0 ? 0 : ad % 90 == 0 ? 500 : 3; };
    const auto publication_of = [&](std::int64_t ad) {
        const int kept = ad % 100 == 1 ? 3 : ad % 110 == 0 ? 0 : 2;
        return kept == 2 && stock_of(ad) == 0 ? 3 : kept;
    };
    for (std::int64_t publication = -1; publication <= 4; ++publication)
        for (const auto& [low, high] : {std::pair(0, 1'000), {0, 0}, {1, 9}, {400, 600}, {7, 7}}) {
            SellerFilter filter;
            if (publication >= 0) filter.publication = publication;
            filter.quantity_min = low;
            filter.quantity_max = high;
            std::vector<std::int64_t> passing;
            for (std::int64_t ad = 1; ad <= 6'000; ++ad)
                if (stock_of(ad) >= low && stock_of(ad) <= high &&
                    (publication < 0 || publication_of(ad) == publication))
                    passing.push_back(ad);
            CAPTURE(publication);
            CAPTURE(low);
            for (const std::size_t offset : {0, 10, 5'000}) {
                const std::size_t from = std::min(offset, passing.size());
                const std::size_t to = std::min(from + 20, passing.size());
                CHECK(page_of(shop, filter, static_cast<std::int64_t>(offset), 20) ==
                      std::vector(passing.begin() + static_cast<std::ptrdiff_t>(from),
                                  passing.begin() + static_cast<std::ptrdiff_t>(to)));
            }
        }
}
