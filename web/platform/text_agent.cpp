// The hidden text area: text in, its place at ImGui's caret out. Must not know the field.
#include "web/platform/crossing.hpp"
#include "web/platform/hands.hpp"

#include <emscripten.h>
#include <imgui.h>

extern "C" {
void stall_text_attach();
void stall_text_place(double x, double y, double height, const char* input_mode);
}

namespace stall::platform {
namespace {

ImGuiPlatformImeData caret;
bool composing = false;

void remember_caret(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* now) { caret = *now; }

const char* input_mode(FieldKind kind) {
    switch (kind) {
    case FieldKind::decimal: return "decimal";
    case FieldKind::number: return "numeric";
    case FieldKind::email: return "email";
    case FieldKind::search: return "search";
    default: return "text";
    }
}

void tap(ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
}

} // namespace

void attach_text_agent() {
    ImGui::GetPlatformIO().Platform_SetImeDataFn = remember_caret;
    stall_text_attach();
}

bool wants_text() { return ImGui::GetIO().WantTextInput; }

bool is_composing() { return composing; }

void settle_text_agent(FieldKind kind) {
    if (!wants_text()) return;
    stall_text_place(static_cast<double>(caret.InputPos.x), static_cast<double>(caret.InputPos.y),
                     static_cast<double>(caret.InputLineHeight), input_mode(kind));
}

} // namespace stall::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void stall_on_text(char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(stall::platform::take_text(text).c_str());
    stall::platform::listener().input_arrived();
}

/// 0 Backspace, 1 Delete, 2 Enter; with 4 the deletion takes a whole word.
EMSCRIPTEN_KEEPALIVE void stall_on_text_edit(int edit) {
    constexpr ImGuiKey kKeys[] = {ImGuiKey_Backspace, ImGuiKey_Delete, ImGuiKey_Enter};
    ImGuiIO& io = ImGui::GetIO();
    const bool takes_word = (edit & 4) != 0;
    const ImGuiKey by_word = io.ConfigMacOSXBehaviors ? ImGuiMod_Alt : ImGuiMod_Ctrl;
    if (takes_word) io.AddKeyEvent(by_word, true);
    stall::platform::tap(kKeys[edit & 3]);
    if (takes_word) io.AddKeyEvent(by_word, false);
    stall::platform::listener().input_arrived();
}

EMSCRIPTEN_KEEPALIVE void stall_on_composing(int is) {
    stall::platform::composing = is != 0;
    stall::platform::listener().input_arrived();
}
}
