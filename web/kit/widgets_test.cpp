// Widgets without a screen: what they say of themselves and what they return when acted on.
// Must not know the shop.
#include "web/kit/kit.hpp"

#include "web/kit/headless_stage.hpp"
#include "web/kit/inner.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::kit;
using mirror::Role;
using Kind = mirror::Action::Kind;

TEST_CASE("a button says its name and is pressed by mirror and by mouse") {
    int pressed = 0;
    HeadlessStage stage([&] { pressed += button("save", {.label = "Save"}) ? 1 : 0; });
    REQUIRE(stage.settle());
    REQUIRE(stage.find(Role::button, "Save") != nullptr);
    CHECK(stage.find(Role::button, "Save")->rect.height == 36);
    CHECK(stage.press(Role::button, "Save"));
    CHECK(pressed == 1);
    CHECK(stage.click(Role::button, "Save"));
    CHECK(pressed == 2);
}

TEST_CASE("a disabled button is not pressed and says why") {
    int pressed = 0;
    HeadlessStage stage([&] {
        pressed += button("go", {.label = "Go", .disabled_because = "Nothing chosen"}) ? 1 : 0;
        (void)button("other", {.label = "Other"});
    });
    REQUIRE(stage.settle());
    const mirror::Node* node = stage.find(Role::button, "Go");
    REQUIRE(node != nullptr);
    CHECK(node->is_disabled);
    CHECK(node->description == "Nothing chosen");
    const auto shows_reason = [] {
        for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows)
            if (window->Active && (window->Flags & ImGuiWindowFlags_Tooltip) != 0) return true;
        return false;
    };
    stage.press(Role::button, "Go");
    CHECK_FALSE(shows_reason());
    stage.click(Role::button, "Go");
    CHECK(shows_reason()); // at once: a finger does not hover
    CHECK(pressed == 0);
    stage.click(Role::button, "Other");
    CHECK_FALSE(shows_reason());
}

TEST_CASE("a field reports each character and commits on Enter") {
    std::string text = "12";
    int committed = 0;
    HeadlessStage stage([&] {
        const FieldResult result = field(
            "price", {.label = "Price", .text = text, .error = "Too low", .is_required = true});
        text = result.changed ? result.text : text;
        committed += result.committed ? 1 : 0;
    });
    REQUIRE(stage.settle());
    const mirror::Node* node = stage.find(Role::textbox, "Price");
    REQUIRE(node != nullptr);
    CHECK(node->value == "12");
    CHECK(node->is_invalid);
    CHECK(node->is_required);
    CHECK(node->description == "Too low");
    CHECK(stage.click(Role::textbox, "Price"));
    CHECK(stage.type("4"));
    CHECK(text == "4"); // entering a field selects all of it
    CHECK(stage.type("7"));
    CHECK(text == "47");
    CHECK(committed == 0);
    stage.key(ImGuiKey_Enter);
    CHECK(committed == 1);
}

TEST_CASE("Escape gives a field back what stood there") {
    std::string text = "12";
    bool was_cancelled = false;
    HeadlessStage stage([&] {
        const FieldResult result = field("price", {.label = "Price", .text = text});
        text = result.changed ? result.text : text;
        was_cancelled = was_cancelled || result.cancelled;
    });
    REQUIRE(stage.settle());
    stage.click(Role::textbox, "Price");
    stage.type("99");
    CHECK(text == "99");
    stage.key(ImGuiKey_Escape);
    CHECK(was_cancelled);
    CHECK(text == "12");
}

TEST_CASE("the mirror sets a field's text with accents") {
    std::string text;
    HeadlessStage stage([&] {
        const FieldResult result = field("q", {.label = "Title", .text = text});
        text = result.changed ? result.text : text;
    });
    REQUIRE(stage.settle());
    CHECK(stage.act(Kind::set_text, Role::textbox, "Title", "été iPhone"));
    CHECK(text == "été iPhone");
    CHECK(stage.find(Role::textbox, "Title")->value == "été iPhone");
}

TEST_CASE("segments are tabs and the chosen one is selected") {
    std::size_t chosen = 0;
    const Segment all[] = {{"all", "All", "2,000"}, {"best", "Best price", "12", Tone::green}};
    HeadlessStage stage([&] { chosen = segments("s", "Segments", all, chosen).value_or(chosen); });
    REQUIRE(stage.settle());
    CHECK(stage.find(Role::tab, "All")->selected == mirror::Tristate::on);
    CHECK(stage.press(Role::tab, "Best price"));
    CHECK(chosen == 1);
    CHECK(stage.find(Role::tab, "Best price")->selected == mirror::Tristate::on);
    CHECK(stage.find(Role::tab, "All")->selected == mirror::Tristate::off);
}

TEST_CASE("the chosen segment stays in sight when its count arrives after the words") {
    const char* count = "";
    HeadlessStage stage(
        [&] {
            const Segment all[] = {{"one", "Cancelled and refunded", count},
                                   {"two", "After sales", count},
                                   {"three", "To dispatch", count},
                                   {"all", "All", count}};
            (void)segments("s", "Segments", all, 3);
        },
        {390, 844});
    REQUIRE(stage.settle());
    count = "2,955";
    REQUIRE(stage.settle());
    const auto& rect = stage.find(Role::tab, "All")->rect;
    CHECK(rect.x + rect.width <= 390);
}

TEST_CASE("a pill that is pushed right has its whole width") {
    HeadlessStage stage(
        [&] {
            Row row("head");
            text("France");
            row.push_right();
            pill({.label = "Not best price"});
        },
        {390, 844});
    REQUIRE(stage.settle());
    const auto& rect = stage.find(Role::text, "Not best price")->rect;
    CHECK(rect.width == pill_width({.label = "Not best price"}));
    CHECK(rect.x + rect.width <= 390);
}

TEST_CASE("when what had the keyboard is gone Tab begins anew") {
    bool is_there = true;
    HeadlessStage stage([&] {
        if (is_there && button("one", {.label = "One"})) is_there = false;
        (void)button("two", {.label = "Two"});
        (void)button("three", {.label = "Three"});
    });
    REQUIRE(stage.settle());
    stage.key(ImGuiKey_Tab);
    REQUIRE(stage.find(Role::button, "One")->is_focused);
    stage.key(ImGuiKey_Enter);
    REQUIRE(stage.find(Role::button, "One") == nullptr);
    stage.key(ImGuiKey_Tab);
    CHECK(stage.find(Role::button, "Two")->is_focused);
    stage.key(ImGuiKey_Tab);
    CHECK(stage.find(Role::button, "Three")->is_focused);
}

TEST_CASE("a select opens its options and gives the one chosen") {
    std::size_t chosen = 0;
    const Option options[] = {{"fr", "France"}, {"de", "Germany"}};
    HeadlessStage stage([&] {
        chosen = select("market", {.label = "Market", .options = options, .chosen = chosen})
                     .value_or(chosen);
    });
    REQUIRE(stage.settle());
    CHECK(stage.find(Role::combobox, "Market")->value == "France");
    CHECK(stage.find(Role::option, "Germany") == nullptr);
    CHECK(stage.press(Role::combobox, "Market"));
    CHECK(stage.find(Role::combobox, "Market")->expanded == mirror::Tristate::on);
    CHECK(stage.press(Role::option, "Germany"));
    CHECK(chosen == 1);
    CHECK(stage.find(Role::option, "Germany") == nullptr);
}

TEST_CASE("the keyboard begins anew when what had it is gone with its pane") {
    bool is_open = true;
    HeadlessStage stage([&] {
        if (is_open) {
            const Pane pane("list");
            is_open = !button("open", {.label = "Open"});
        } else {
            (void)button("save", {.label = "Save"});
        }
    });
    REQUIRE(stage.settle());
    REQUIRE(stage.key(ImGuiKey_Tab));
    REQUIRE(stage.find(Role::button, "Open")->is_focused);
    REQUIRE(stage.key(ImGuiKey_Enter));
    REQUIRE_FALSE(is_open);
    REQUIRE(stage.key(ImGuiKey_Tab));
    CHECK(stage.find(Role::button, "Save")->is_focused);
}

TEST_CASE("a select without a choice is chosen from by keyboard alone") {
    std::size_t chosen = kNone;
    const Option options[] = {{"64", "64 GB"}, {"128", "128 GB"}, {"256", "256 GB"}};
    HeadlessStage stage([&] {
        chosen = select("storage", {.label = "Storage", .options = options, .chosen = chosen})
                     .value_or(chosen);
    });
    REQUIRE(stage.settle());
    REQUIRE(stage.key(ImGuiKey_Tab));
    REQUIRE(stage.find(Role::combobox, "Storage")->is_focused);
    REQUIRE(stage.key(ImGuiKey_Enter));
    REQUIRE(stage.find(Role::option, "64 GB"));
    CHECK(stage.find(Role::option, "64 GB")->is_focused);
    REQUIRE(stage.key(ImGuiKey_DownArrow));
    CHECK(stage.find(Role::option, "128 GB")->is_focused);
    REQUIRE(stage.key(ImGuiKey_Enter));
    CHECK(chosen == 1);
    CHECK(stage.find(Role::combobox, "Storage")->is_focused);
    REQUIRE(stage.key(ImGuiKey_Enter));
    CHECK(stage.find(Role::option, "128 GB")->is_focused);
    REQUIRE(stage.key(ImGuiKey_UpArrow));
    REQUIRE(stage.key(ImGuiKey_Enter));
    CHECK(chosen == 0);
}

TEST_CASE("a dialog is modal and Escape dismisses it") {
    bool is_open = false;
    bool was_dismissed = false;
    HeadlessStage stage([&] {
        is_open = button("open", {.label = "Open"}) || is_open;
        if (is_open) {
            Dialog ask("ask", {.title = "Archive it?"});
            text("It leaves the shop");
            ask.footer();
            (void)button("yes", {.label = "Archive"});
            was_dismissed = was_dismissed || ask.dismissed();
        }
        is_open = is_open && !was_dismissed;
    });
    REQUIRE(stage.settle());
    CHECK(stage.press(Role::button, "Open"));
    REQUIRE(stage.find(Role::dialog, "Archive it?") != nullptr);
    CHECK(stage.find(Role::dialog, "Archive it?")->is_modal);
    CHECK(stage.find(Role::button, "Archive") != nullptr);
    stage.key(ImGuiKey_Escape);
    CHECK(was_dismissed);
    CHECK(stage.find(Role::dialog, "Archive it?") == nullptr);
    was_dismissed = false;
    CHECK(stage.click(Role::button, "Open"));
    CHECK(is_open);
}

TEST_CASE("a toast expires by itself or is acted on") {
    std::optional<ToastResult> last;
    bool is_shown = true;
    HeadlessStage stage([&] {
        const Toast all[] = {{.id = 3, .words = "Saved", .action = "Undo", .lifetime_ms = 500}};
        if (is_shown) {
            if (const auto result = toasts(all)) {
                last = result;
            }
        }
    });
    REQUIRE(stage.settle());
    CHECK(stage.find(Role::status, "Saved") != nullptr);
    CHECK(stage.press(Role::button, "Undo"));
    REQUIRE(last);
    CHECK(last->what == ToastResult::What::acted);
    is_shown = false;
    stage.settle();
    is_shown = true;
    last.reset();
    stage.frame(0.1F);
    CHECK_FALSE(last);
    stage.frame(0.6F);
    REQUIRE(last);
    CHECK(last->what == ToastResult::What::expired);
}

TEST_CASE("a slider moves by the mirror and says its range") {
    std::int64_t value = 50;
    HeadlessStage stage([&] {
        const SliderResult result =
            slider("s", {.name = "What if", .value_words = "0.50", .value = value, .most = 80});
        value = result.moved.value_or(value);
    });
    REQUIRE(stage.settle());
    CHECK(stage.find(Role::slider, "What if")->value_max == 80);
    CHECK(stage.act(Kind::set_value, Role::slider, "What if", {}, 70));
    CHECK(value == 70);
    CHECK(stage.act(Kind::set_value, Role::slider, "What if", {}, 900));
    CHECK(value == 80);
}

TEST_CASE("a page that nothing happens to asks for no further frame") {
    HeadlessStage stage([&] {
        const NavigationEntry entries[] = {{"ads", "Ads", kIconTag, "4", "4 ads", false, "#/ads"}};
        (void)navigation({.name = "Sections", .product = "Shop", .entries = entries});
        MainArea main;
        (void)header({.title = "Ads"});
        Row row("bar");
        (void)button("one", {.label = "One"});
        row.push_right();
        (void)button("two", {.label = "Two"});
    });
    REQUIRE(stage.settle());
    const FrameEnd end = stage.frame();
    CHECK_FALSE(end.again_in_ms);
    CHECK(end.mirror_patch.empty());
    CHECK(stage.find(Role::link, "Ads")->href == "#/ads");
    CHECK(stage.find(Role::heading, "Ads")->level == 1);
}

TEST_CASE("a link that leads nowhere is a button to who does not see it") {
    bool is_pressed = false;
    HeadlessStage stage([&] {
        is_pressed = link("view", {.label = "Sent to France"}) || is_pressed;
        (void)link("follow", {.label = "Follow the parcel", .href = "https://carrier.example"});
    });
    REQUIRE(stage.settle());
    CHECK(stage.press(Role::button, "Sent to France"));
    CHECK(is_pressed);
    CHECK(stage.find(Role::link, "Follow the parcel"));
}

TEST_CASE("the question mark is a shortcut of its own wherever the layout has it") {
    int slashes = 0;
    int questions = 0;
    HeadlessStage stage([&] {
        slashes += shortcut(Modifier::none, "slash") ? 1 : 0;
        questions += shortcut(Modifier::none, "question") ? 1 : 0;
    });
    stage.key(ImGuiKey_Slash);
    CHECK(slashes == 1);
    CHECK(questions == 0);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    stage.key(ImGuiKey_Slash);
    CHECK(slashes == 1);
    CHECK(questions == 1);
}

TEST_CASE("Tab stops at what shows the password and passes over what clears a search") {
    HeadlessStage stage([&] {
        (void)field("search", {.label = "Search", .text = "x", .kind = FieldKind::search});
        (void)field("password", {.label = "Password", .text = "x", .kind = FieldKind::password});
        (void)button("go", {.label = "Go"});
    });
    REQUIRE(stage.settle());
    stage.click(Role::searchbox, "Search");
    std::string stops;
    for (int step = 0; step < 3; ++step) {
        stage.key(ImGuiKey_Tab);
        for (const mirror::Node& node : record().nodes())
            if (node.is_focused) stops += node.name + " ";
    }
    CHECK(stops == "Password Show the password Go ");
}
