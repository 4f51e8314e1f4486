// The command palette: a line to type into and what it finds.
// Must not know what is found.
#include "web/kit/navigation.hpp"

#include "web/kit/layout.hpp"
#include "web/kit/popup.hpp"
#include "web/kit/typing.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit {

using namespace inner;

namespace {

constexpr float kRow = 40;

/// Which entry the arrows stand on; starts again when the words change.
int cursor_of(ImGuiID id, std::string_view text) {
    ImGuiStorage& kept = *ImGui::GetStateStorage();
    const auto words = static_cast<int>(ImHashStr(text.data(), text.size()));
    const bool is_same = kept.GetInt(id + 1) == words;
    kept.SetInt(id + 1, words);
    return is_same ? kept.GetInt(id) : 0;
}

bool own_key(ImGuiKey key, ImGuiID id) {
    ImGui::SetKeyOwner(key, id);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

void move_cursor(int& row, int count, ImGuiID owner) {
    if (own_key(ImGuiKey_DownArrow, owner)) {
        ++row;
    }
    if (own_key(ImGuiKey_UpArrow, owner)) {
        --row;
    }
    row = count == 0 ? 0 : (row + count) % count;
}

std::optional<std::size_t> entries(const Palette& setup, int chosen_row, bool is_entered) {
    std::optional<std::size_t> chosen;
    const Face with = face_of(TextStyle::body);
    const Face small = face_of(TextStyle::secondary);
    std::string_view group;
    for (std::size_t at = 0; at < setup.entries.size(); ++at) {
        const PaletteEntry& entry = setup.entries[at];
        if (entry.group != group) {
            group = entry.group;
            const ImRect head = place(ImVec2(available_width(), 28));
            draw_words_in({head.Min.x + 10, head.Min.y + 6, head.Max.x, head.Max.y},
                          face_of(TextStyle::section), words_colour(Tone::tertiary), group);
        }
        const ImRect rect = place(ImVec2(available_width(), kRow));
        const Touch touched = touch(id_of(entry.key), rect);
        const bool is_on = static_cast<int>(at) == chosen_row;
        if (is_on) {
            fill(rect, colour(colours().accent_wash), radii().pill);
            ImGui::ScrollToRectEx(ImGui::GetCurrentWindow(), rect,
                                  ImGuiScrollFlags_KeepVisibleEdgeY);
        } else if (touched.hovered) {
            fill(rect, colour(colours().sunk), radii().pill);
        }
        draw_icon(ImVec2(rect.Min.x + 20, rect.GetCenter().y), entry.icon,
                  words_colour(is_on ? Tone::accent : Tone::secondary));
        const std::string tail = fitted(entry.shortcut.empty() ? entry.note : entry.shortcut, small,
                                        rect.GetWidth() * 0.5F);
        const float tail_width = measure(tail, small);
        draw_words_in({rect.Min.x + 40, rect.Min.y, rect.Max.x, rect.Max.y}, with,
                      words_colour(is_on ? Tone::accent : Tone::plain),
                      fitted(entry.label, with, rect.GetWidth() - 64 - tail_width));
        draw_words_in({rect.Min, ImVec2(rect.Max.x - 12, rect.Max.y)}, small,
                      words_colour(Tone::tertiary), tail, Align::right);
        mirror::Node said = node(touched.id, mirror::Role::option, entry.label, rect);
        said.selected = is_on ? mirror::Tristate::on : mirror::Tristate::off;
        said.description = entry.note;
        say(touched, std::move(said));
        if (touched.pressed || (is_on && is_entered)) {
            chosen = at;
        }
    }
    return chosen;
}

LineResult search_line(const Palette& setup, ImGuiID id) {
    const ImRect rect = place(ImVec2(available_width(), 52));
    draw_icon(ImVec2(rect.Min.x + 22, rect.GetCenter().y), kIconSearch,
              words_colour(Tone::tertiary), 18);
    Line line;
    line.id = id;
    line.frame = ImRect(rect.Min.x + 34, rect.Min.y + 4, rect.Max.x - 12, rect.Max.y - 4);
    line.rect = ImRect(line.frame.Min.x + 8, line.frame.Min.y, line.frame.Max.x, line.frame.Max.y);
    line.face = face(types().subtitle, types().body_line);
    line.ink = words_colour(Tone::plain);
    line.text = setup.text;
    line.placeholder = setup.placeholder;
    line.kind = FieldKind::search;
    line.takes_focus = true;
    LineResult end = type_into(line);
    mirror::Node said = node(id, mirror::Role::searchbox, setup.name, line.frame);
    said.value = end.field.text;
    said.is_focused = end.focused;
    state().record.add(std::move(said));
    ImGui::SetCursorScreenPos(ImVec2(rect.Min.x, rect.Max.y));
    ImGui::ItemSize(ImVec2(0, 0), 0);
    divider();
    return end;
}

} // namespace

PaletteResult palette(Key key, const Palette& setup) {
    PaletteResult result;
    State& now = state();
    const auto [name, popup] = open_modal(id_of(key));
    const ImVec2 page = ImGui::GetMainViewport()->Size;
    const float width = std::min(600.0F, page.x - 24);
    const float height = std::min(440.0F, page.y - 48);
    ImGui::SetNextWindowPos(
        ImVec2(std::round((page.x - width) * 0.5F), std::max(24.0F, page.y * 0.12F)));
    ImGui::SetNextWindowSize(ImVec2(width, height));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, radii().dialog);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    const bool is_open = ImGui::BeginPopupModal(
        name, nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar(4);
    if (!is_open) {
        return result;
    }
    const ImRect rect = ImGui::GetCurrentWindow()->Rect();
    mirror::Node said = node(popup, mirror::Role::dialog, setup.name, rect);
    said.is_modal = true;
    now.record.open(std::move(said));
    push_flow({});
    const ImGuiID line_id = id_of("words");
    int row = cursor_of(popup, setup.text);
    move_cursor(row, static_cast<int>(setup.entries.size()), popup);
    ImGui::GetStateStorage()->SetInt(popup, row);
    const LineResult end = search_line(setup, line_id);
    if (end.field.changed && !end.field.cancelled) {
        result.typed = end.field.text;
    }
    {
        Pane found("found", {.padding = 8,
                             .scrolling = Scrolling::vertical,
                             .role = mirror::Role::listbox,
                             .name = setup.name});
        result.chosen = entries(setup, row, end.field.entered);
        if (setup.entries.empty()) {
            const ImRect line = place(ImVec2(available_width(), 64));
            draw_words_in(line, face_of(TextStyle::body), words_colour(Tone::tertiary),
                          setup.empty_words, Align::centre);
        }
    }
    const bool is_beside = !ImGui::IsWindowAppearing() && ImGui::IsMouseClicked(0) &&
                           !rect.Contains(ImGui::GetIO().MousePos);
    result.dismissed = is_beside || end.field.cancelled ||
                       ImGui::IsKeyPressed(ImGuiKey_Escape, false) ||
                       now.record.take(popup, mirror::Action::Kind::cancel).has_value();
    pop_flow();
    now.record.close();
    ImGui::EndPopup();
    return result;
}

} // namespace stall::kit
