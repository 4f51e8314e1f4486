// Buttons that open something below them: menus, popovers; and the select.
// Must not know what is chosen.
#include "web/kit/popup.hpp"

#include "web/kit/choice.hpp"

#include <algorithm>

namespace stall::kit {

using namespace inner;

namespace {

/// The button that carries a popup: pressed again, it closes; the mirror hears whether it is open.
ImRect opener(const Key& key, const Button& setup, ImGuiID popup) {
    const bool is_open = ImGui::IsPopupOpen(popup, ImGuiPopupFlags_None);
    if (button(key, setup) && !is_open) {
        open_popup(popup);
    }
    state().record.mark_expanded(id_of(key), is_open);
    return state().last_rect;
}

} // namespace

std::optional<std::size_t> menu_button(Key key, const Button& setup,
                                       std::span<const MenuItem> items) {
    std::optional<std::size_t> chosen;
    const ImGuiID popup = id_of(key) + 1;
    const ImRect anchor = opener(key, setup, popup);
    if (begin_popup(popup, anchor, menu_width(items), mirror::Role::menu, setup.label)) {
        chosen = menu_lines(items);
        end_popup();
    }
    return chosen;
}

Popover::Popover(Key key, const Button& setup, float width) {
    const ImGuiID popup = id_of(key) + 1;
    const ImRect anchor = opener(key, setup, popup);
    is_open_ = begin_popup(popup, anchor, width, mirror::Role::dialog, setup.label);
    if (is_open_) {
        ImGui::SetCursorPos(ImVec2(16, 14));
        ImGui::GetCurrentWindow()->WorkRect.Max.x -= 10;
        ImGui::GetCurrentWindow()->ContentRegionRect.Max.x -= 10;
        ImGui::Indent(10);
    }
}

Popover::~Popover() {
    if (is_open_) {
        gap(8);
        ImGui::Unindent(10);
        end_popup();
    }
}

void Popover::close() {
    if (is_open_) {
        ImGui::CloseCurrentPopup();
        want_frame();
    }
}

namespace {

void draw_select(const Select& setup, const Touch& touched, bool is_open, bool is_off) {
    const theme::Colours& ink = colours();
    const ImRect& box = touched.rect;
    const bool is_wrong = !setup.error.empty();
    if (is_open) {
        ImRect ring = box;
        ring.Expand(3);
        fill(ring, colour(ink.accent_wash), radii().control + 3);
    }
    fill(box, colour(is_off ? ink.sunk : ink.surface), radii().control);
    const theme::Colour border = is_wrong          ? ink.red_edge
                                 : is_open         ? ink.accent
                                 : touched.hovered ? ink.text_tertiary
                                                   : ink.strong_border;
    outline(box, colour(border), radii().control);
    const bool has_choice = setup.chosen < setup.options.size();
    const std::string_view words =
        has_choice ? setup.options[setup.chosen].label : setup.placeholder;
    const Face with = face_of(TextStyle::body);
    draw_words_in({ImVec2(box.Min.x + spaces().field_x, box.Min.y), box.Max}, with,
                  words_colour(has_choice && !is_off ? Tone::plain : Tone::tertiary),
                  fitted(words, with, box.GetWidth() - spaces().field_x * 2 - 22));
    draw_icon(ImVec2(box.Max.x - 18, box.GetCenter().y), kIconChevronDown,
              words_colour(Tone::secondary));
    focus_ring(touched, radii().control);
}

std::optional<std::size_t> option_lines(const Select& setup) {
    std::optional<std::size_t> chosen;
    const Face with = face_of(TextStyle::body);
    const Face small = face_of(TextStyle::secondary);
    for (std::size_t at = 0; at < setup.options.size(); ++at) {
        const Option& option = setup.options[at];
        const Touch touched = popup_line(id_of(option.key), 34);
        const bool is_chosen = at == setup.chosen;
        if (is_chosen && ImGui::IsWindowAppearing()) {
            ImGui::SetItemDefaultFocus();
            ImGui::ScrollToRectEx(ImGui::GetCurrentWindow(), touched.rect);
        }
        const ImRect line(touched.rect.Min.x + 8, touched.rect.Min.y, touched.rect.Max.x - 8,
                          touched.rect.Max.y);
        draw_words_in(line, with, words_colour(Tone::plain),
                      fitted(option.label, with, line.GetWidth() - 24));
        const ImRect note(line.Min, ImVec2(line.Max.x - (is_chosen ? 24 : 0), line.Max.y));
        draw_words_in(note, small, words_colour(Tone::tertiary), option.note, Align::right);
        if (is_chosen) {
            draw_icon(ImVec2(line.Max.x - 8, line.GetCenter().y), kIconCheck,
                      words_colour(Tone::accent));
        }
        mirror::Node said = node(touched.id, mirror::Role::option, option.label, touched.rect);
        said.selected = is_chosen ? mirror::Tristate::on : mirror::Tristate::off;
        said.description = option.note;
        say(touched, std::move(said));
        if (touched.pressed) {
            chosen = at;
            ImGui::CloseCurrentPopup();
            want_frame();
        }
    }
    return chosen;
}

} // namespace

std::optional<std::size_t> select(Key key, const Select& setup) {
    std::optional<std::size_t> chosen;
    const ImGuiID id = id_of(key);
    const Face small = face_of(TextStyle::label);
    const bool has_label = !setup.hides_label && !setup.label.empty();
    const float width = setup.width > 0 ? setup.width : available_width();
    const float above = has_label ? 10 + small.line + 4 : 0;
    const float below = setup.error.empty() ? 0 : 4 + small.line;
    const ImRect all = place(ImVec2(width, above + spaces().control_height + below));
    if (has_label) {
        const ImVec2 at(all.Min.x, all.Min.y + 10);
        draw_words(at, small, words_colour(Tone::secondary), setup.label);
        if (setup.is_required) {
            draw_words(ImVec2(at.x + measure(setup.label, small) + 4, at.y), small,
                       words_colour(Tone::red), "*");
        }
    }
    const ImRect box(all.Min.x, all.Min.y + above, all.Max.x,
                     all.Min.y + above + spaces().control_height);
    const bool is_off = is_disabled(setup.disabled_because);
    const Touch touched = touch(id, box, is_off ? Ability::disabled : Ability::enabled);
    const ImGuiID popup = id + 1;
    const bool is_open = ImGui::IsPopupOpen(popup, ImGuiPopupFlags_None);
    draw_select(setup, touched, is_open, is_off);
    if (!setup.error.empty()) {
        const ImU32 ink = words_colour(Tone::red);
        draw_icon(ImVec2(all.Min.x + 6, box.Max.y + 4 + small.line * 0.5F), kIconTriangleAlert, ink,
                  12);
        draw_words(ImVec2(all.Min.x + 17, box.Max.y + 4), small, ink, setup.error);
    }
    explain(touched, setup.disabled_because, {});
    mirror::Node said = node(id, mirror::Role::combobox, setup.label, box);
    said.value = setup.chosen < setup.options.size() ? setup.options[setup.chosen].label : "";
    said.expanded = is_open ? mirror::Tristate::on : mirror::Tristate::off;
    said.is_invalid = !setup.error.empty();
    said.is_required = setup.is_required;
    said.is_disabled = is_off;
    said.description = !setup.error.empty() ? setup.error : setup.disabled_because;
    say(touched, std::move(said));
    if (touched.pressed && !is_open) {
        open_popup(popup);
    }
    if (begin_popup(popup, box, width, mirror::Role::listbox, setup.label)) {
        chosen = option_lines(setup);
        end_popup();
    }
    return chosen;
}

} // namespace stall::kit
