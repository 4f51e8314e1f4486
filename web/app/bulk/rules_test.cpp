// Repricing rules from the page's side: written, stopped, saved, edited, and the journal of their
// moves. Must not know views.
#include "web/app/bulk/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using bulk::Act;
using bulk::Choice;
using bulk::Entry;
using bulk::fixture::Shop;
using fixture::fetch_of;

namespace {

/// A shop whose one saved rule is in its dialog.
struct RuleShop : Shop {
    RuleShop() {
        saved.id = RuleId(4);
        saved.wish.name = "Match all";
        saved.wish.listings = {ListingId(2)};
        saved.wish.rule.aim = listings::Aim::beat_by_share;
        saved.wish.rule.beat_basis_points = 250;
        saved.wish.rule.daily_moves = 3;
        saved.wish.rule.floor_minor = 10'000;
        wire::RepricingState state;
        state.rules.push_back(saved);
        const auto opened = open(bulk::Family::reprice);
        (void)fixture::reply(model, *fetch_of(opened, "GET"), 200, wire::encode_repricing(state));
    }
    wire::SavedRule saved;
};

} // namespace

TEST_CASE("a rule says of each ad why it moves or stays") {
    Shop shop;
    (void)shop.open(bulk::Family::reprice);
    const auto& bulk = *shop.model.bulk;
    REQUIRE(bulk.change);
    CHECK(bulk.summary.reasons[static_cast<std::size_t>(listings::RepricingReason::no_floor)] == 1);
    shop.choose(Choice::aim, static_cast<std::size_t>(listings::Aim::beat_by_amount));
    CHECK_FALSE(bulk.change); // the amount is missing
    shop.type(Entry::beat, "1");
    REQUIRE(bulk.change);
    CHECK(bulk.change->rule.beat_minor == 100);
    shop.type(Entry::floor, "50");
    shop.type(Entry::ceiling, "40");
    REQUIRE(bulk.error_of(Entry::floor));
    CHECK(bulk.error_of(Entry::floor)->code == "rule_floor_above_ceiling");
    CHECK_FALSE(bulk.change);
}

TEST_CASE("a rule is saved under a name and switched off") {
    Shop shop;
    const auto opened = shop.open(bulk::Family::reprice);
    REQUIRE(fetch_of(opened, "GET"));
    (void)fixture::reply(shop.model, *fetch_of(opened, "GET"), 200,
                         wire::encode_repricing(wire::RepricingState{}));
    CHECK_FALSE(fetch_of(shop.press(Act::save_rule), "POST"));
    REQUIRE(shop.model.bulk->rule_error);
    CHECK(shop.model.bulk->rule_error->code == "rule_name_missing");
    shop.type(Entry::rule_name, "Match all");
    (void)shop.press(Act::follow_rivals);
    const auto saved = shop.press(Act::save_rule);
    REQUIRE(fetch_of(saved, "POST"));
    const auto wish = wire::decode_rule_wish(fetch_of(saved, "POST")->body).value();
    CHECK(wish.name == "Match all");
    CHECK(wish.is_enabled);
    wire::RepricingState state;
    state.rules.push_back({RuleId(4), wish, "", Instant{1}, {}, 0});
    (void)fixture::reply(shop.model, *fetch_of(saved, "POST"), 201, wire::encode_repricing(state));
    CHECK(shop.model.bulk->page == bulk::Page::rules);
    const auto off = shop.send(bulk::Chosen{Choice::rule_enabled, 0, 4});
    REQUIRE(fetch_of(off, "PUT"));
    CHECK(fetch_of(off, "PUT")->path == "/desk/v1/repricing/rules/4");
    CHECK_FALSE(wire::decode_rule_wish(fetch_of(off, "PUT")->body).value().is_enabled);
    state.is_on = false;
    (void)fixture::reply(shop.model, *fetch_of(off, "PUT"), 200, wire::encode_repricing(state));
    const auto all = shop.send(bulk::Chosen{Choice::all_rules, 1, 0});
    REQUIRE(fetch_of(all, "PATCH"));
    CHECK(wire::decode_repricing_switch(fetch_of(all, "PATCH")->body).value().is_on == true);
}

TEST_CASE("a rule that its guard stops is asked about and then saved") {
    Shop shop;
    (void)shop.open(bulk::Family::reprice);
    shop.type(Entry::rule_name, "Match all");
    (void)shop.press(Act::follow_rivals);
    const auto saved = shop.press(Act::save_rule);
    wire::Problem problem;
    problem.status = 409;
    problem.code = "guard_stopped";
    problem.current_json = wire::encode_guard_report({});
    (void)fixture::reply(shop.model, *fetch_of(saved, "POST"), 409, wire::encode_problem(problem));
    REQUIRE(shop.model.bulk->rule_error);
    const auto again = shop.press(Act::save_rule);
    REQUIRE(fetch_of(again, "POST"));
    CHECK(wire::decode_rule_wish(fetch_of(again, "POST")->body).value().confirmation ==
          wire::Confirmation::confirmed);
}

TEST_CASE("a saved rule comes into the form and goes back as it was meant") {
    RuleShop shop;
    (void)shop.send(bulk::Chosen{Choice::rule_edited, 0, 4});
    const auto& bulk = *shop.model.bulk;
    CHECK(bulk.page == bulk::Page::form);
    CHECK(bulk.text(Entry::beat_share) == "2.50");
    CHECK(bulk.text(Entry::daily_moves) == "3");
    CHECK(bulk.text(Entry::floor) == "100.00");
    CHECK(bulk.text(Entry::step).empty());
    REQUIRE(bulk.change);
    CHECK(bulk.change->rule == shop.saved.wish.rule);
    shop.type(Entry::daily_moves, "5");
    const auto sent = shop.press(Act::save_rule);
    REQUIRE(fetch_of(sent, "PUT"));
    CHECK(fetch_of(sent, "PUT")->path == "/desk/v1/repricing/rules/4");
    const auto wish = wire::decode_rule_wish(fetch_of(sent, "PUT")->body).value();
    CHECK(wish.rule.daily_moves == 5);
    CHECK(wish.listings == shop.saved.wish.listings); // what it covers stays
    (void)fixture::reply(shop.model, *fetch_of(sent, "PUT"), 200, wire::encode_repricing({}));
    CHECK(bulk.page == bulk::Page::rules);
    CHECK_FALSE(bulk.edited);
}

TEST_CASE("the journal is read from its newest move to older ones and of one rule") {
    RuleShop shop;
    const auto opened =
        shop.send(bulk::Chosen{Choice::page, static_cast<std::size_t>(bulk::Page::journal), 0});
    REQUIRE(fetch_of(opened, "GET"));
    CHECK(fetch_of(opened, "GET")->path == "/desk/v1/repricing/moves");
    wire::RuleMoves moves;
    moves.moves.push_back({9, Instant{5}, RuleId(4), "Match all", ListingId(2), "GS22",
                           listings::Market::FR, 41'900, 42'500, listings::RepricingReason::aimed});
    moves.next = 9;
    (void)fixture::reply(shop.model, *fetch_of(opened, "GET"), 200, wire::encode_rule_moves(moves));
    CHECK(shop.model.bulk->journal.moves.size() == 1);
    const auto older = shop.press(Act::older_moves);
    REQUIRE(fetch_of(older, "GET"));
    CHECK(fetch_of(older, "GET")->path == "/desk/v1/repricing/moves?before=9");
    (void)shop.send(message::RequestFailed{fetch_of(older, "GET")->request});
    CHECK(shop.model.bulk->journal.state == bulk::Journal::State::failed);
    const auto again = shop.press(Act::retry_journal);
    REQUIRE(fetch_of(again, "GET"));
    moves.moves[0].move = 8;
    moves.next.reset();
    (void)fixture::reply(shop.model, *fetch_of(again, "GET"), 200, wire::encode_rule_moves(moves));
    CHECK(shop.model.bulk->journal.moves.size() == 2);
    const auto one = shop.send(bulk::Chosen{Choice::journal_of, 0, 4});
    REQUIRE(fetch_of(one, "GET"));
    CHECK(fetch_of(one, "GET")->path == "/desk/v1/repricing/moves?rule=4");
    CHECK(shop.model.bulk->journal.moves.empty());
}
