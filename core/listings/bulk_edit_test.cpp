// Bulk edits: each action as a table, the whole as a sum, and no floor broken whatever is asked.
#include "core/listings/bulk_edit.hpp"

#include "core/listings/bulk_summary.hpp"
#include "core/listings/publication.hpp"
#include "core/listings/rules_generated.hpp"

#include <doctest/doctest.h>

namespace stall::listings {
namespace {

using enum BulkAction;
using Kind = BulkOutcome::Kind;

Position an_ad() {
    Position position;
    position.quantity = 5;
    position.price_minor = 20'000;
    position.new_price_minor = 25'000;
    position.floor_minor = 15'000;
    position.facts = {Standing::losing, 19'000, 19'500, 3};
    return position;
}
template <typename Change> Position with(Change change) {
    Position position = an_ad();
    change(position);
    return position;
}

struct Case {
    const char* why;
    Position position;
    BulkAction action;
    std::int64_t amount;
    std::string outcome; ///< price, floor, quantity and publication after, or the refusal
};

std::string shown(const BulkOutcome& made) {
    if (made.kind == Kind::unchanged) return "unchanged";
    if (made.kind == Kind::refused) return std::string(name_of(made.refusal));
    return std::to_string(made.price_minor) + " " + std::to_string(made.floor_minor.value_or(0)) +
           " " + std::to_string(made.quantity) + " " +
           std::to_string(static_cast<int>(made.publication));
}

void check(std::initializer_list<Case> rows) {
    for (const Case& row : rows) {
        const BulkChange change{row.action, row.amount, Currency::of("EUR"), {}};
        CHECK_MESSAGE(check_bulk_change(change).ok(), row.why);
        CHECK_MESSAGE(shown(propose(row.position, Market::FR, change)) == row.outcome, row.why);
    }
}

/// Without a floor.
Position at(std::int64_t price) {
    return with([&](Position& p) { p.price_minor = price, p.floor_minor.reset(); });
}
Position state(Publication publication, std::int64_t price = 20'000) {
    return with([&](Position& p) { p.publication = publication, p.price_minor = price; });
}
Position limits(std::optional<std::int64_t> floor, std::optional<std::int64_t> maximum) {
    return with([&](Position& p) { p.floor_minor = floor, p.maximum_minor = maximum; });
}
Position stock(std::int32_t pieces) {
    return with([&](Position& p) { p.quantity = pieces; });
}
Position hopeless() {
    return with([](Position& p) { p.facts.price_to_win_minor.reset(); });
}

// clang-format off
TEST_CASE("each price action changes the price or says why not") {
    check({
        {"set", an_ad(), set_price, 18'000, "18000 15000 5 2"},
        {"set under the floor", an_ad(), set_price, 14'999, "price_below_floor"},
        {"set the same", an_ad(), set_price, 20'000, "unchanged"},
        {"add", an_ad(), add_to_price, -150, "19850 15000 5 2"},
        {"add to nothing left", at(100), add_to_price, -100, "price_not_positive"},
        {"add to no price", at(0), add_to_price, 100, "price_missing"},
        {"percent", an_ad(), scale_price, -250, "19500 15000 5 2"},
        {"percent rounds half away from zero", at(10), scale_price, 500, "11 0 5 2"},
        {"percent too high", at(kPriceMinorMax), scale_price, 1, "price_too_high"},
        {".99 down", at(20'020), end_in_99, 0, "19999 0 5 2"},
        {".99 up", at(20'060), end_in_99, 0, "20099 0 5 2"},
        {".99 of two as near the lower", at(20'049), end_in_99, 0, "19999 0 5 2"},
        {".99 under a unit", at(3), end_in_99, 0, "99 0 5 2"},
        {".99 already", at(19'999), end_in_99, 0, "unchanged"},
        {"match", an_ad(), match_recommended, 0, "19000 15000 5 2"},
        {"match holds already", at(18'000), match_recommended, 0, "unchanged"},
        {"match under the floor", limits(19'001, {}), match_recommended, 0, "recommended_below_floor"},
        {"match nothing", hopeless(), match_recommended, 0, "nothing_to_recommend"},
        {"reprice", an_ad(), BulkAction::reprice, 0, "19000 15000 5 2"},
        {"reprice without floor", at(20'000), BulkAction::reprice, 0, "left_alone"},
        {"archived keeps its price", state(Publication::archived), set_price, 1'000, "already_archived"},
    });
}

TEST_CASE("each other action changes its field or says why not") {
    check({
        {"stock", an_ad(), set_stock, 0, "20000 15000 0 2"},
        {"stock more", an_ad(), add_to_stock, 4, "20000 15000 9 2"},
        {"stock less than there is", an_ad(), add_to_stock, -9, "20000 15000 0 2"},
        {"stock beyond", stock(kQuantityMax), add_to_stock, 1, "quantity_out_of_range"},
        {"floor", an_ad(), set_floor, 19'000, "20000 19000 5 2"},
        {"floor over the price", an_ad(), set_floor, 20'001, "price_below_floor"},
        {"floor over the maximum", limits({}, 18'000), set_floor, 18'001, "floor_above_maximum"},
        {"floor from the price", at(20'000), floor_from_price, 8'500, "20000 17000 5 2"},
        {"no floor", an_ad(), clear_floor, 0, "20000 0 5 2"},
        {"publish", state(Publication::offline), publish, 0, "20000 15000 5 2"},
        {"publish what waits", state(Publication::waiting), publish, 0, "waiting_for_validation"},
        {"publish without price", state(Publication::incomplete, 0), publish, 0, "price_missing"},
        {"offline", an_ad(), take_offline, 0, "20000 15000 5 3"},
        {"archive", an_ad(), archive, 0, "20000 15000 5 4"},
    });
}
// clang-format on

TEST_CASE("an amount out of its action's range is refused before any ad is looked at") {
    const auto code = [](BulkAction action, std::int64_t amount) {
        const auto checked = check_bulk_change({action, amount, Currency::of("EUR"), {}});
        return checked.ok() ? "" : checked.error().code + checked.error().where;
    };
    CHECK(code(set_price, 0) == "bulk_amount_out_of_range/amount");
    CHECK(code(scale_price, -10'001) == "bulk_amount_out_of_range/amount");
    CHECK(code(set_stock, -1) == "bulk_amount_out_of_range/amount");
    CHECK(code(publish, 1) == "bulk_amount_out_of_range/amount");
    CHECK(code(floor_from_price, 10'000).empty());
}

TEST_CASE("money of another currency is refused for each ad") {
    const BulkChange pounds{set_price, 18'000, Currency::of("GBP"), {}};
    CHECK(propose(an_ad(), Market::FR, pounds).refusal == BulkRefusal::currency_mismatch);
    CHECK(propose(an_ad(), Market::GB, pounds).kind == Kind::changed);
}

TEST_CASE("a refusal in words names the floor or the reason of the rule") {
    const BulkOutcome low = propose(an_ad(), Market::FR, {set_price, 1, Currency(), {}});
    CHECK(error_of(an_ad(), Market::FR, low) ==
          Error{"price_below_floor", "/price", "200.00", "150.00"});
    const Position bare = with([](auto& p) { p.floor_minor.reset(); });
    const BulkOutcome left = propose(bare, Market::FR, {BulkAction::reprice, 0, Currency(), {}});
    CHECK(error_of(bare, Market::FR, left).code == "repricing_no_floor");
}

TEST_CASE("the sum counts boxes and money and stops at the guard rails") {
    BulkSummary summary;
    const BulkChange match{match_recommended, 0, Currency::of("EUR"), {}};
    const Position winning =
        with([](auto& p) { p.price_minor = 18'000, p.facts.standing = Standing::winning; });
    for (const Position& position :
         {an_ad(), winning, with([](auto& p) { p.floor_minor = 19'500; })})
        count(summary, position, Market::FR, propose(position, Market::FR, match), Counting::edit);
    const BulkChange dearer{add_to_price, 8'000, Currency::of("EUR"), {}};
    count(summary, winning, Market::FR, propose(winning, Market::FR, dearer), Counting::edit);
    CHECK(summary.ads == 4);
    CHECK(summary.changed == 2);
    CHECK(summary.unchanged == 1);
    CHECK(summary.refused_by[static_cast<std::size_t>(BulkRefusal::recommended_below_floor)] == 1);
    CHECK(summary.boxes_won == 1);
    CHECK(summary.boxes_lost == 1);
    CHECK(summary.above_new_after == 1);
    CHECK(summary.deepest_basis_points == 4'445); // 80 of 180, rounded up
    CHECK(summary.money == std::vector<MoneyMoved>{{Currency::of("EUR"), 7'000, 35'000}});

    CHECK(guard(summary, 4, {10'000, 10'000, 0}) == GuardStop{false, false, 5'000, 4'445});
    CHECK(guard(summary, 4, {4'999, 10'000, 0}).share);
    CHECK_FALSE(guard(summary, 4, {4'999, 10'000, 3}).stops());
    CHECK(guard(summary, 4, {10'000, 4'444, 0}).depth);
}

TEST_CASE("publications move as the table says") {
    const auto moves = [](Publication from, std::int64_t price) {
        std::string text;
        for (const Publication to : legal_moves(from, price))
            text += std::to_string(static_cast<int>(to));
        return text;
    };
    CHECK(moves(Publication::incomplete, 100) == "234");
    CHECK(moves(Publication::incomplete, 0) == "34");
    CHECK(moves(Publication::waiting, 100) == "4");
    CHECK(moves(Publication::online, 100) == "34");
    CHECK(moves(Publication::offline, 100) == "24");
    CHECK(moves(Publication::archived, 100) == "23");
    CHECK(move_publication(Publication::offline, Publication::incomplete, 1).error().code ==
          "publication_not_allowed");
}

TEST_CASE("property: whatever is asked in bulk no floor breaks and the door takes it") {
    generated::Dice dice(43);
    int changed = 0;
    for (int round = 0; round < 20'000; ++round) {
        const auto scale = generated::kScales[static_cast<std::size_t>(round) % 4];
        const std::vector<Offer> offers = generated::offers(dice, scale);
        Position position = generated::position(dice, offers[0], offers, 1);
        // What the door lets in: a price not under its floor, a floor not over the maximum.
        if (position.floor_minor && position.price_minor < *position.floor_minor)
            position.floor_minor = position.price_minor;
        if (position.floor_minor && position.maximum_minor)
            position.floor_minor = std::min(*position.floor_minor, *position.maximum_minor);
        const Market market = dice.one_in(5) ? Market::GB : Market::FR;
        const BulkChange change = generated::bulk_change(dice, market, position.price_minor);
        REQUIRE(check_bulk_change(change).ok());
        const BulkOutcome outcome = propose(position, market, change);
        if (outcome.kind != Kind::changed) {
            REQUIRE(position_after(position, outcome) == position);
            continue;
        }
        ++changed;
        REQUIRE_FALSE((outcome.floor_minor && outcome.price_minor < *outcome.floor_minor));
        Listing listing;
        listing.quantity = position.quantity;
        MarketTerms terms;
        terms.market = market;
        terms.publication = position.publication;
        terms.price = Money{position.price_minor, currency_of(market)};
        if (position.floor_minor) terms.floor = Money{*position.floor_minor, currency_of(market)};
        if (position.maximum_minor)
            terms.maximum = Money{*position.maximum_minor, currency_of(market)};
        listing.terms.push_back(terms);
        const auto applied = apply(listing, patch_of(position, market, outcome));
        REQUIRE(applied.ok());
        REQUIRE(applied.value().terms[0].price.minor == outcome.price_minor);
        REQUIRE(applied.value().quantity == outcome.quantity);
        REQUIRE(applied.value().terms[0].publication == outcome.publication);
    }
    CHECK(changed > 4'000);
}

TEST_CASE("one price that moves by more than the depth is asked about whichever way") {
    const GuardRails rails;
    struct Case {
        std::int64_t before, after;
        std::int32_t depth;
        bool is_asked;
    };
    for (const Case& row : {
             Case{10'000, 11'500, 1'500, false},
             Case{10'000, 11'501, 1'501, true},
             Case{10'000, 8'500, 1'500, false},
             Case{10'000, 8'499, 1'501, true},
             Case{74'499, 120, 9'984, true}, // 1.200 read as 1.20
             Case{120, 120'000, 9'990'000, true},
             Case{3, 4, 3'334, true},
             Case{0, 50'000, 0, false}, // there was no price
             Case{500, 500, 0, false},
             Case{1, kPriceMinorMax, INT32_MAX, true},
         }) {
        CAPTURE(row.before);
        CAPTURE(row.after);
        CHECK(depth_basis_points(row.before, row.after) == row.depth);
        CHECK(is_too_deep(row.before, row.after, rails) == row.is_asked);
    }
}

} // namespace
} // namespace stall::listings
