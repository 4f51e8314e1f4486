// The table of who takes which key. Must not know the DOM.
#include "web/platform/rules/key_rules.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <initializer_list>

namespace stall::platform {
namespace {

constexpr unsigned kCtrl = 1, kShift = 2, kAlt = 4, kMeta = 8, kAltGr = 16, kComposing = 32;
constexpr bool kTaken = true, kLeft = false;

struct Case {
    const char* key;
    const char* code;
    unsigned with;
    int imgui_key;
    bool prevents;
};

KeyVerdict judge(const Case& one, const KeySituation& situation) {
    return judge_key({one.key, one.code, (one.with & kCtrl) != 0, (one.with & kShift) != 0,
                      (one.with & kAlt) != 0, (one.with & kMeta) != 0, (one.with & kAltGr) != 0,
                      (one.with & kComposing) != 0},
                     situation);
}

void check_all(std::initializer_list<Case> cases, const KeySituation& situation) {
    for (const Case& one : cases) {
        CAPTURE(one.key);
        CAPTURE(one.with);
        const KeyVerdict verdict = judge(one, situation);
        CHECK(verdict.key == one.imgui_key);
        CHECK(verdict.prevents == one.prevents);
    }
}

TEST_CASE("keys on the canvas: shortcuts of the browser are left alone") {
    check_all(
        {
            {"F5", "F5", 0, 0, kLeft},
            {"r", "KeyR", kCtrl, 0, kLeft},
            {"t", "KeyT", kCtrl, 0, kLeft},
            {"w", "KeyW", kCtrl, 0, kLeft},
            {"l", "KeyL", kCtrl, 0, kLeft},
            {"I", "KeyI", kCtrl | kShift, 0, kLeft},
            {"+", "Equal", kCtrl, 0, kLeft},
            {"0", "Digit0", kCtrl, 0, kLeft},
            {"ArrowLeft", "ArrowLeft", kAlt, 0, kLeft},
            {"F12", "F12", 0, 0, kLeft},
            {"c", "KeyC", kCtrl, 0, kLeft},
            {"v", "KeyV", kCtrl, 0, kLeft},
            {"k", "KeyK", kCtrl, ImGuiKey_K, kTaken},
            {"a", "KeyQ", kCtrl, ImGuiKey_A, kTaken},
            {"ф", "KeyA", kCtrl, ImGuiKey_A, kTaken},
            {"ArrowDown", "ArrowDown", 0, ImGuiKey_DownArrow, kTaken},
            {"Backspace", "Backspace", 0, ImGuiKey_Backspace, kTaken},
            {" ", "Space", 0, ImGuiKey_Space, kTaken},
            {"/", "Slash", 0, ImGuiKey_Slash, kTaken},
            {"Escape", "Escape", 0, ImGuiKey_Escape, kLeft},
            {"F2", "F2", 0, ImGuiKey_F2, kLeft},
        },
        {false, false, "k"});
}

TEST_CASE("keys in a field: characters go on to become text") {
    check_all(
        {
            {"e", "KeyE", 0, ImGuiKey_E, kLeft},
            {"é", "Digit2", 0, 0, kLeft},
            {" ", "Space", 0, ImGuiKey_Space, kLeft},
            {"@", "Digit0", kCtrl | kAlt | kAltGr, 0, kLeft},
            {"Dead", "BracketLeft", 0, 0, kLeft},
            {"e", "KeyE", kComposing, 0, kLeft},
            {"Backspace", "Backspace", 0, ImGuiKey_Backspace, kTaken},
            {"ArrowLeft", "ArrowLeft", kCtrl, ImGuiKey_LeftArrow, kTaken},
            {"Enter", "Enter", kCtrl, ImGuiKey_Enter, kTaken},
        },
        {false, true, "k"});
}

TEST_CASE("keys on a Mac: Cmd is the page's and Ctrl the system's") {
    check_all(
        {
            {"k", "KeyK", kMeta, ImGuiKey_K, kTaken},
            {"k", "KeyK", kCtrl, 0, kLeft},
            {"ArrowLeft", "ArrowLeft", kMeta, 0, kLeft},
            {"ArrowLeft", "ArrowLeft", kAlt, ImGuiKey_LeftArrow, kTaken},
            {"@", "KeyL", kAlt, 0, kLeft},
        },
        {true, false, "k"});
    check_all({{"ArrowLeft", "ArrowLeft", kMeta, ImGuiKey_LeftArrow, kTaken}}, {true, true, "k"});
}

TEST_CASE("signs are reported as a US keyboard would make them") {
    // A French keyboard needs Shift for the slash and none for some others.
    CHECK(judge({"/", "Period", kShift, 0, false}, {}).shift == false);
    CHECK(judge({"?", "KeyM", kShift, 0, false}, {}).shift == true);
    CHECK(judge({"1", "Digit1", kShift, 0, false}, {}).shift == false);
    CHECK(judge({"A", "KeyQ", kShift, 0, false}, {}).shift == true);
}

} // namespace
} // namespace stall::platform
