// Verdicts and segments: colours, advice and money as tables, and agreement with the ranking.
#include "core/listings/segment.hpp"

#include "core/listings/offers_generated.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace stall::listings {
namespace {

using enum RowColour;
using generated::Dice;

/// An ad on sale at 200.00 that would win at 190.00, new at 250.00, maximum 300.00, floor 185.00.
Position an_ad() {
    Position position;
    position.quantity = 5;
    position.price_minor = 20'000;
    position.new_price_minor = 25'000;
    position.maximum_minor = 30'000;
    position.floor_minor = 18'500;
    position.facts = {Standing::losing, 19'000, 19'500, 3};
    return position;
}
template <typename Change> Position with(Change change) {
    Position position = an_ad();
    change(position);
    return position;
}
Position stands(Standing standing, std::optional<std::int64_t> to_win) {
    return with(
        [&](Position& p) { p.facts.standing = standing, p.facts.price_to_win_minor = to_win; });
}
Position published(Publication publication, std::int32_t quantity) {
    return with([&](Position& p) { p.publication = publication, p.quantity = quantity; });
}

TEST_CASE("the colour of the row and the standing follow the typed price") {
    struct Case {
        const char* why;
        Position position;
        std::int64_t price;
        RowColour row;
        PriceColour colour;
        Standing standing;
    };
    constexpr auto own = PriceColour::own;
    constexpr auto above = PriceColour::above_new;
    using enum Standing;
    for (const Case& row : {
             Case{"a cent over the price to win", an_ad(), 19'001, red, own, Standing::losing},
             Case{"at the price to win", an_ad(), 19'000, green, own, winning},
             Case{"one tick", an_ad(), 1, green, own, winning},
             Case{"at the new price", an_ad(), 25'000, red, own, Standing::losing},
             Case{"over the new price", an_ad(), 25'001, orange, above, Standing::losing},
             Case{"over the maximum", an_ad(), 30'001, orange, above, absent},
             Case{"nothing", an_ad(), 0, red, own, absent},
             Case{"less than nothing", an_ad(), INT64_MIN, red, own, absent},
             Case{"more than anything", an_ad(), INT64_MAX, orange, above, absent},
             Case{"no price wins", stands(Standing::losing, {}), 1, red, own, Standing::losing},
             Case{"own other ad", stands(won_by_your_other_ad, {}), 1, red, own,
                  won_by_your_other_ad},
             Case{"orange hides the box", stands(winning, 28'000), 26'000, orange, above, winning},
             Case{"offline", published(Publication::offline, 5), 18'000, grey, own, absent},
             Case{"offline and over new", published(Publication::offline, 5), 26'000, grey, above,
                  absent},
             Case{"archived", published(Publication::archived, 5), 18'000, grey, own, absent},
             Case{"waiting", published(Publication::waiting, 5), 18'000, grey, own, absent},
             Case{"sold out", published(Publication::online, 0), 18'000, grey, own, absent},
         }) {
        const Verdict verdict = verdict_at(row.position, row.price);
        CHECK_MESSAGE(verdict.row == row.row, row.why);
        CHECK_MESSAGE(verdict.price == row.colour, row.why);
        CHECK_MESSAGE(verdict.standing == row.standing, row.why);
        CHECK_MESSAGE(verdict.holds_buybox == (row.standing == winning), row.why);
    }
}

TEST_CASE("a price is recommended only where the box is not held") {
    CHECK(verdict_at(an_ad(), 20'000).recommended_minor == 19'000);
    CHECK(verdict_at(an_ad(), 20'000).distance_minor == -1'000);
    CHECK_FALSE(verdict_at(an_ad(), 18'000).recommended_minor.has_value());
    CHECK(verdict_at(an_ad(), 18'000).distance_minor == 1'000);
    CHECK_FALSE(verdict_at(stands(Standing::losing, {}), 20'000).recommended_minor.has_value());
    CHECK_FALSE(verdict_at(stands(Standing::losing, {}), 20'000).distance_minor.has_value());
    CHECK_FALSE(
        verdict_at(stands(Standing::winning, kPriceMinorMax), 1).distance_minor.has_value());
    CHECK(verdict_at(an_ad(), INT64_MIN).distance_minor == INT64_MAX);
}

TEST_CASE("the floor holds back typed and recommended prices and a blank one does not") {
    struct Case {
        std::optional<std::int64_t> floor;
        std::int64_t price;
        bool under_floor;
        const char* apply;
    };
    for (const Case& row : {
             Case{18'500, 18'500, false, "nothing_to_recommend"},
             Case{18'500, 18'499, true, "nothing_to_recommend"},
             Case{18'500, 20'000, false, "19000"},
             Case{19'000, 20'000, false, "19000"},
             Case{19'001, 20'000, false, "recommended_below_floor"},
             Case{{}, 1, false, "nothing_to_recommend"},
             Case{{}, 20'000, false, "19000"},
         }) {
        const Position position = with([&](Position& p) { p.floor_minor = row.floor; });
        const Verdict verdict = verdict_at(position, row.price);
        const Result<std::int64_t> applied = price_to_apply(position, row.price);
        CHECK(verdict.under_floor == row.under_floor);
        CHECK((applied.ok() ? std::to_string(applied.value()) : applied.error().code) == row.apply);
        CHECK(verdict.recommended_under_floor ==
              (std::string(row.apply) == "recommended_below_floor"));
    }
    const Position tight = with([](Position& p) { p.floor_minor = 19'001; });
    CHECK(price_to_apply(tight, 20'000).error() ==
          Error{"recommended_below_floor", "", "19000", "19001"});
}

TEST_CASE("what is left is the price less commission less its VAT less shipping") {
    struct Case {
        std::int64_t price;
        Costs costs;
        std::int64_t kept;
        std::optional<std::int64_t> margin;
    };
    for (const Case& row : {
             Case{34'500, {1'500, 2'000, 0, {}}, 34'500 - 5'175 - 1'035, {}},
             Case{34'500, {1'500, 2'000, 590, 20'000}, 27'700, 7'700},
             Case{10, {500, 5'000, 0, {}}, 8, {}}, // 0.5 is 1, then 0.5 is 1
             Case{10, {499, 5'000, 0, {}}, 10, {}},
             Case{-10, {500, 5'000, 0, {}}, -8, {}},
             Case{0, {1'500, 2'000, 590, 100}, -590, -690},
             Case{INT64_MIN,
                  {1'500, 2'000, 590, 1},
                  -7'563'165'070'220'916'163 - 590,
                  -7'563'165'070'220'916'163 - 591},
             Case{INT64_MAX, {0, 0, -1, INT64_MIN}, INT64_MAX, INT64_MAX},
         }) {
        const Position position = with([&](Position& p) { p.costs = row.costs; });
        const Verdict verdict = verdict_at(position, row.price);
        CHECK(verdict.kept_minor == row.kept);
        CHECK(verdict.margin_minor == row.margin);
    }
}

TEST_CASE("an ad counts in the segments that its row shows") {
    const auto bits = [](std::initializer_list<Segment> segments) {
        unsigned set = 0;
        for (Segment segment : segments) set |= 1u << static_cast<unsigned>(segment);
        return set;
    };
    struct Case {
        const char* why;
        Position position;
        std::int64_t price;
        unsigned segments;
    };
    using enum Segment;
    for (const Case& row : {
             Case{"green", an_ad(), 19'000, bits({all, best_price})},
             Case{"red", an_ad(), 19'001, bits({all, not_best_price})},
             Case{"orange", an_ad(), 25'001, bits({all, above_new_price})},
             Case{"orange with the box", stands(Standing::winning, 28'000), 26'000,
                  bits({all, best_price, above_new_price})},
             Case{"offline", published(Publication::offline, 5), 18'000,
                  bits({all, Segment::offline})},
             Case{"sold out", published(Publication::online, 0), 18'000,
                  bits({all, Segment::offline})},
             Case{"incomplete", published(Publication::incomplete, 5), 18'000, bits({all, drafts})},
             Case{"waiting", published(Publication::waiting, 0), 18'000, bits({all, drafts})},
             Case{"archived", published(Publication::archived, 5), 18'000, bits({archived})},
         })
        CHECK_MESSAGE(segments_of(row.position, verdict_at(row.position, row.price)) ==
                          row.segments,
                      row.why);
}

TEST_CASE("property: for any typed price the page and the ranking agree on who holds the box") {
    Dice dice(11);
    int held = 0;
    int lost = 0;
    for (generated::Scale scale : generated::kScales)
        for (int round = 0; round < 4'000; ++round) {
            std::vector<Offer> offers = generated::offers(dice, scale);
            Offer& own = offers[0];
            Position position = generated::position(dice, own, offers, 1);
            position.publication = own.publication;
            if (position.facts.standing == Standing::won_by_your_other_ad) continue;
            const std::int64_t typed = dice.between(
                1, std::min(kPriceMinorMax, position.facts.price_to_win_minor.value_or(50) * 2));
            const Verdict now = verdict_at(position, own.price_minor);
            const Verdict then = verdict_at(position, typed);
            REQUIRE(now.standing == position.facts.standing);
            own.price_minor = typed;
            const std::vector<Offer> ranked = rank(offers);
            const bool first = !ranked.empty() && ranked.front().id == own.id;
            REQUIRE(then.holds_buybox == first);
            ++(first ? held : lost);
        }
    CHECK(held > 1'000);
    CHECK(lost > 1'000);
}

} // namespace
} // namespace stall::listings
