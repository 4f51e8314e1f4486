// Keys to ImGui as rules/key_rules.hpp judges them. Must not know what a key does.
#include "web/platform/crossing.hpp"
#include "web/platform/hands.hpp"
#include "web/platform/rules/key_rules.hpp"
#include "web/platform/surroundings.hpp"

#include <emscripten.h>
#include <imgui.h>

#include <set>

extern "C" {
void stall_keyboard_attach();
void stall_focus_leave(int is_backward);
}

namespace stall::platform {
namespace {

constexpr unsigned kCtrl = 1, kShift = 2, kAlt = 4, kCmd = 8, kAltGr = 16, kComposing = 32;

std::string owned_letters;
bool is_mac = false;
std::set<int> held_keys;
unsigned told_modifiers = 0;

void release_all() {
    for (const int key : held_keys) ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(key), false);
    held_keys.clear();
}

/// A field that the last key or click opened gets its keyboard only in a frame: draw it, so that a
/// character typed at once is not lost.
void settle_before_character() {
    for (int frame = 0; frame < 3 && !wants_text(); ++frame) {
        if (!listener().draw_now().wants_more) break;
    }
}

bool press(const KeyPress& press) {
    KeyVerdict verdict = judge_key(press, {is_mac, wants_text(), owned_letters});
    if (verdict.is_character && !wants_text()) {
        settle_before_character();
        verdict = judge_key(press, {is_mac, wants_text(), owned_letters});
    }
    if (verdict.key == 0) return verdict.prevents;
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, verdict.shift);
    io.AddKeyEvent(static_cast<ImGuiKey>(verdict.key), true);
    held_keys.insert(verdict.key);
    listener().input_arrived();
    if (verdict.key != ImGuiKey_Tab) return verdict.prevents;
    // Where Tab leads is known only frames later, but the browser must be told now.
    bool has_left = false;
    for (int frame = 0; frame < 3 && !has_left; ++frame) has_left = listener().draw_now().tab_left;
    if (has_left) stall_focus_leave(press.shift ? 1 : 0);
    return !has_left;
}

void release(const KeyPress& press) {
    const bool is_primary = press.key == "Meta" || press.key == "Control";
    if (is_primary) {
        release_all(); // a Mac does not report keys released while Cmd is held
    } else if (const int key = key_named(press.key, press.code)) {
        ImGui::GetIO().AddKeyEvent(static_cast<ImGuiKey>(key), false);
        held_keys.erase(key);
    }
    listener().input_arrived();
}

} // namespace

void attach_keyboard() {
    is_mac = read_surroundings().is_mac;
    ImGui::GetIO().ConfigMacOSXBehaviors = is_mac;
    stall_keyboard_attach();
}

void own_shortcuts(const char* letters) { owned_letters = letters; }

void tell_modifiers(unsigned bits) {
    told_modifiers = bits;
    ImGuiIO& io = ImGui::GetIO();
    // AltGr chooses a character; as Ctrl+Alt it would be a shortcut.
    const bool chooses = (bits & kAltGr) != 0;
    io.AddKeyEvent(ImGuiMod_Ctrl, !chooses && (bits & kCtrl) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (bits & kShift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, !chooses && (bits & kAlt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (bits & kCmd) != 0);
}

void play_shortcut(int key) {
    ImGuiIO& io = ImGui::GetIO();
    const unsigned before = told_modifiers;
    tell_modifiers(is_mac ? kCmd : kCtrl);
    io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
    // What was typed just before is still in ImGui's queue and takes its own frames first.
    for (int frame = 0; frame < 4 && listener().draw_now().wants_more; ++frame) {
        if (ImGui::IsKeyDown(static_cast<ImGuiKey>(key))) break;
    }
    io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
    tell_modifiers(before);
    listener().input_arrived();
}

} // namespace stall::platform

extern "C" EMSCRIPTEN_KEEPALIVE int stall_on_key(char* key, char* code, unsigned bits,
                                                 int is_down) {
    using namespace stall::platform;
    const std::string key_name = take_text(key), code_name = take_text(code);
    tell_modifiers(bits);
    const KeyPress event{
        key_name,           code_name,          (bits & kCtrl) != 0,  (bits & kShift) != 0,
        (bits & kAlt) != 0, (bits & kCmd) != 0, (bits & kAltGr) != 0, (bits & kComposing) != 0};
    if (is_down != 0) return press(event) ? 1 : 0;
    release(event);
    return 0;
}
