// The demo's past: each point of an ad's history moves what its cause says and nothing else.
#include "server/api/tried_shop.hpp"
#include "server/market/demo_past.hpp"
#include "server/storage/price_points.hpp"

using namespace stall;
using namespace stall::market;
using api::tried::kAlpha;
using storage::tried::succeed;
using storage::tried::value_of;

TEST_CASE("each point of the demo's past moves what its cause says and nothing else") {
    api::tried::Shop shop;
    succeed(shop.store->write([&](storage::Transaction& transaction) {
        Random random(7);
        return add_demo_past(transaction, kAlpha, random, shop.now);
    }));
    auto reader = value_of(shop.store->read());
    const auto rows = value_of(
        storage::rows_in_market(reader.database(), kAlpha, listings::Market::FR, ListingId(), 100));
    REQUIRE_FALSE(rows.empty());
    int moved_by_rivals = 0, moved_by_merchant = 0;
    for (const wire::AdRow& row : rows) {
        CAPTURE(row.sku);
        const auto points = value_of(
            storage::price_points(reader.database(), kAlpha, row.listing, row.market, Instant{0}));
        if (row.position.price_minor <= 0) continue;
        REQUIRE_FALSE(points.empty());
        CHECK(points.front().cause == "start");
        CHECK(points.back().price_minor == row.position.price_minor);
        CHECK(points.back().price_to_win_minor == row.position.facts.price_to_win_minor);
        for (std::size_t at = 1; at < points.size(); ++at) {
            const auto& before = points[at - 1];
            const auto& after = points[at];
            CAPTURE(at);
            const bool moves_own = after.price_minor != before.price_minor;
            const bool moves_rivals = after.price_to_win_minor != before.price_to_win_minor;
            CHECK(moves_own == (after.cause == "listing_changed"));
            if (moves_own) CHECK_FALSE(moves_rivals);
            if (!moves_own)
                CHECK((moves_rivals || after.winner_price_minor != before.winner_price_minor));
            moves_own ? ++moved_by_merchant : ++moved_by_rivals;
        }
    }
    CHECK(moved_by_merchant > 0);
    CHECK(moved_by_rivals > 0);
}

TEST_CASE("what happens after the demo's past adds no point where nothing has moved") {
    api::tried::Shop shop;
    succeed(shop.store->write([&](storage::Transaction& transaction) {
        Random random(7);
        return add_demo_past(transaction, kAlpha, random, shop.now);
    }));
    const auto count = [&] {
        auto reader = value_of(shop.store->read());
        return value_of(reader.database().integer_of("select count(*) from price_point", {}, 0));
    };
    const auto before = count();
    succeed(shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
        const auto rows = TRY(storage::rows_in_market(transaction.database(), kAlpha,
                                                      listings::Market::FR, ListingId(), 100));
        for (const wire::AdRow& row : rows)
            TRY(storage::note_price(transaction, kAlpha, row.listing, row.market, "buybox_moved",
                                    shop.now));
        return {};
    }));
    CHECK(count() == before);
}
