// Making a rectangle pressable by mouse, keyboard and the mirror alike.
// Must not know what pressing does.
#include "web/kit/inner.hpp"
#include "web/kit/overlay.hpp"

#include <algorithm>

namespace stall::kit {
namespace inner {
namespace {

bool press_played(ImGuiID id) {
    return state().record.take(id, mirror::Action::Kind::press).has_value();
}

} // namespace

void focus_item(ImGuiID id, ImRect rect) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::FocusWindow(window);
    ImGui::SetNavID(id, ImGuiNavLayer_Main, window->NavRootFocusScopeId,
                    ImGui::WindowRectAbsToRel(window, rect));
    context.NavCursorVisible = true;
    ImGui::ScrollToRectEx(window, rect);
    want_frame();
}

Touch touch(ImGuiID id, ImRect rect, Ability ability) {
    Touch touched;
    touched.id = id;
    touched.rect = rect;
    State& now = state();
    now.last_item = id;
    now.last_rect = rect;
    const bool is_off = ability == Ability::disabled || !now.disabled_reasons.empty();
    const bool is_played = press_played(id);
    if (now.record.take(id, mirror::Action::Kind::focus)) {
        focus_item(id, rect);
    }
    // A disabled thing keeps its place in the tab order, so that its reason can be read.
    touched.visible = ImGui::ItemAdd(rect, id, nullptr, ImGuiItemFlags_None);
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    bool is_pressed = false;
    if (touched.visible) {
        is_pressed = ImGui::ButtonBehavior(rect, id, &touched.hovered, &touched.held,
                                           ImGuiButtonFlags_MouseButtonLeft);
    }
    touched.focused = context.NavId == id && context.NavCursorVisible;
    touched.pressed = (is_pressed || is_played) && !is_off;
    if (is_pressed && is_off) {
        now.pressed_in_vain = id;
        want_frame();
    }
    if (touched.pressed) {
        want_frame(); // what was pressed changes the model, and the model the page
    }
    if (touched.hovered && !is_off) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    return touched;
}

bool is_disabled(std::string_view because) {
    return !because.empty() || !state().disabled_reasons.empty();
}

void focus_for_reader(mirror::Node& said, ImGuiID id) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    said.is_focused = context.NavId == id && (context.NavCursorVisible || context.ActiveId == id);
}

mirror::Node node(ImGuiID id, mirror::Role role, std::string_view name, ImRect rect) {
    mirror::Node said;
    said.id = id;
    said.role = role;
    said.name = name;
    said.rect = {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()};
    said.is_disabled = !state().disabled_reasons.empty();
    focus_for_reader(said, id);
    return said;
}

void say(const Touch& touched, mirror::Node said) {
    (void)touched;
    state().record.add(std::move(said));
}

namespace {

void draw_tooltip(std::string_view words, std::string_view keys) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, radii().pill);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, colour(colours().text));
    if (ImGui::BeginTooltipEx(ImGuiTooltipFlags_OverridePrevious, ImGuiWindowFlags_None)) {
        const Face with = face_of(TextStyle::secondary);
        static constexpr float kWidthMax = 320;
        const auto lines = wrapped(words, with, kWidthMax);
        const float keys_width = keys.empty() ? 0 : measure(keys, with) + 12;
        float width = 0;
        for (const auto line : lines) {
            width = std::max(width, measure(line, with));
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        for (std::size_t row = 0; row < lines.size(); ++row) {
            draw_words(ImVec2(at.x, at.y + static_cast<float>(row) * with.line), with,
                       colour(colours().surface), lines[row]);
        }
        draw_words(ImVec2(at.x + width + 12, at.y), with, colour(colours().strong_border), keys);
        ImGui::Dummy(ImVec2(width + keys_width, static_cast<float>(lines.size()) * with.line));
        ImGui::EndTooltip();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

} // namespace

void explain(const Touch& touched, std::string_view disabled_because, std::string_view words,
             std::string_view shortcut) {
    const auto& reasons = state().disabled_reasons;
    std::string_view say_this = !disabled_because.empty() ? disabled_because
                                : !reasons.empty()        ? std::string_view(reasons.back())
                                                          : words;
    if (say_this.empty()) {
        return;
    }
    if (state().pressed_in_vain == touched.id && say_this != words) {
        // A finger does not hover: above the thing, where it does not lie.
        const float middle = touched.rect.GetCenter().x;
        ImGui::SetNextWindowPos(ImVec2(middle, touched.rect.Min.y - 6), ImGuiCond_Always,
                                ImVec2(middle / ImGui::GetIO().DisplaySize.x, 1));
        draw_tooltip(say_this, shortcut);
        return;
    }
    if (touched.focused && !disabled_because.empty()) {
        draw_tooltip(say_this, shortcut);
        return;
    }
    if (!touched.hovered || touched.held) {
        return;
    }
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    static constexpr float kDelay = 0.5F;
    if (context.HoveredIdTimer >= kDelay) {
        draw_tooltip(say_this, shortcut);
    } else {
        want_frame(static_cast<std::int32_t>((kDelay - context.HoveredIdTimer) * 1000) + 10);
    }
}

} // namespace inner

void tooltip(std::string_view words, std::string_view shortcut) {
    inner::Touch touched;
    touched.id = inner::state().last_item;
    touched.rect = inner::state().last_rect;
    touched.hovered = ImGui::GetCurrentContext()->HoveredId == touched.id && touched.id != 0;
    inner::explain(touched, {}, words, shortcut);
}

} // namespace stall::kit
