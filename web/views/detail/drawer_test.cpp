// The detail of an ad without a screen: why, history and markets as the mirror says them.
#include "web/app/detail/model.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using app::fixture::losing_ad;
using app::fixture::winning_ad;
using mirror::Role;

namespace {

constexpr ImVec2 kWide{1440, 900};
constexpr ImVec2 kPhone{390, 844};

std::vector<wire::AdRow> some_ads() {
    auto german = losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX");
    german.market = listings::Market::DE;
    german.position.price_minor = 45'000;
    german.position.facts = {listings::Standing::winning, 45'600, 45'000, 2};
    return {losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX"), german,
            winning_ad(2, "Galaxy S22 128 GB Green", "GS22-VG")};
}

struct Stage : ShopStage {
    explicit Stage(std::string route, ImVec2 size = kWide)
        : ShopStage(some_ads(), std::move(route), size) {}
    const app::effect::Fetch* asked(std::string_view part) const {
        for (const auto& effect : effects)
            if (const auto* fetch = std::get_if<app::effect::Fetch>(&effect);
                fetch && fetch->path.find(part) != std::string::npos)
                return fetch;
        return nullptr;
    }
    void open(std::int64_t listing) {
        send(app::ads::RowOpened{{ListingId(listing), listings::Market::FR}});
        stage.settle();
    }
    void reply(std::string_view part, std::string body, int status = 200) {
        const auto* fetch = asked(part);
        REQUIRE(fetch);
        send(app::message::ReplyArrived{fetch->request, status, {}, std::move(body)});
        stage.settle();
    }
    void type_price(std::string text) {
        send(app::ads::CellTyped{*cell_of_opened(), std::move(text)});
        stage.settle();
    }
    std::optional<app::ads::CellKey> cell_of_opened() const {
        return app::ads::CellKey{*model.route.opened, app::ads::CellField::price};
    }
};

} // namespace

TEST_CASE("why an ad loses is said in sentences that follow each key") {
    Stage shop("");
    shop.open(1);
    CHECK(shop.says("The buybox is held at €464.99. At €466.99, €5.01 less than this price"));
    shop.type_price("470");
    CHECK(shop.says("The buybox is held at €464.99. At €466.99, €3.01 less than this price"));
    shop.type_price("466.99");
    CHECK(shop.says("At this price the ad holds the buybox. One step more would lose it"));
    shop.type_price("460");
    CHECK(shop.says("At this price the ad holds the buybox, and up to €466.99 it still does"));
}

TEST_CASE("the head-room of an ad that wins is one press") {
    Stage shop("");
    shop.open(2);
    CHECK(shop.says("At this price the ad holds the buybox, and up to €425.00 it still does"));
    REQUIRE(shop.press("Raise to 425.00"));
    const auto* sent = app::fixture::fetch_of(shop.effects, "PATCH");
    REQUIRE(sent);
    CHECK(sent->body.find("425.00") != std::string::npos);
}

TEST_CASE("other deliveries that would win are named") {
    Stage shop("");
    shop.open(1);
    wire::Advice advice{Currency::of("EUR"), {}};
    advice.changes.push_back({{0, 24}, true, false, 47'200, 490, false});
    advice.changes.push_back({{490, 24}, true, true, 46'900, 300, true});
    shop.reply("/advice", wire::encode_advice(advice));
    CHECK(shop.says("With free delivery within 24 h, the present price of €472.00 wins"));
    CHECK(shop.says("With delivery within 24 h for €4.90, €469.00 wins (under your floor)"));
}

TEST_CASE("the history of a price is a chart and the same as a table") {
    for (const ImVec2 size : {kWide, kPhone}) {
        CAPTURE(size.x);
        Stage shop("", size);
        shop.open(1);
        REQUIRE(shop.press("History"));
        wire::PriceHistory history{Currency::of("EUR"), {}};
        history.points.push_back({Instant{1'795'000'000'000}, 48'000, 46'699, 46'499,
                                  listings::Standing::losing, "start"});
        history.points.push_back({Instant{1'795'428'240'000}, 47'200, std::nullopt, 46'499,
                                  listings::Standing::losing, "repriced"});
        shop.reply("/prices", wire::encode_price_history(history));
        CHECK(shop.says("Prices from"));
        REQUIRE(shop.stage.find(Role::grid, "History"));
        CHECK(shop.stage.find(Role::grid, "History")->row_count == 3);
        CHECK(shop.cell(2, "472.00")); // the newest first
        CHECK(shop.cell(3, "480.00"));
    }
}

TEST_CASE("a history that does not come can be asked for again and an empty one says so") {
    Stage shop("");
    shop.open(1);
    REQUIRE(shop.press("History"));
    shop.reply("/prices", "{}", 500);
    CHECK(shop.says("The price history could not be loaded"));
    shop.effects.clear();
    REQUIRE(shop.press("Try again"));
    shop.reply("/prices", wire::encode_price_history({Currency::of("EUR"), {}}));
    CHECK(shop.says("No price has moved yet"));
}

TEST_CASE("an ad stands side by side in all its markets and each price can be typed") {
    Stage shop("");
    shop.open(1);
    REQUIRE(shop.press("Markets"));
    REQUIRE(shop.stage.find(Role::grid, "Markets"));
    CHECK(shop.says("11 in stock, shared by all markets"));
    shop.send(app::ads::CellTyped{
        {{ListingId(1), listings::Market::DE}, app::ads::CellField::price}, "460"});
    shop.stage.settle();
    const auto* grid = shop.stage.find(Role::grid, "Markets");
    CHECK(grid->row_count == 3);
    CHECK(shop.says("Germany"));
}

TEST_CASE("on a phone each market is a card with its price as a field") {
    Stage shop("", kPhone);
    shop.open(1);
    REQUIRE(shop.press("Markets"));
    CHECK(shop.named("Price in France"));
    CHECK(shop.named("Price in Germany"));
    CHECK(shop.stage.settle());
}

TEST_CASE("while the later part is on its way the detail waits and can be closed") {
    Stage shop("");
    shop.model.parts = app::Parts::first;
    shop.open(1);
    CHECK(shop.stage.find(Role::region, "iPhone 13 128 GB Midnight"));
    CHECK_FALSE(shop.says("Why?"));
    shop.send(app::message::PartsArrived{app::message::PartsArrived::Outcome::unreachable});
    shop.stage.settle();
    CHECK(shop.named("Try again"));
}
