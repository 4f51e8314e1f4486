// One frame from begin to finish, and what it leaves to do.
// Must not know the shop or the browser.
#include "web/kit/inner.hpp"

#include <algorithm>
#include <array>

namespace stall::kit {
namespace inner {

State& state() {
    static State only;
    return only;
}

namespace {

void apply_style() {
    ImGuiStyle& style = ImGui::GetStyle();
    const theme::Colours& ink = colours();
    const auto paint = [&](ImGuiCol which, theme::Colour what) {
        style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour(what));
    };
    style.WindowPadding = style.ItemSpacing = style.ItemInnerSpacing = ImVec2(0, 0);
    style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    style.PopupRounding = radii().control;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.DisabledAlpha = 0.45F;
    style.WindowMinSize = ImVec2(1, 1);
    style.HoverStationaryDelay = 0;
    paint(ImGuiCol_WindowBg, ink.background);
    paint(ImGuiCol_PopupBg, ink.surface);
    paint(ImGuiCol_Border, ink.border);
    paint(ImGuiCol_Text, ink.text);
    paint(ImGuiCol_TextDisabled, ink.text_tertiary);
    paint(ImGuiCol_TextSelectedBg, {ink.accent.red, ink.accent.green, ink.accent.blue, 70});
    paint(ImGuiCol_InputTextCursor, ink.accent);
    paint(ImGuiCol_ModalWindowDimBg, ink.scrim);
    paint(ImGuiCol_NavCursor, {0, 0, 0, 0});
    paint(ImGuiCol_NavWindowingDimBg, {0, 0, 0, 0});
    paint(ImGuiCol_FrameBg, {0, 0, 0, 0});
    paint(ImGuiCol_ScrollbarBg, {0, 0, 0, 0});
    paint(ImGuiCol_ScrollbarGrab, ink.strong_border);
    paint(ImGuiCol_ScrollbarGrabHovered, ink.text_tertiary);
    paint(ImGuiCol_ScrollbarGrabActive, ink.text_tertiary);
}

/// ImGui itself needs further frames: something appears, moves on or is still being typed.
bool is_settling() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    for (const ImGuiWindow* window : context.Windows) {
        if (window->IsFallbackWindow) {
            continue;
        }
        // A child out of sight is hidden in every frame, for as long as the page is that small.
        const bool is_hidden =
            (window->Flags & ImGuiWindowFlags_ChildWindow) == 0 &&
            (window->HiddenFramesCanSkipItems > 0 || window->HiddenFramesCannotSkipItems > 0);
        if (window->WasActive != window->Active || (window->Active && window->Appearing) ||
            (window->Active &&
             (is_hidden || window->AutoFitFramesX > 0 || window->AutoFitFramesY > 0))) {
            return true;
        }
        if (window->Active &&
            (window->ScrollTarget.x < FLT_MAX || window->ScrollTarget.y < FLT_MAX)) {
            return true;
        }
    }
    return context.InputEventsQueue.Size > 0 || context.NavNextActivateId != 0 ||
           context.NavMoveScoringItems || context.NavInitRequest || context.NavMoveSubmitted ||
           context.ActiveId != state().active_before || context.NavId != state().focus_before;
}

/// Tab wrapped round: the keyboard stood on the last widget and is on an earlier one now.
bool tab_wrapped() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    // Held and not just pressed: ImGui moves the keyboard in the frame after the press.
    const ImGuiID before = state().focus_before;
    const bool is_moved =
        ImGui::IsKeyDown(ImGuiKey_Tab) && ImGui::GetKeyOwner(ImGuiKey_Tab) == ImGuiKeyOwner_NoOwner;
    if (!is_moved || before == 0 || context.NavId == before) {
        return false;
    }
    const auto& nodes = state().record.nodes();
    // A table's body is no node of its own: it stands where its last cell does.
    const auto place_of = [&](ImGuiID id) {
        std::ptrdiff_t last_cell = -1;
        for (std::size_t at = 0; at < nodes.size(); ++at) {
            if (nodes[at].id == id) {
                return static_cast<std::ptrdiff_t>(at);
            }
            if (nodes[at].role == mirror::Role::gridcell) {
                last_cell = static_cast<std::ptrdiff_t>(at);
            }
        }
        return last_cell;
    };
    const std::ptrdiff_t from = place_of(before);
    const std::ptrdiff_t to = place_of(context.NavId);
    if (from < 0 || to < 0 || context.OpenPopupStack.Size > 0) {
        return false;
    }
    return ImGui::GetIO().KeyShift ? to > from : to < from;
}

/// What had the keyboard is gone, perhaps with its pane: Tab begins anew, instead of looking for it
/// for ever.
void release_lost_keyboard() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool is_moving =
        context.NavMoveScoringItems || context.NavInitRequest || context.NavInitResult.ID != 0;
    // What a closed popup gave the keyboard back to is drawn in the next frame only.
    const bool is_given = context.NavId != state().focus_before || context.OpenPopupStack.Size > 0;
    if (!context.NavIdIsAlive && !is_moving && !is_given) context.NavCursorVisible = false;
}

/// A dialog that the model no longer draws goes away, and what was below it comes back.
void close_forgotten_dialogs() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    const State& now = state();
    for (const ImGuiID id : now.dialogs_before) {
        if (std::find(now.dialogs.begin(), now.dialogs.end(), id) != now.dialogs.end()) {
            continue;
        }
        for (int level = 0; level < context.OpenPopupStack.Size; ++level) {
            if (context.OpenPopupStack[level].PopupId == id) {
                ImGui::ClosePopupToLevel(level, true);
                break;
            }
        }
    }
    context.DimBgRatio = now.dialogs.empty() ? 0.0F : 1.0F; // no fading: it would cost frames
}

} // namespace
} // namespace inner

using namespace inner;

void prepare_context() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false; // a blinking caret would draw for ever
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigErrorRecovery = true;
    io.ConfigErrorRecoveryEnableTooltip = false;
    state() = State();
    state().tokens = &theme::tokens(theme::Scheme::light);
}

void begin_frame(const FrameSetup& setup) {
    State& now = state();
    now.setup = setup;
    if (setup.words != nullptr) {
        now.words = *setup.words;
    }
    now.tokens = &theme::tokens(setup.scheme);
    now.wanted_ms.reset();
    now.flows.clear();
    now.last_item = 0;
    now.typing.reset();
    now.dialogs_before = std::move(now.dialogs);
    now.passes_focus_on = false;
    now.dialogs.clear();
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    now.active_before = context.ActiveId;
    now.focus_before = context.NavId;
    apply_style();
    ImGui::NewFrame();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) now.pressed_in_vain = 0;
    now.record.begin_frame();
    const ImGuiViewport* viewport = ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(viewport->Pos);
    ImGui::SetNextWindowSize(viewport->Size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    now.page = ImRect(viewport->Pos, ImVec2(viewport->Pos.x + viewport->Size.x,
                                            viewport->Pos.y + viewport->Size.y));
}

FrameEnd finish_frame() {
    State& now = state();
    ImGui::End();
    close_forgotten_dialogs();
    release_lost_keyboard();
    now.tab_left = tab_wrapped();
    ImGui::Render();
    const bool settles = is_settling();
    FrameEnd end;
    end.mirror_patch = now.record.end_frame();
    end.tab_left = now.tab_left;
    if (settles || now.record.has_actions()) {
        want_frame();
    }
    end.again_in_ms = now.wanted_ms;
    end.typing = now.typing;
    return end;
}

mirror::Record& record() { return state().record; }

Breakpoint breakpoint() {
    const float width = ImGui::GetIO().DisplaySize.x;
    return width < 600 ? Breakpoint::narrow : width < 900 ? Breakpoint::folded : Breakpoint::wide;
}

const theme::Tokens& tokens() { return *state().tokens; }

theme::Scheme scheme() { return state().setup.scheme; }

void want_frame(std::int32_t after_ms) {
    std::optional<std::int32_t>& wanted = state().wanted_ms;
    wanted = wanted ? std::min(*wanted, after_ms) : after_ms;
}

namespace {

ImGuiKey key_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ImGuiKey>, 10> kNamed{{
        {"escape", ImGuiKey_Escape},
        {"enter", ImGuiKey_Enter},
        {"slash", ImGuiKey_Slash},
        {"question", ImGuiKey_Slash},
        {"f2", ImGuiKey_F2},
        {"delete", ImGuiKey_Delete},
        {"up", ImGuiKey_UpArrow},
        {"down", ImGuiKey_DownArrow},
        {"home", ImGuiKey_Home},
        {"end", ImGuiKey_End},
    }};
    if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') {
        return static_cast<ImGuiKey>(ImGuiKey_A + (name[0] - 'a'));
    }
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
        return static_cast<ImGuiKey>(ImGuiKey_0 + (name[0] - '0'));
    }
    for (const auto& [known, key] : kNamed) {
        if (known == name) {
            return key;
        }
    }
    return ImGuiKey_None;
}

} // namespace

bool shortcut(Modifier modifier, std::string_view key) {
    const ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey wanted = key_named(key);
    int mods = 0;
    switch (modifier) {
    case Modifier::none: // whatever the layout, the platform gives this sign as Shift and slash
        mods = key == "question" ? ImGuiMod_Shift : 0;
        break;
    case Modifier::ctrl: mods = ImGuiMod_Ctrl; break;
    case Modifier::ctrl_shift: mods = ImGuiMod_Ctrl | ImGuiMod_Shift; break;
    case Modifier::shift: mods = ImGuiMod_Shift; break;
    case Modifier::alt: mods = ImGuiMod_Alt; break;
    }
    const bool is_typing = io.WantTextInput && (mods & (ImGuiMod_Ctrl | ImGuiMod_Alt)) == 0;
    return wanted != ImGuiKey_None && !is_typing && io.KeyMods == mods &&
           ImGui::IsKeyPressed(wanted, false);
}

} // namespace stall::kit
