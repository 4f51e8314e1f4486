// Advice: following it wins and one tick more does not, for the price alone and with a delivery.
#include "core/listings/advice.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

using generated::Dice;
using enum AdviceKind;

Position an_ad() {
    Position position;
    position.quantity = 5;
    position.price_minor = 20'000;
    position.facts = {Standing::losing, 19'000, 19'500, 3};
    return position;
}
template <typename Change> Position with(Change change) {
    Position position = an_ad();
    change(position);
    return position;
}

TEST_CASE("one price gets one piece of advice") {
    struct Case {
        const char* why;
        Position position;
        std::int64_t price;
        PriceAdvice advice;
    };
    for (const Case& row : {
             Case{"red", an_ad(), 20'000, {lower_to, 19'000, -1'000}},
             Case{"green", an_ad(), 18'000, {head_room, 19'000, 1'000}},
             Case{"at the edge", an_ad(), 19'000, {head_room, 19'000, 0}},
             Case{"floor in the way",
                  with([](auto& p) { p.floor_minor = 19'001; }),
                  20'000,
                  {floor_forbids, 19'000, -1'000}},
             Case{"over the maximum",
                  with([](auto& p) { p.maximum_minor = 18'500; }),
                  20'000,
                  {over_maximum, 18'500, -1'500}},
             Case{"head-room ends at the maximum",
                  with([](auto& p) { p.maximum_minor = 18'500; }),
                  18'000,
                  {head_room, 18'500, 500}},
             Case{"alone",
                  with([](auto& p) { p.facts.price_to_win_minor = kPriceMinorMax; }),
                  20'000,
                  {any_price_wins, {}, 0}},
             Case{"nothing wins",
                  with([](auto& p) { p.facts.price_to_win_minor.reset(); }),
                  20'000,
                  {no_price_wins, {}, 0}},
             Case{"own other ad",
                  with([](auto& p) { p.facts.standing = Standing::won_by_your_other_ad; }),
                  20'000,
                  {won_by_your_other_ad, {}, 0}},
             Case{"offline",
                  with([](auto& p) { p.publication = Publication::offline; }),
                  20'000,
                  {not_on_sale, {}, 0}},
         })
        CHECK_MESSAGE(advise_price(row.position, row.price) == row.advice, row.why);
}

TEST_CASE("a free delivery may win without touching the price") {
    Offer own;
    own.id = OfferId(2);
    own.merchant = MerchantId(1);
    own.price_minor = 10'000;
    own.shipping_minor = 500;
    own.shipping_delay_hours = 48;
    own.quality = 500'000;
    own.quantity = 1;
    Offer rival = own;
    rival.id = OfferId(1);
    rival.merchant = MerchantId(2);
    rival.shipping_minor = 300;
    const std::vector<Offer> all{own, rival};
    const auto changes = winning_changes(own, all, usual_deliveries(own), {}, 1);
    REQUIRE(changes.size() == 4);
    CHECK(changes[0] == WinningChange{{500, 24}, true, true, 9'800, 200, false});
    CHECK(changes[1] == WinningChange{{500, 48}, false, true, 9'799, 201, false});
    CHECK(changes[2] == WinningChange{{0, 48}, true, false, 10'000, 500, false});
    CHECK(changes[3] == WinningChange{{0, 24}, true, false, 10'000, 500, false});
    CHECK(winning_changes(own, all, {}, 9'900, 1).front().is_under_floor);
}

TEST_CASE("property: following the advice wins and one tick more does not") {
    Dice dice(47);
    int followed = 0;
    int without_price = 0;
    const auto holds = [](const Offer& own, std::vector<Offer> offers) {
        offers[0] = own;
        const std::vector<Offer> ranked = rank(offers);
        return !ranked.empty() && ranked.front().id == own.id;
    };
    for (generated::Scale scale : generated::kScales)
        for (int round = 0; round < 4'000; ++round) {
            const std::vector<Offer> offers = generated::offers(dice, scale);
            const Offer& own = offers[0];
            const Position position = generated::position(dice, own, offers, 1);
            Position same = position;
            same.publication = own.publication;
            const PriceAdvice advice = advise_price(same, own.price_minor);
            if (advice.price_minor) {
                Offer moved = own;
                moved.price_minor = *advice.price_minor;
                REQUIRE(holds(moved, offers));
                ++moved.price_minor;
                REQUIRE_FALSE(holds(moved, offers));
            }
            for (const WinningChange& change :
                 winning_changes(own, offers, usual_deliveries(own), position.floor_minor, 1)) {
                Offer moved = own;
                moved.price_minor = change.price_minor;
                moved.shipping_minor = change.delivery.shipping_minor;
                moved.shipping_delay_hours = change.delivery.delay_hours;
                REQUIRE(holds(moved, offers));
                ++followed;
                without_price += !change.changes_price;
                ++moved.price_minor;
                if (change.changes_price) REQUIRE_FALSE(holds(moved, offers));
            }
        }
    CHECK(followed > 1'000);
    CHECK(without_price > 20);
}

} // namespace
} // namespace stall::listings
