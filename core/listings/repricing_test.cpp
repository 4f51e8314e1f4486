// Repricing: each reason as a line of a table, and what holds for any rule and any ad.
#include "core/listings/repricing.hpp"

#include "core/listings/offers_generated.hpp"
#include "core/listings/rules_generated.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

using generated::Dice;

/// An ad in short: priced 200.00, losing, wins at 190.00, floor 150.00, new price 250.00.
struct Ad {
    std::int64_t price = 20'000;
    std::optional<std::int64_t> to_win = 19'000;
    std::optional<std::int64_t> floor = 15'000;
    std::optional<std::int64_t> new_price = 25'000;
    Standing standing = Standing::losing;
    Publication publication = Publication::online;
    std::int32_t quantity = 5;
};
Ad winning(std::int64_t price, std::int64_t to_win) {
    return {.price = price, .to_win = to_win, .standing = Standing::winning};
}

Position position_of(const Ad& ad) {
    Position position;
    position.publication = ad.publication;
    position.quantity = ad.quantity;
    position.price_minor = ad.price;
    position.new_price_minor = ad.new_price;
    position.floor_minor = ad.floor;
    position.facts = {ad.standing, ad.to_win, 19'500, 3};
    return position;
}

using Rule = RepricingRule;
using enum RepricingReason;
constexpr Aim kBeat = Aim::beat_by_amount;

struct Case {
    const char* why;
    Ad ad;
    Rule rule;
    LatelyMoved lately;
    std::int64_t price;
    RepricingReason reason;
};

void check(std::initializer_list<Case> rows) {
    for (const Case& row : rows) {
        const Repriced repriced = reprice(position_of(row.ad), row.rule, row.lately, 1);
        CHECK_MESSAGE(repriced.price_minor == row.price, row.why);
        CHECK_MESSAGE(name_of(repriced.reason) == name_of(row.reason), row.why);
    }
}

constexpr std::int64_t kAny = kPriceMinorMax;
constexpr auto kFollow = WhileHolding::follow;
constexpr auto kLeave = WhileHolding::leave;
constexpr auto kOther = Standing::won_by_your_other_ad;

// clang-format off
TEST_CASE("a price that moves says what limited it") {
    check({
        {"match", {}, {}, {}, 19'000, aimed},
        {"beat", {}, {.aim = kBeat, .beat_minor = 50}, {}, 18'950, aimed},
        {"beat by share", {}, {.aim = Aim::beat_by_share, .beat_basis_points = 100}, {}, 18'810, aimed},
        {"step", {}, {.step_minor = 300}, {}, 19'700, stepped},
        {"floor still wins", {}, {.aim = kBeat, .beat_minor = 9'000}, {}, 15'000, at_floor},
        {"rule's floor", {}, {.aim = kBeat, .beat_minor = 9'000, .floor_minor = 18'000}, {}, 18'000, at_floor},
        {"raises to what wins", winning(18'000, 19'000), {}, {}, 19'000, aimed},
        {"raises to the new price", winning(18'000, 30'000), {}, {}, 25'000, at_ceiling},
        {"raises to the rule's ceiling", winning(18'000, 30'000), {.ceiling_minor = 21'000}, {}, 21'000, at_ceiling},
        {"any price wins", winning(18'000, kAny), {}, {}, 25'000, at_ceiling},
        {"holds and may lower", winning(18'980, 19'000),
         {.aim = kBeat, .beat_minor = 50, .while_holding = kFollow}, {}, 18'950, aimed},
        {"capped", {}, {.daily_basis_points = 200}, {}, 19'600, capped},
        {"cap counts from yesterday", {}, {.daily_basis_points = 200}, {20'300, 1}, 19'894, capped},
    });
}

TEST_CASE("an ad that is left alone says why") {
    check({
        {"floor loses", {.floor = 19'001}, {}, {}, 20'000, floor_loses},
        {"blank floor", {.floor = {}}, {}, {}, 20'000, no_floor},
        {"no ceiling", {.to_win = kAny, .new_price = {}}, {}, {}, 20'000, no_ceiling},
        {"holds and would lower", winning(18'980, 19'000), {.aim = kBeat, .beat_minor = 50}, {}, 18'980, holding},
        {"holds and is left", winning(18'000, 19'000), {.while_holding = kLeave}, {}, 18'000, holding},
        {"cap used up", {}, {.daily_basis_points = 100}, {20'202, 1}, 20'000, daily_cap_reached},
        {"moves used up", {}, {.daily_moves = 2}, {20'500, 2}, 20'000, daily_cap_reached},
        {"there", winning(19'000, 19'000), {}, {}, 19'000, already_there},
        {"nothing wins", {.to_win = {}}, {}, {}, 20'000, cannot_win},
        {"own other ad", {.to_win = {}, .standing = kOther}, {}, {}, 20'000, won_by_your_other_ad},
        {"offline", {.publication = Publication::offline}, {}, {}, 20'000, not_on_sale},
        {"sold out", {.quantity = 0}, {}, {}, 20'000, not_on_sale},
    });
}
// clang-format on

TEST_CASE("a rule out of range is refused with its field") {
    const auto where = [](auto change) {
        Rule rule;
        change(rule);
        const auto checked = check_rule(rule);
        return checked.ok() ? "" : checked.error().code + checked.error().where;
    };
    CHECK(where([](auto&) {}).empty());
    CHECK(where([](auto& r) { r.beat_basis_points = 10'001; }) ==
          "rule_share_out_of_range/beat_basis_points");
    CHECK(where([](auto& r) { r.daily_basis_points = -1; }) ==
          "rule_share_out_of_range/daily_basis_points");
    CHECK(where([](auto& r) { r.step_minor = -1; }) == "rule_amount_out_of_range/step");
    CHECK(where([](auto& r) { r.daily_moves = 1'001; }) == "rule_moves_out_of_range/daily_moves");
    CHECK(where([](auto& r) { r.floor_minor = 2, r.ceiling_minor = 1; }) ==
          "rule_floor_above_ceiling/floor");
}

TEST_CASE("property: a rule never breaks a floor or a ceiling or its pace") {
    Dice dice(41);
    int moved = 0;
    int won = 0;
    for (generated::Scale scale : generated::kScales)
        for (int round = 0; round < 5'000; ++round) {
            const std::vector<Offer> offers = generated::offers(dice, scale);
            const std::int64_t tick = dice.one_in(3) ? dice.between(2, 20) : 1;
            const Position position = generated::position(dice, offers[0], offers, tick);
            const RepricingRule drawn = generated::rule(dice, position.price_minor);
            const LatelyMoved lately{dice.one_in(2) ? 0 : dice.between(1, position.price_minor * 2),
                                     static_cast<std::int32_t>(dice.between(0, 5))};
            const Repriced repriced = reprice(position, drawn, lately, tick);
            const std::int64_t price = repriced.price_minor;
            REQUIRE((price != position.price_minor) == moves(repriced.reason));
            if (!moves(repriced.reason)) continue;
            ++moved;
            REQUIRE(position.floor_minor.has_value());
            REQUIRE(price >= *position.floor_minor);
            REQUIRE(price >= drawn.floor_minor.value_or(0));
            REQUIRE(price <= ceiling_of(position, drawn).value_or(kPriceMinorMax));
            REQUIRE(price % tick == 0);
            const bool held = verdict_at(position, position.price_minor).holds_buybox;
            const bool lowers = price < position.price_minor;
            REQUIRE_FALSE((held && lowers && drawn.while_holding == WhileHolding::never_lower));
            REQUIRE_FALSE((held && drawn.while_holding == WhileHolding::leave));
            // A rule that goes where it aims wins.
            if (repriced.reason == RepricingReason::aimed) {
                REQUIRE(verdict_at(position, price).holds_buybox);
                ++won;
            }
            // What the rule does twice it does once.
            Position again = position;
            again.price_minor = price;
            if (drawn.step_minor == 0 && drawn.daily_basis_points == 0)
                REQUIRE_FALSE(moves(reprice(again, drawn, lately, tick).reason));
        }
    CHECK(moved > 500);
    CHECK(won > 200);
}

} // namespace
} // namespace stall::listings
