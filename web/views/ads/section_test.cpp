// The Ads section without a screen: what it says in the mirror and what it sends when acted on.
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using app::fixture::fetch_of;
using app::fixture::losing_ad;
using app::fixture::winning_ad;
using mirror::Role;

namespace {

std::vector<wire::AdRow> some_ads() {
    return {losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX"),
            winning_ad(2, "Galaxy S22 128 GB Green", "GS22-VG")};
}

} // namespace

TEST_CASE("the list names its rows and prices and verdicts") {
    ShopStage shop(some_ads());
    REQUIRE(shop.stage.find(Role::grid, "Ads list"));
    CHECK(shop.stage.find(Role::grid, "Ads list")->row_count == 3);
    CHECK(shop.cell(2, "Not best price"));
    CHECK(shop.cell(3, "Best price"));
    CHECK(shop.cell(2, "472.00"));
    CHECK(shop.cell(2, "629.00"));
    CHECK(shop.cell(3, "+6.00"));
    CHECK(shop.stage.find(Role::heading, "Ads"));
    CHECK(shop.stage.find(Role::searchbox, "Search ads"));
}

TEST_CASE("a list of several markets says the market of each row and a foreign currency") {
    auto abroad = losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX");
    abroad.market = listings::Market::SE;
    abroad.currency = Currency::of("SEK");
    ShopStage shop({some_ads()[0], abroad}); // begins with the home market
    CHECK(shop.stage.find(Role::row, "iPhone 13 128 GB Midnight, IP13-EX"));
    shop.send(app::ads::FiltersSet{});
    shop.stage.settle();
    CHECK(shop.stage.find(Role::row, "iPhone 13 128 GB Midnight, IP13-EX · FR"));
    CHECK(shop.stage.find(Role::row, "iPhone 13 128 GB Midnight, IP13-EX · SE · SEK"));
}

TEST_CASE("the page comes to rest at any size") {
    for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(500, 193), ImVec2(320, 90),
                              ImVec2(700, 120), ImVec2(1000, 60)}) {
        CAPTURE(size.x);
        ShopStage shop(some_ads(), "", size);
        CHECK(shop.stage.settle());
        shop.send(app::ads::RowOpened{{ListingId(1), listings::Market::FR}});
        CHECK(shop.stage.settle());
        shop.send(app::message::CommandRun{app::Command::sign_out});
        CHECK(shop.stage.settle());
    }
}

TEST_CASE("what happened between the page and the server is said") {
    ShopStage shop(some_ads());
    CHECK_FALSE(shop.says("The server cannot be reached"));
    shop.model.is_reachable = false;
    shop.stage.settle();
    CHECK(shop.says("The server cannot be reached"));
    shop.send(app::message::StorageRefused{});
    shop.send(app::message::NewerVersionFound{});
    shop.stage.settle();
    CHECK(shop.says("This browser keeps nothing"));
    REQUIRE(shop.press("Reload"));
    CHECK(app::fixture::find<app::effect::Reload>(shop.effects));
}

TEST_CASE("typing a price changes the pill at the character that wins") {
    ShopStage shop(some_ads());
    REQUIRE(shop.cell(2, "472.00"));
    kit::record().act({mirror::Action::Kind::press, shop.cell(2, "472.00")->id, {}, 0});
    REQUIRE(shop.stage.settle());
    struct Step {
        const char* character;
        const char* pill;
    };
    for (const auto& [character, pill] :
         {Step{"4", "Best price"}, Step{"6", "Best price"}, Step{"7", "Not best price"}}) {
        CAPTURE(character);
        REQUIRE(shop.stage.type(character));
        CHECK(shop.cell(2, pill));
    }
    shop.stage.key(ImGuiKey_Backspace);
    shop.stage.type("6");
    CHECK(shop.cell(2, "Best price"));
    shop.stage.key(ImGuiKey_Enter);
    const auto effects = shop.take_effects();
    REQUIRE(fetch_of(effects, "PATCH"));
    CHECK(wire::decode_patch(fetch_of(effects, "PATCH")->body).value().price->minor == 46600);
}

TEST_CASE("the red price is one press") {
    ShopStage shop(some_ads());
    REQUIRE(shop.press("Apply 466.99"));
    const auto effects = shop.take_effects();
    REQUIRE(fetch_of(effects, "PATCH"));
    CHECK(wire::decode_patch(fetch_of(effects, "PATCH")->body).value().price->minor == 46699);
    CHECK(shop.cell(2, "466.99"));
}

TEST_CASE("searching narrows the list and says so in the URL") {
    ShopStage shop(some_ads());
    shop.send(app::ads::SearchTyped{"galaxy"});
    REQUIRE(shop.stage.settle());
    CHECK(shop.stage.find(Role::grid, "Ads list")->row_count == 2);
    const auto effects = shop.take_effects();
    REQUIRE(app::fixture::find<app::effect::ShowRoute>(effects));
    CHECK(app::fixture::find<app::effect::ShowRoute>(effects)->fragment ==
          "/ads?q=galaxy&market=FR");
    shop.send(app::ads::SearchTyped{"nothing like this"});
    REQUIRE(shop.stage.settle());
    CHECK(shop.says("No ad matches"));
}

TEST_CASE("the opened row has its detail beside the list") {
    ShopStage shop(some_ads(), "/ads?row=1-FR");
    CHECK(shop.stage.find(Role::region, "iPhone 13 128 GB Midnight"));
    CHECK(shop.stage.find(Role::slider, "What-if price"));
    REQUIRE(shop.stage.find(Role::button, "Apply 466.99"));
    CHECK(shop.stage.find(Role::grid, "Ads list"));
}

TEST_CASE("a conflict shows both sides") {
    ShopStage shop(some_ads());
    const app::ads::CellKey price{{ListingId(1), listings::Market::FR}, app::ads::CellField::price};
    shop.send(app::ads::CellOpened{price});
    shop.send(app::ads::CellTyped{price, "460"});
    shop.send(app::ads::CellCommitted{price});
    auto theirs = losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX");
    theirs.version = Version(9);
    theirs.position.price_minor = 45100;
    wire::Problem problem;
    problem.status = 412;
    problem.code = "version_stale";
    problem.current_json = wire::encode_rows({theirs});
    const auto request = fetch_of(shop.take_effects(), "PATCH")->request;
    shop.send(app::message::ReplyArrived{request, 412, {}, wire::encode_problem(problem)});
    REQUIRE(shop.stage.settle());
    REQUIRE(shop.stage.find(Role::dialog, "Changed by somebody else meanwhile"));
    CHECK(shop.named("Yours"));
    CHECK(shop.named("Theirs"));
    REQUIRE(shop.named("Keep mine"));
    REQUIRE(shop.press("Keep mine"));
    CHECK(fetch_of(shop.take_effects(), "PATCH"));
    CHECK_FALSE(shop.stage.find(Role::dialog, "Changed by somebody else meanwhile"));
}

TEST_CASE("a price that moves far states its consequence and is confirmed by keyboard") {
    for (const float width : {1440.0F, 390.0F}) {
        ShopStage shop(some_ads(), "", {width, 844});
        const app::ads::CellKey price{{ListingId(1), listings::Market::FR},
                                      app::ads::CellField::price};
        shop.send(app::ads::CellTyped{price, "1,200"});
        shop.send(app::ads::CellCommitted{price});
        REQUIRE(shop.stage.settle());
        REQUIRE(shop.stage.find(Role::dialog, "This price moves by 154.24\u00A0%"));
        CHECK(shop.mentions("€472.00"));
        CHECK(shop.mentions("+€728.00"));
        CHECK(shop.mentions("more than the 15\u00A0%"));
        CHECK_FALSE(fetch_of(shop.take_effects(), "PATCH"));
        REQUIRE(shop.press("Leave it"));
        CHECK_FALSE(shop.named("Change to €1,200.00"));
        shop.send(app::ads::CellCommitted{price});
        REQUIRE(shop.stage.settle());
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
        REQUIRE(shop.stage.key(ImGuiKey_Enter));
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
        CHECK(fetch_of(shop.take_effects(), "PATCH"));
    }
}

TEST_CASE("a narrow page shows cards") {
    ShopStage shop(some_ads(), "", {390, 844});
    CHECK_FALSE(shop.stage.find(Role::grid, "Ads list"));
    CHECK(shop.named("Ads list"));
}

TEST_CASE("trouble is told at the cell that it is about") {
    ShopStage shop(some_ads());
    const app::ads::CellKey stock{{ListingId(1), listings::Market::FR}, app::ads::CellField::stock};
    shop.send(app::ads::CellOpened{stock});
    shop.send(app::ads::CellTyped{stock, "77"});
    shop.send(app::ads::CellCommitted{stock});
    wire::Problem problem;
    problem.status = 412;
    problem.code = "version_stale";
    problem.current_json =
        wire::encode_rows({losing_ad(1, "iPhone 13 128 GB Midnight", "IP13-EX")});
    const auto request = fetch_of(shop.take_effects(), "PATCH")->request;
    shop.send(app::message::ReplyArrived{request, 412, {}, wire::encode_problem(problem)});
    REQUIRE(shop.stage.settle());
    std::string wrong;
    for (const auto& node : kit::record().nodes())
        if (node.role == Role::gridcell && node.is_invalid) wrong += node.name + ", ";
    CHECK(wrong == "77, ");
}
