// The header and the bottom bar without a screen: their menus, and what a phone's page has of them.
// Must not know the sections.
#include "web/kit/kit.hpp"

#include "web/kit/headless_stage.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace stall;
using namespace stall::kit;
using mirror::Role;
using mirror::Tristate;

namespace {

/// A page with a bar, an account and a header of two actions, the first with a menu.
struct Page {
    std::size_t language = 0;
    int toggled = 0, searched = 0, signed_out = 0;
    HeadlessStage stage;

    explicit Page(ImVec2 size) : stage([this] { draw(); }, size) { REQUIRE(stage.settle()); }

    void draw() {
        const std::array entries = {
            NavigationEntry{.key = "ads", .label = "Ads", .icon = kIconTag, .href = "#/ads"}};
        const std::array account = {MenuItem{.key = "out", .label = "Sign out"}};
        const auto pressed = navigation({.name = "Sections",
                                         .product = "Stallkeeper",
                                         .entries = entries,
                                         .account_initials = "RP",
                                         .account_name = "Reprise Paris",
                                         .account_menu = account});
        signed_out += pressed.account_item == 0 ? 1 : 0;
        const MainArea main;
        const std::array languages = {
            MenuItem{.key = "en", .label = "English", .chosen = language == 0},
            MenuItem{.key = "fr", .label = "Français", .chosen = language == 1}};
        const std::array actions = {
            HeaderAction{
                .key = "language", .label = "Language", .icon = kIconLanguages, .menu = languages},
            HeaderAction{.key = "theme", .label = "Dark theme", .icon = kIconMoon}};
        const auto result = header({.title = "Ads", .search_words = "Search…", .actions = actions});
        searched += result.search_pressed ? 1 : 0;
        if (result.action == 0) language = *result.menu_item;
        toggled += result.action == 1 ? 1 : 0;
    }
    mirror::Rect rect(Role role, std::string_view name) const {
        const auto* node = stage.find(role, name);
        REQUIRE(node);
        return node->rect;
    }
};

constexpr ImVec2 kDesk{1440, 900}, kPhone{390, 844};

} // namespace

TEST_CASE("a menu of the header opens under its action and one of it is chosen") {
    for (const ImVec2 size : {kDesk, kPhone}) {
        CAPTURE(size.x);
        Page page(size);
        CHECK(page.stage.find(Role::button, "Language")->expanded == Tristate::off);
        CHECK_FALSE(page.stage.find(Role::menu, "Language"));
        REQUIRE(page.stage.click(Role::button, "Language"));
        CHECK(page.stage.find(Role::button, "Language")->expanded == Tristate::on);
        const auto opener = page.rect(Role::button, "Language");
        CHECK(page.rect(Role::menu, "Language").y >= opener.y + opener.height);
        CHECK(page.stage.find(Role::menuitemradio, "English")->checked == Tristate::on);
        CHECK(page.stage.find(Role::menuitemradio, "Français")->checked == Tristate::off);
        REQUIRE(page.stage.click(Role::menuitemradio, "Français"));
        CHECK(page.language == 1);
        CHECK_FALSE(page.stage.find(Role::menu, "Language"));
        CHECK(page.toggled == 0);
        REQUIRE(page.stage.press(Role::button, "Language"));
        CHECK(page.stage.find(Role::menuitemradio, "Français")->checked == Tristate::on);
    }
}

TEST_CASE("an action without a menu is pressed itself") {
    Page page(kDesk);
    REQUIRE(page.stage.click(Role::button, "Dark theme"));
    CHECK(page.toggled == 1);
    CHECK(page.language == 0);
}

TEST_CASE("the search is a field on a desk and a square for a finger on a phone") {
    for (const ImVec2 size : {kDesk, kPhone}) {
        CAPTURE(size.x);
        Page page(size);
        REQUIRE(page.stage.click(Role::button, "Search…"));
        CHECK(page.searched == 1);
    }
    Page page(kPhone);
    for (const char* name : {"Search…", "Language", "Dark theme"}) {
        CAPTURE(name);
        const auto rect = page.rect(Role::button, name);
        CHECK(rect.width >= 44);
        CHECK(rect.height >= 44);
        CHECK(rect.x + rect.width <= kPhone.x);
    }
}

TEST_CASE("every menu keeps clear of the page's edges") {
    struct Row {
        const char* opener;
        ImVec2 page;
    };
    for (const Row& row : {Row{"Reprise Paris", kPhone}, Row{"Reprise Paris", kDesk},
                           Row{"Language", kPhone}, Row{"Language", kDesk}}) {
        CAPTURE(row.opener);
        CAPTURE(row.page.x);
        Page page(row.page);
        REQUIRE(page.stage.click(Role::button, row.opener));
        const auto rect = page.rect(Role::menu, row.opener);
        CHECK(rect.x >= 8);
        CHECK(rect.y >= 8);
        CHECK(rect.x + rect.width <= row.page.x - 8);
        CHECK(rect.y + rect.height <= row.page.y - 8);
    }
}

TEST_CASE("the account's menu is pressed on a phone") {
    Page page(kPhone);
    REQUIRE(page.stage.click(Role::button, "Reprise Paris"));
    REQUIRE(page.stage.click(Role::menuitem, "Sign out"));
    CHECK(page.signed_out == 1);
}
