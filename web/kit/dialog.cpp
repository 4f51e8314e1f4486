// Modal dialogs, and drawers beside a list.
// Must not know what they ask or show.
#include "web/kit/inner.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/popup.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

/// Title, optional line below it, and the cross at the right; true when the cross was pressed.
bool draw_heading(std::string_view title, std::string_view subtitle) {
    const Face large = face_of(TextStyle::subtitle);
    const Face small = face_of(TextStyle::secondary);
    const float width = available_width();
    const ImGuiID id = ImGui::GetCurrentWindow()->ID + 1; // no key of the caller's is ever the same
    const float room = width - 36;
    const auto lines = wrapped(title, large, room);
    const float height = large.line * static_cast<float>(std::max<std::size_t>(1, lines.size())) +
                         (subtitle.empty() ? 0 : small.line);
    const ImRect rect = place(ImVec2(width, height));
    for (std::size_t row = 0; row < lines.size(); ++row) {
        draw_words(ImVec2(rect.Min.x, rect.Min.y + static_cast<float>(row) * large.line), large,
                   words_colour(Tone::plain), lines[row]);
    }
    if (!subtitle.empty()) {
        draw_words(ImVec2(rect.Min.x, rect.Max.y - small.line), small, words_colour(Tone::tertiary),
                   fitted(subtitle, small, room));
    }
    mirror::Node said = node(id, mirror::Role::heading, title, rect);
    said.level = 2;
    said.description = subtitle;
    state().record.add(std::move(said));
    const ImRect cross(rect.Max.x - 24, rect.Min.y - 4, rect.Max.x + 4, rect.Min.y + 24);
    const Touch touched = touch(id + 1, cross);
    if (touched.hovered) {
        fill(cross, colour(colours().grey_wash), radii().pill);
    }
    draw_icon(cross.GetCenter(), kIconX, words_colour(Tone::plain));
    focus_ring(touched, radii().pill);
    explain(touched, {}, state().words.close, "Esc");
    say(touched, node(touched.id, mirror::Role::button, state().words.close, cross));
    gap(12);
    return touched.pressed;
}

bool escape_is_for(const ImGuiWindow* window) {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool is_on_top =
        context.OpenPopupStack.Size == 0 || context.OpenPopupStack.back().Window == window;
    return is_on_top && ImGui::IsKeyPressed(ImGuiKey_Escape, false) && state().active_before == 0;
}

} // namespace

Dialog::Dialog(Key key, const DialogSetup& setup) {
    State& now = state();
    const auto [name, popup] = open_modal(id_of(key));
    const ImVec2 page = ImGui::GetMainViewport()->Size;
    const bool is_narrow = breakpoint() == Breakpoint::narrow;
    const float margin = is_narrow ? 0 : 24.0F;
    const float width = is_narrow ? page.x : std::min(setup.width, page.x - margin * 2);
    const float height_max = page.y - margin * 2;
    const float height = is_narrow ? page.y : std::min(setup.height, height_max);
    ImGui::SetNextWindowPos(ImVec2(page.x * 0.5F, page.y * 0.5F), 0, ImVec2(0.5F, 0.5F));
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, height),
                                        ImVec2(width, height > 0 ? height : height_max));
    const float padding = is_narrow ? 16 : 20;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, is_narrow ? 0 : radii().dialog);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    is_open_ = ImGui::BeginPopupModal(
        name, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
            ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar(4);
    if (!is_open_) {
        return;
    }
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    mirror::Node said = node(popup, mirror::Role::dialog, setup.title, window->Rect());
    said.is_modal = true;
    now.record.open(std::move(said));
    push_flow({});
    const bool is_crossed = draw_heading(setup.title, {});
    const bool is_beside = !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(0) &&
                           !window->Rect().Contains(ImGui::GetIO().MousePos) &&
                           ImGui::GetCurrentContext()->OpenPopupStack.back().PopupId == popup;
    dismissed_ = is_crossed || is_beside || escape_is_for(window) ||
                 now.record.take(popup, mirror::Action::Kind::cancel).has_value();
}

void Dialog::footer() {
    if (!is_open_) {
        return;
    }
    gap(std::max(16.0F, available_height() - spaces().control_height));
    footer_.emplace("footer", spaces().gap);
    footer_->push_right();
}

Dialog::~Dialog() {
    if (!is_open_) {
        return;
    }
    footer_.reset();
    pop_flow();
    state().record.close();
    ImGui::EndPopup();
}

float dialog_footer_height() { return 16 + spaces().control_height; }

float drawer_width(float width) {
    if (breakpoint() == Breakpoint::narrow) return 0;
    return (width > 0 ? width : spaces().drawer) + spaces().pane_gap;
}

Drawer::Drawer(Key key, const DrawerSetup& setup) {
    const bool is_narrow = breakpoint() == Breakpoint::narrow;
    const ImGuiID id = id_of(key);
    ImRect rect;
    if (is_narrow) {
        rect = state().page;
    } else {
        rect = place(ImVec2(setup.width > 0 ? setup.width : spaces().drawer, available_height()));
    }
    const float radius = is_narrow ? 0 : radii().card;
    ImGui::SetCursorScreenPos(rect.Min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(spaces().card, spaces().card));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, radius);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, is_narrow ? 0 : 1);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, colour(colours().surface));
    ImGui::BeginChild(id, rect.GetSize(),
                      ImGuiChildFlags_Borders | ImGuiChildFlags_AlwaysUseWindowPadding |
                          ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    state().record.open(node(id, mirror::Role::region, setup.title, rect));
    push_flow({});
    const bool is_crossed = draw_heading(setup.title, setup.subtitle);
    closed_ = is_crossed ||
              (ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) &&
               escape_is_for(ImGui::GetCurrentWindow())) ||
              state().record.take(id, mirror::Action::Kind::cancel).has_value();
}

Drawer::~Drawer() {
    pop_flow();
    state().record.close();
    ImGui::EndChild();
}

} // namespace stall::kit
