// Brings pointer, keyboard, text and focus together. Must not know any widget.
#include "web/platform/input.hpp"

#include "web/platform/hands.hpp"

#include <imgui.h>

extern "C" {
void stall_focus_attach();
void stall_focus_settle(int wants_text);
}

#include <emscripten.h>

extern "C" EMSCRIPTEN_KEEPALIVE void stall_on_focus(int has) {
    ImGui::GetIO().AddFocusEvent(has != 0);
    stall::platform::listener().input_arrived();
}

namespace stall::platform {

void attach_input() {
    ImGuiIO& io = ImGui::GetIO();
    io.BackendPlatformName = "stallkeeper";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.IniFilename = nullptr;
    attach_pointer();
    attach_keyboard();
    attach_text_agent();
    stall_focus_attach();
}

void settle_input(FieldKind kind) {
    settle_pointer();
    settle_text_agent(kind);
    stall_focus_settle(wants_text() ? 1 : 0);
}

} // namespace stall::platform
