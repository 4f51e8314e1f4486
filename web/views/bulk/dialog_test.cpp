// The bulk dialog without a screen: what it says in the mirror, wide and narrow, and what it sends.
#include "web/app/bulk/model.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using app::bulk::Choice;
using app::bulk::Page;
using app::fixture::fetch_of;
using mirror::Role;

namespace {

constexpr ImVec2 kWide{1440, 900};
constexpr ImVec2 kPhone{390, 844};

std::vector<wire::AdRow> some_ads() {
    return {app::fixture::losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX"),
            app::fixture::winning_ad(2, "Galaxy S22 128 GB Green", "GS22-VG")};
}

wire::RepricingState one_rule() {
    wire::RepricingState state;
    wire::SavedRule rule;
    rule.id = RuleId(4);
    rule.wish.name = "Match all";
    rule.wish.is_enabled = true;
    rule.wish.rule.daily_moves = 3;
    rule.moves_24h = 17;
    rule.ads_spent_24h = 2;
    state.rules.push_back(rule);
    return state;
}

/// The dialog over two ads, with a saved rule where it reprices.
struct Stage : ShopStage {
    Stage(app::bulk::Family family, ImVec2 size) : ShopStage(some_ads(), "", size) {
        send(app::bulk::Opened{family});
        const auto asked = take_effects();
        if (const auto* get = fetch_of(asked, "GET"))
            reply(*get, wire::encode_repricing(one_rule()));
        stage.settle();
    }
    void reply(const app::effect::Fetch& fetch, std::string body) {
        send(app::message::ReplyArrived{fetch.request, 200, {}, std::move(body)});
    }
    void turn_to(Page page) {
        send(app::bulk::Chosen{Choice::page, static_cast<std::size_t>(page), 0});
        stage.settle();
    }
};

} // namespace

TEST_CASE("a bulk edit says what every ad becomes before it is sent") {
    Stage shop(app::bulk::Family::edit, kWide);
    CHECK(shop.stage.find(Role::dialog, "Bulk edit"));
    CHECK(shop.says("Every change is shown here first"));
    shop.send(app::bulk::Typed{app::bulk::Entry::amount, "-5.01"});
    shop.stage.settle();
    CHECK(shop.stage.find(Role::grid, "Preview"));
    CHECK(shop.says("Market: FR"));
    CHECK(shop.cell(2, "472.00 → 466.99"));
    REQUIRE(shop.press("Change 2 ads"));
    REQUIRE(fetch_of(shop.effects, "POST"));
    CHECK(fetch_of(shop.effects, "POST")->path == "/desk/v1/bulk");
}

TEST_CASE("on a phone the rule and its preview have a page each") {
    Stage shop(app::bulk::Family::reprice, kPhone);
    CHECK(shop.named("Save rule"));
    CHECK_FALSE(shop.stage.find(Role::list, "Preview"));
    shop.turn_to(Page::preview);
    CHECK_FALSE(shop.named("Save rule"));
    CHECK(shop.says("Boxes won"));
}

TEST_CASE("a saved rule says what is used of its cap and can be changed or watched") {
    for (const ImVec2 size : {kWide, kPhone}) {
        CAPTURE(size.x);
        Stage shop(app::bulk::Family::reprice, size);
        shop.turn_to(Page::rules);
        CHECK(shop.says("1 rule follows rivals"));
        REQUIRE(shop.named("Match all"));
        CHECK(shop.named("Match all")->rect.y > 100); // in its card, not behind the page's corner
        CHECK(shop.says("17 moves in 24 hours · 2 ads have none left"));
        CHECK(shop.says("France · All · 3 moves a day for each ad"));
        REQUIRE(shop.press("Change Match all"));
        CHECK(shop.named("Save the changes"));
        CHECK(shop.model.bulk->text(app::bulk::Entry::daily_moves) == "3");
    }
}

TEST_CASE("stopped rules say so") {
    Stage shop(app::bulk::Family::reprice, kWide);
    shop.turn_to(Page::rules);
    (void)shop.take_effects();
    REQUIRE(shop.press("Run the saved rules"));
    const auto asked = shop.take_effects();
    REQUIRE(fetch_of(asked, "PATCH"));
    auto state = one_rule();
    state.is_on = false;
    shop.reply(*fetch_of(asked, "PATCH"), wire::encode_repricing(state));
    shop.stage.settle();
    CHECK(shop.says("All rules are stopped"));
    CHECK(shop.says("Held back"));
}

TEST_CASE("the journal says when and why a price moved and which rule a guard stopped") {
    for (const ImVec2 size : {kWide, kPhone}) {
        CAPTURE(size.x);
        Stage shop(app::bulk::Family::reprice, size);
        shop.model.bulk->repricing->rules[0].stopped_by = "share";
        shop.turn_to(Page::journal);
        const auto asked = shop.take_effects();
        REQUIRE(fetch_of(asked, "GET"));
        wire::RuleMoves moves;
        moves.moves.push_back({9, Instant{1'795'428'240'000}, RuleId(4), "Match all", ListingId(2),
                               "GS22-VG", listings::Market::FR, 41'900, 42'500,
                               listings::RepricingReason::stepped});
        shop.reply(*fetch_of(asked, "GET"), wire::encode_rule_moves(moves));
        shop.stage.settle();
        CHECK(shop.says("Match all was stopped on"));
        CHECK(shop.says("GS22-VG"));
        REQUIRE(shop.press("Look at it"));
        CHECK(shop.model.bulk->edited);
    }
}
