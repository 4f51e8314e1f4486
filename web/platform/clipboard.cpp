// ImGui's clipboard on the browser's events. Must not know what is copied.
#include "web/platform/clipboard.hpp"

#include "web/platform/crossing.hpp"
#include "web/platform/hands.hpp"

#include <emscripten.h>
#include <imgui.h>

extern "C" {
void stall_clipboard_attach();
void stall_clipboard_set(const char* text, const char* html);
}

namespace stall::platform {
namespace {

std::string pasted; ///< what ImGui finds when it asks; the browser tells only while pasting

const char* read_pasted(ImGuiContext*) { return pasted.c_str(); }

void write_copied(ImGuiContext*, const char* text) { copy_text(text); }

} // namespace

void attach_clipboard() {
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_GetClipboardTextFn = read_pasted;
    platform.Platform_SetClipboardTextFn = write_copied;
    stall_clipboard_attach();
}

void copy_text(std::string_view text) {
    stall_clipboard_set(std::string(text).c_str(), table_html(text).c_str());
}

} // namespace stall::platform

extern "C" {

/// Inside the browser's event: whatever a widget copies in this frame goes into it.
EMSCRIPTEN_KEEPALIVE void stall_on_copy(int is_cut) {
    stall::platform::play_shortcut(is_cut != 0 ? ImGuiKey_X : ImGuiKey_C);
}

EMSCRIPTEN_KEEPALIVE void stall_on_paste(char* text) {
    stall::platform::pasted = stall::platform::take_text(text);
    stall::platform::play_shortcut(ImGuiKey_V);
}
}
