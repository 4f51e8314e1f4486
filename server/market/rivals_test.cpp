// Rivals who reprice: the same seed gives the same moves, prices stay sensible, the buybox follows.
#include "server/api/tried_shop.hpp"
#include "server/market/rivals.hpp"

using namespace stall;
using api::tried::Shop;
using storage::tried::value_of;

namespace {

std::string rivals_after(Shop& shop, std::uint64_t seed, int ticks, std::int64_t& moved) {
    for (int tick = 0; tick < ticks; ++tick) {
        storage::tried::succeed(
            shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
                const Instant now{shop.now.utc_ms + tick * 20'000};
                moved += TRY(market::move_rivals(transaction, shop.market, now, seed, 3));
                return {};
            }));
    }
    auto reader = value_of(shop.store->read());
    auto rows = value_of(reader.database().query(
        "select price_minor from rival_offer order by product_id, grade, market, offer_id"));
    std::string prices;
    while (value_of(rows.next())) prices += std::to_string(rows.integer(0)) + " ";
    return prices;
}

} // namespace

TEST_CASE("the same seed and time move the same rivals to the same prices") {
    std::int64_t moved = 0;
    Shop one;
    Shop same;
    Shop other;
    const std::string prices = rivals_after(one, 7, 20, moved);
    CHECK(moved > 0);
    CHECK(rivals_after(same, 7, 20, moved) == prices);
    CHECK(rivals_after(other, 8, 20, moved) != prices);
}

TEST_CASE("a rival stays within a fifth of the ad it stands against") {
    Shop shop;
    std::int64_t moved = 0;
    (void)rivals_after(shop, 3, 200, moved);
    auto reader = value_of(shop.store->read());
    const auto ad = value_of(reader.database().integer_of(
        "select price_minor from listing_market where merchant_id = 1 and listing_id = 1"
        " and market = 'FR'",
        {}, 0));
    const auto outside = reader.database().integer_of(
        "select count(*) from rival_offer where price_minor < ? or price_minor > ?",
        {ad * 4 / 5, ad * 6 / 5}, -1);
    CHECK(outside.value() == 0);
}

TEST_CASE("a shop without ads has no rivals to move") {
    auto store = storage::tried::memory_store();
    market::BuyboxKeeper keeper;
    storage::tried::succeed(store->write([&](storage::Transaction& transaction) -> Result<void> {
        const auto moved = market::move_rivals(transaction, keeper, storage::tried::kNow, 1, 3);
        CHECK(moved.value() == 0);
        return {};
    }));
}

TEST_CASE("a step of a rival is small or just under the winner") {
    for (std::uint64_t chance = 0; chance < 2'000; ++chance) {
        const std::int64_t price = market::next_rival_price(20'000, 18'000, chance);
        const bool is_under_winner = price < 18'000 && price >= 17'800;
        const bool is_small_step = price >= 19'400 && price <= 20'600;
        CHECK((is_under_winner || is_small_step));
    }
}
