// Floating panels and the lines in them.
// Must not know what is in them.
#include "web/kit/popup.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit::inner {

void open_popup(ImGuiID id) {
    ImGui::OpenPopupEx(id, ImGuiPopupFlags_None);
    want_frame();
}

Modal open_modal(ImGuiID id) {
    Modal modal;
    ImFormatString(modal.name, sizeof modal.name, "modal %08x", id);
    modal.popup = ImGui::GetCurrentWindow()->GetID(modal.name);
    state().dialogs.push_back(modal.popup);
    if (!ImGui::IsPopupOpen(modal.popup, ImGuiPopupFlags_None)) {
        open_popup(modal.popup);
    }
    return modal;
}

bool begin_popup(ImGuiID id, ImRect anchor, float width, mirror::Role role, std::string_view name) {
    if (!ImGui::IsPopupOpen(id, ImGuiPopupFlags_None)) {
        return false;
    }
    const ImGuiViewport* page = ImGui::GetMainViewport();
    static constexpr float kMargin = 8;
    const float right = page->Size.x - kMargin;
    width = std::min(width, right - kMargin);
    const float height_max = page->Size.y - kMargin * 2;
    const float height = std::min(remembered_size(id).y, height_max);
    ImVec2 at(anchor.Min.x, anchor.Max.y + 4);
    if (at.x + width > right) {
        at.x = std::min(anchor.Max.x, right) - width;
    }
    at.x = std::max(kMargin, at.x);
    if (at.y + height > page->Size.y - kMargin) {
        const float above = anchor.Min.y - 4 - height;
        at.y = above >= kMargin ? above : std::max(kMargin, page->Size.y - kMargin - height);
    }
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSizeConstraints(ImVec2(width, 0), ImVec2(width, height_max));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, 0);
    const bool is_open =
        ImGui::BeginPopupEx(id, ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoTitleBar |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    if (!is_open) {
        return false;
    }
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    remember_size(id, window->Size);
    ImDrawList& ink = list();
    ink.PushClipRectFullScreen();
    shadow(window->Rect(), radii().control);
    fill(window->Rect(), colour(colours().surface), radii().control);
    outline(window->Rect(), colour(colours().border), radii().control);
    ink.PopClipRect();
    state().record.open(node(window->ID, role, name, window->Rect()));
    push_flow({});
    return true;
}

void end_popup() {
    pop_flow();
    state().record.close();
    ImGui::EndPopup();
}

Touch popup_line(ImGuiID id, float height) {
    const ImRect rect = place(ImVec2(ImGui::GetContentRegionAvail().x, height));
    const Touch touched = touch(id, rect);
    if (touched.hovered || touched.focused) {
        fill(rect, colour(colours().sunk), radii().pill);
    }
    return touched;
}

namespace {

constexpr float kItemHeight = 34;

void draw_item(const MenuItem& item, const Touch& touched, bool is_off) {
    const Face with = face_of(TextStyle::control);
    const ImU32 ink = is_off              ? words_colour(Tone::tertiary)
                      : item.is_dangerous ? words_colour(Tone::red)
                                          : words_colour(Tone::plain);
    const ImRect& rect = touched.rect;
    const float middle = rect.GetCenter().y;
    float left = rect.Min.x + 10;
    if (item.checked) {
        draw_check({left, middle - 8, left + 16, middle + 8},
                   *item.checked ? Checked::on : Checked::off, touched.hovered);
        left += 26;
    } else if (item.chosen) {
        if (*item.chosen) {
            draw_icon(ImVec2(left + 8, middle), kIconCheck, words_colour(Tone::accent));
        }
        left += 26;
    } else if (item.icon != kNoIcon) {
        draw_icon(ImVec2(left + 8, middle), item.icon,
                  item.is_dangerous ? ink : words_colour(Tone::secondary));
        left += 26;
    }
    draw_words_in({ImVec2(left, rect.Min.y), rect.Max}, with, ink, item.label);
    draw_words_in({rect.Min, ImVec2(rect.Max.x - 10, rect.Max.y)}, face_of(TextStyle::secondary),
                  words_colour(Tone::tertiary), item.shortcut, Align::right);
}

} // namespace

float menu_width(std::span<const MenuItem> items) {
    float widest = 150;
    for (const MenuItem& item : items) {
        const float lead = item.checked || item.chosen || item.icon != kNoIcon ? 26.0F : 0;
        const float tail =
            item.shortcut.empty() ? 0 : 24 + measure(item.shortcut, face_of(TextStyle::secondary));
        widest =
            std::max(widest, lead + measure(item.label, face_of(TextStyle::control)) + tail + 20);
    }
    return std::ceil(widest) + 12;
}

std::optional<std::size_t> menu_lines(std::span<const MenuItem> items) {
    std::optional<std::size_t> chosen;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const MenuItem& item = items[at];
        if (item.has_line_before) {
            const ImRect line = place(ImVec2(ImGui::GetContentRegionAvail().x, 9));
            fill({line.Min.x, line.Min.y + 4, line.Max.x, line.Min.y + 5},
                 colour(colours().border));
        }
        const bool is_off = is_disabled(item.disabled_because);
        const Touch touched = popup_line(id_of(item.key), kItemHeight);
        draw_item(item, touched, is_off);
        explain(touched, item.disabled_because, {});
        mirror::Node said = node(touched.id, mirror::Role::menuitem, item.label, touched.rect);
        said.is_disabled = is_off;
        said.description = item.disabled_because;
        said.key_shortcut = item.shortcut;
        if (const auto& mark = item.chosen ? item.chosen : item.checked) {
            said.role = item.chosen ? mirror::Role::menuitemradio : mirror::Role::checkbox;
            said.checked = *mark ? mirror::Tristate::on : mirror::Tristate::off;
        }
        say(touched, std::move(said));
        if (touched.pressed && !is_off) {
            chosen = at;
            if (!item.checked) {
                ImGui::CloseCurrentPopup();
                want_frame();
            }
        }
    }
    return chosen;
}

std::optional<std::size_t> menu_under(const Touch& touched, mirror::Node said,
                                      std::span<const MenuItem> items, float width_min) {
    const ImGuiID popup = touched.id + 1;
    const std::string name = said.name;
    const bool is_open = ImGui::IsPopupOpen(popup, ImGuiPopupFlags_None);
    said.expanded = is_open ? mirror::Tristate::on : mirror::Tristate::off;
    say(touched, std::move(said));
    if (touched.pressed && !is_open) open_popup(popup);
    std::optional<std::size_t> chosen;
    const float width = std::max(menu_width(items), width_min);
    if (begin_popup(popup, touched.rect, width, mirror::Role::menu, name)) {
        chosen = menu_lines(items);
        end_popup();
    }
    return chosen;
}

} // namespace stall::kit::inner
