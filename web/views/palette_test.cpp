// The palette without a screen: what is found, chosen and kept while the program is not all there.
// Must not know what a command does.
#include "web/app/shell.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using app::fixture::losing_ad;
using mirror::Role;
using Kind = mirror::Action::Kind;

namespace {

std::vector<wire::AdRow> some_ads() { return {losing_ad(1, "iPhone 13 128 GB", "IP13")}; }

void open(ShopStage& shop) {
    shop.send(app::message::CommandRun{app::Command::open_palette});
    REQUIRE(shop.stage.settle());
    REQUIRE(shop.stage.find(Role::dialog, "Command palette"));
}

} // namespace

TEST_CASE("a phone opens the palette and an ad is found and opened there") {
    ShopStage shop(some_ads(), "/ads", {390, 844});
    REQUIRE(shop.stage.click(Role::button, "Search ads, orders and actions…"));
    REQUIRE(shop.stage.act(Kind::set_text, Role::searchbox, "Command palette", "ip13"));
    REQUIRE(shop.stage.find(Role::option, "iPhone 13 128 GB"));
    CHECK(shop.stage.find(Role::option, "iPhone 13 128 GB")->description == "IP13 · FR");
    REQUIRE(shop.stage.click(Role::option, "iPhone 13 128 GB"));
    CHECK(shop.model.route.opened == app::ads::AdKey{ListingId(1), listings::Market::FR});
    CHECK_FALSE(shop.model.palette.is_open);
}

TEST_CASE("an ad stands once in the palette and the best fit first") {
    std::vector<wire::AdRow> ads;
    for (const auto market : {listings::Market::FR, listings::Market::DE, listings::Market::ES}) {
        ads.push_back(losing_ad(1, "iPhone 14 128 GB", "IP14"));
        ads.back().market = market;
        ads.push_back(losing_ad(2, "iPhone 12 64 GB", "IP-M"));
        ads.back().market = market;
    }
    ShopStage shop(ads);
    open(shop);
    REQUIRE(shop.stage.act(Kind::set_text, Role::searchbox, "Command palette", "iphone 12"));
    const auto found = app::palette_entries(shop.model);
    std::vector<std::string> labels;
    for (const auto& entry : found)
        if (entry.kind == app::PaletteEntry::Kind::ad) labels.push_back(entry.label);
    CHECK(labels == std::vector<std::string>{"iPhone 12 64 GB", "iPhone 14 128 GB"});
}

TEST_CASE("what is typed before all of the program is there is found when it is") {
    ShopStage shop(some_ads());
    shop.model.parts = app::Parts::first;
    open(shop);
    CHECK(shop.model.parts == app::Parts::loading);
    REQUIRE(shop.stage.act(Kind::set_text, Role::searchbox, "Command palette", "bulk"));
    CHECK_FALSE(shop.stage.find(Role::option, "Bulk edit…"));
    shop.send(app::message::PartsArrived{});
    REQUIRE(shop.stage.settle());
    REQUIRE(shop.stage.press(Role::option, "Bulk edit…"));
    CHECK(shop.stage.find(Role::dialog, "Bulk edit"));
}

TEST_CASE("Escape closes the palette") {
    ShopStage shop(some_ads());
    open(shop);
    shop.stage.key(ImGuiKey_Escape);
    CHECK_FALSE(shop.stage.find(Role::dialog, "Command palette"));
}
