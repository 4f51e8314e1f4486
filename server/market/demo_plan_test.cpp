// The demo shop's shares and its soundness: what a merchant sees first must look like a real shop.
// Must not know the database.
#include "server/market/demo_plan.hpp"

#include "core/listings/segment.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace stall;
using namespace stall::market;
using listings::Market;

namespace {

constexpr Instant kNow{1'790'000'000'000};
constexpr DemoSeller kSeller{MerchantId(1), 946'000, 0, 490, 24};

std::vector<DemoProduct> products_of(int count) {
    std::vector<DemoProduct> products;
    Random random(7);
    for (int i = 1; i <= count; ++i) {
        const std::int64_t price = random.between(40, 1'500) * 1'000 - 100;
        products.push_back({ProductId(i),
                            "P" + std::to_string(i),
                            {{Market::FR, price}, {Market::DE, price * 98 / 100}}});
    }
    return products;
}

std::vector<PlannedSlot> plan(const std::vector<DemoProduct>& products, std::int64_t ads,
                              std::uint64_t seed) {
    DemoPlanner planner(products, kSeller, ads, ListingId(1), seed, kNow);
    std::vector<PlannedSlot> slots;
    while (auto slot = planner.next()) slots.push_back(std::move(*slot));
    return slots;
}

listings::Position position_of(const PlannedAd& ad, const PlannedTerms& terms,
                               const DemoProduct& product) {
    listings::Position position;
    position.publication = terms.publication;
    position.quantity = ad.quantity;
    position.price_minor = terms.price_minor;
    position.new_price_minor = product.new_price_minor(terms.market);
    position.maximum_minor = terms.maximum_minor;
    position.floor_minor = terms.floor_minor;
    position.facts = terms.facts;
    return position;
}

/// Ads of the French market by segment, in thousandths of all but the archived.
std::map<listings::Segment, std::int64_t> shares(const std::vector<PlannedSlot>& slots,
                                                 const std::vector<DemoProduct>& products) {
    std::map<listings::Segment, std::int64_t> counts;
    for (const PlannedSlot& slot : slots)
        for (const PlannedAd& ad : slot.ads) {
            const auto& terms = ad.terms.front();
            const auto position =
                position_of(ad, terms, products[static_cast<std::size_t>(slot.product.value - 1)]);
            const auto verdict = listings::verdict_at(position, position.price_minor);
            const std::uint8_t bits = listings::segments_of(position, verdict);
            for (const listings::Segment segment : listings::kSegments)
                if (bits & (1u << static_cast<unsigned>(segment))) ++counts[segment];
        }
    const std::int64_t all = counts[listings::Segment::all];
    for (auto& [segment, count] : counts) count = count * 1000 / all;
    return counts;
}

} // namespace

TEST_CASE("demo ads show every colour in a lifelike share") {
    struct Bounds {
        listings::Segment segment;
        std::int64_t least;
        std::int64_t most;
    };
    const std::array bounds = {Bounds{listings::Segment::best_price, 550, 650},
                               Bounds{listings::Segment::not_best_price, 160, 250},
                               Bounds{listings::Segment::above_new_price, 20, 45},
                               Bounds{listings::Segment::offline, 120, 190},
                               Bounds{listings::Segment::drafts, 10, 30},
                               Bounds{listings::Segment::archived, 12, 40}};
    const auto products = products_of(3'000);
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        auto found = shares(plan(products, 2'000, seed), products);
        for (const Bounds& each : bounds) {
            CAPTURE(seed);
            CAPTURE(static_cast<int>(each.segment));
            CHECK(found[each.segment] >= each.least);
            CHECK(found[each.segment] <= each.most);
        }
    }
}

TEST_CASE("demo ads are as many as ordered and each SKU is there once") {
    const auto products = products_of(100);
    for (const std::int64_t wanted : {1, 7, 200, 480, 1'900}) {
        std::set<std::string> skus;
        std::int64_t ads = 0;
        for (const PlannedSlot& slot : plan(products, wanted, 1))
            for (const PlannedAd& ad : slot.ads) {
                CHECK(ad.id.value == ++ads);
                skus.insert(ad.sku);
            }
        CHECK(ads == wanted);
        CHECK(static_cast<std::int64_t>(skus.size()) == wanted);
    }
}

TEST_CASE("demo prices respect their floors and maxima and are never nothing") {
    const auto products = products_of(400);
    int holding_above_new = 0, under_floor = 0, other_ad = 0, german = 0;
    for (const PlannedSlot& slot : plan(products, 1'800, 5))
        for (const PlannedAd& ad : slot.ads)
            for (const PlannedTerms& terms : ad.terms) {
                CHECK(terms.price_minor > 0);
                CHECK(terms.floor_minor.value_or(1) > 0);
                CHECK(terms.floor_minor.value_or(0) <= terms.price_minor);
                CHECK(terms.maximum_minor.value_or(terms.price_minor) >= terms.price_minor);
                const auto position = position_of(
                    ad, terms, products[static_cast<std::size_t>(slot.product.value - 1)]);
                const auto verdict = listings::verdict_at(position, terms.price_minor);
                holding_above_new +=
                    verdict.row == listings::RowColour::orange && verdict.holds_buybox;
                under_floor += verdict.recommended_under_floor;
                other_ad += terms.facts.standing == listings::Standing::won_by_your_other_ad;
                german += terms.market == Market::DE;
            }
    CHECK(holding_above_new > 0);
    CHECK(under_floor > 0);
    CHECK(other_ad > 0);
    CHECK(german > 700);
}

TEST_CASE("the same seed plans the same shop and another seed another one") {
    const auto products = products_of(300);
    const auto prices = [&](std::uint64_t seed) {
        std::vector<std::int64_t> found;
        for (const PlannedSlot& slot : plan(products, 300, seed))
            for (const PlannedAd& ad : slot.ads) found.push_back(ad.terms.front().price_minor);
        return found;
    };
    CHECK(prices(9) == prices(9));
    CHECK(prices(9) != prices(10));
}
