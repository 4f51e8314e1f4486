// Fields while someone types: what is pasted, and what the model says meanwhile. Without a screen.
#include "web/kit/headless_stage.hpp"
#include "web/kit/kit.hpp"

#include <doctest/doctest.h>
#include <imgui_internal.h>

using namespace stall;
using namespace stall::kit;
using mirror::Role;
using Kind = mirror::Action::Kind;

namespace {

std::string clipboard;

/// A page of one field whose model takes what is typed.
struct Page {
    std::string text;
    std::string committed;
    FieldKind kind = FieldKind::words;
    HeadlessStage stage{[this] { draw(); }};

    explicit Page(std::string first = {}, FieldKind of = FieldKind::words)
        : text(std::move(first)), kind(of) {
        ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) {
            return clipboard.c_str();
        };
        REQUIRE(stage.settle());
    }
    void draw() {
        const auto result = field("field", {.label = "Field", .text = text, .kind = kind});
        if (result.changed) text = result.text;
        if (result.committed) committed += result.text + ";";
        (void)button("next", {.label = "Next"});
    }
    Role role() const {
        return kind == FieldKind::search         ? Role::searchbox
               : kind == FieldKind::whole_number ? Role::spinbutton
                                                 : Role::textbox;
    }
    void enter() {
        REQUIRE(stage.act(Kind::focus, role(), "Field"));
        REQUIRE(stage.find(role(), "Field")->is_focused);
    }
    void paste(std::string words, ImGuiKey with = ImGuiKey_V, ImGuiKey held = ImGuiMod_Ctrl) {
        clipboard = std::move(words);
        ImGui::GetIO().AddKeyEvent(held, true);
        stage.key(with);
        ImGui::GetIO().AddKeyEvent(held, false);
        stage.settle();
    }
    std::string shown() const { return stage.find(role(), "Field")->value; }
};

} // namespace

TEST_CASE("a field of one line takes what is pasted without what stands around it") {
    struct Row {
        FieldKind kind;
        const char* pasted;
        const char* taken;
    };
    for (const Row& row : {Row{FieldKind::search, "IP13-128-BLU-VG\t", "IP13-128-BLU-VG"},
                           Row{FieldKind::search, "\r\nIP13-128-BLU-VG\r\n", "IP13-128-BLU-VG"},
                           Row{FieldKind::search, "A-1\r\nA-2\r\n", "A-1 A-2"},
                           Row{FieldKind::search, "A-1\tA-2", "A-1 A-2"},
                           Row{FieldKind::words, " \u00A0\u2003 Luc  Perrin \u202F", "Luc  Perrin"},
                           Row{FieldKind::email, "owner@example.test ", "owner@example.test"},
                           Row{FieldKind::decimal, "466,99 \r\n", "466,99"},
                           Row{FieldKind::whole_number, "\t12", "12"},
                           Row{FieldKind::password, " a blank counts \t\r\n", " a blank counts "},
                           Row{FieldKind::lines, " one\n two\n", " one\n two\n"},
                           Row{FieldKind::words, " \t\r\n", "before"}}) {
        CAPTURE(row.pasted);
        for (const bool is_insert : {false, true}) {
            Page page("before", row.kind);
            page.enter();
            if (row.kind == FieldKind::lines) page.paste("", ImGuiKey_A);
            if (is_insert)
                page.paste(row.pasted, ImGuiKey_Insert, ImGuiMod_Shift);
            else
                page.paste(row.pasted);
            CHECK(page.text == row.taken);
        }
        CHECK(clipboard == row.pasted);
    }
}

TEST_CASE("a text that assistive technology sets has no breaks in a field of one line") {
    Page page;
    REQUIRE(page.stage.act(Kind::set_text, Role::textbox, "Field", "A-1\t\n"));
    CHECK(page.text == "A-1");
    REQUIRE(page.stage.act(Kind::set_text, Role::textbox, "Field", "iphone "));
    CHECK(page.text == "iphone "); // on its way to the next word
}

TEST_CASE("a field takes what the model says while it has the keyboard") {
    for (const char* said : {"", "galaxy", "iphone 13 and more"}) {
        CAPTURE(said);
        Page page;
        page.enter();
        page.stage.type("iphone");
        REQUIRE(page.text == "iphone");
        page.text = said; // Back, a link, Clear filters
        REQUIRE(page.stage.settle());
        CHECK(page.text == said);
        CHECK(page.shown() == said);
        CHECK(page.stage.find(Role::textbox, "Field")->is_focused);
        page.stage.type("!");
        CHECK(page.text == std::string(said) + "!");
        page.stage.key(ImGuiKey_Escape); // back to what the model said and not to what was typed
        CHECK(page.text == said);
        CHECK(page.committed.empty());
    }
}

TEST_CASE("a field that loses the keyboard as the model speaks writes nothing over it") {
    Page page;
    page.enter();
    page.stage.type("iphone");
    page.text = "galaxy";
    REQUIRE(page.stage.click(Role::button, "Next"));
    CHECK(page.text == "galaxy");
    page.enter();
    page.stage.type("x");
    ImGui::ClearActiveID(); // a press in the mirror
    page.text = "pixel";
    REQUIRE(page.stage.settle());
    CHECK(page.text == "pixel");
}

TEST_CASE("typing goes on while the model takes each text or one of them late") {
    Page page;
    page.enter();
    for (const char* letter : {"i", "p", "h"}) page.stage.type(letter);
    CHECK(page.text == "iph");
    ImGui::GetIO().AddInputCharactersUTF8("one"); // in frames that follow one another
    page.stage.frame();
    ImGui::GetIO().AddInputCharactersUTF8(" 13");
    REQUIRE(page.stage.settle());
    CHECK(page.text == "iphone 13");
    CHECK(page.shown() == "iphone 13");
}

TEST_CASE("a model that refuses what is typed leaves it to who types") {
    std::string typed;
    HeadlessStage stage([&] {
        const auto result = field("field", {.label = "Field", .text = "fixed"});
        if (result.changed) typed = result.text;
    });
    REQUIRE(stage.settle());
    REQUIRE(stage.act(Kind::focus, Role::textbox, "Field"));
    ImGui::GetIO().AddInputCharactersUTF8("ab");
    for (int frame = 0; frame < 4; ++frame) stage.frame();
    CHECK(typed == "ab");
    CHECK(stage.find(Role::textbox, "Field")->value == "ab");
}
