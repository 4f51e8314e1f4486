// The table: card, header, body, footer, and the menu of a row.
// Must not know what a row is.
#include "web/kit/table.hpp"

#include "web/kit/layout.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/popup.hpp"
#include "web/kit/table_parts.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace stall::kit {

using namespace inner;

namespace inner {

double TableFrame::scroll_most() const {
    const double content = static_cast<double>(setup.row_count) * static_cast<double>(row_height);
    return std::max(0.0, content - static_cast<double>(body.GetHeight()));
}

std::size_t TableFrame::visible_rows() const {
    return static_cast<std::size_t>(std::max(1.0F, std::floor(body.GetHeight() / row_height)));
}

void scroll_into_view(TableFrame& frame, std::size_t row) {
    const double top = static_cast<double>(row) * static_cast<double>(frame.row_height);
    const double bottom = top + static_cast<double>(frame.row_height);
    double& scroll = frame.memory.scroll;
    if (top < scroll) {
        scroll = top;
    } else if (bottom > scroll + static_cast<double>(frame.body.GetHeight())) {
        scroll = bottom - static_cast<double>(frame.body.GetHeight());
    }
}

} // namespace inner

namespace {

TableMemory& memory_of(ImGuiID id) {
    static std::unordered_map<ImGuiID, TableMemory> kept;
    return kept[id];
}

float footer_height(const Table& setup) { return setup.footer.empty() ? 0.0F : 41.0F; }

void draw_footer(const TableFrame& frame) {
    if (frame.setup.footer.empty()) {
        return;
    }
    const ImRect line(frame.rect.Min.x, frame.rect.Max.y - footer_height(frame.setup),
                      frame.rect.Max.x, frame.rect.Max.y);
    fill({line.Min.x, line.Min.y, line.Max.x, line.Min.y + 1}, colour(colours().border));
    const ImRect words(line.Min.x + 12, line.Min.y + 1, line.Max.x - 12, line.Max.y);
    draw_words_in(words, face_of(TextStyle::control), words_colour(Tone::tertiary),
                  frame.setup.footer);
    state().record.add(node(frame.id + 3, mirror::Role::status, frame.setup.footer, words));
}

/// Rows are square; the card is not. What sticks out of its round corners takes the colour of the
/// page, or of the dialog.
void round_corners(const ImRect& rect) {
    const float radius = radii().card;
    ImDrawList& ink = list();
    const bool is_in_dialog =
        (ImGui::GetCurrentWindow()->RootWindow->Flags & ImGuiWindowFlags_Modal) != 0;
    const ImU32 ground = colour(is_in_dialog ? colours().surface : colours().background);
    const float right = rect.Max.x;
    const float bottom = rect.Max.y;
    ink.PathLineTo(ImVec2(rect.Min.x, bottom));
    ink.PathArcToFast(ImVec2(rect.Min.x + radius, bottom - radius), radius, 3, 6);
    ink.PathFillConcave(ground);
    ink.PathLineTo(ImVec2(right, bottom));
    ink.PathArcToFast(ImVec2(right - radius, bottom - radius), radius, 0, 3);
    ink.PathFillConcave(ground);
    outline(rect, colour(colours().border), radius);
}

void row_menu(TableFrame& frame) {
    if (frame.setup.row_menu.empty()) {
        return;
    }
    const ImVec2 at = frame.memory.menu_at;
    if (begin_popup(frame.id + 5, ImRect(at, at), menu_width(frame.setup.row_menu),
                    mirror::Role::menu, state().words.more_actions)) {
        if (const auto item = menu_lines(frame.setup.row_menu)) {
            frame.result.menu = TableResult::MenuChosen{frame.memory.menu_row, *item};
        }
        end_popup();
    }
}

void say_grid(const TableFrame& frame) {
    mirror::Node grid = node(frame.id, mirror::Role::grid, frame.setup.name, frame.rect);
    grid.row_count = static_cast<std::int32_t>(frame.setup.row_count + 1);
    grid.column_count = static_cast<std::int32_t>(frame.columns.size());
    state().record.open(std::move(grid));
}

/// What was typed into a table that was not drawn meanwhile was somewhere else, perhaps for
/// somebody else: rows with the same ids may be others by now. The caller has the text.
void forget_old_edit(TableMemory& memory) {
    const int now = ImGui::GetFrameCount();
    if (memory.last_frame < now - 1) {
        memory.edit.reset();
        memory.edit_next.reset();
    }
    memory.last_frame = now;
}

void follow_scroll_wish(TableFrame& frame) {
    const std::optional<std::size_t>& wish = frame.setup.scroll_to;
    if (wish && wish != frame.memory.scrolled_to && *wish < frame.setup.row_count) {
        frame.memory.cursor_row = *wish;
        scroll_into_view(frame, *wish);
    }
    frame.memory.scrolled_to = wish;
}

} // namespace

TableResult table(Key key, const Table& setup) {
    TableResult result;
    const ImGuiID id = id_of(key);
    const float width = setup.width > 0 ? setup.width : available_width();
    const float height = setup.height > 0 ? setup.height : available_height();
    const ImRect rect = place(ImVec2(width, height));
    begin_list(id, rect);
    TableFrame frame{setup, memory_of(id), result, id, rect, rect, rect, {}, 0, 0};
    TableMemory& memory = frame.memory;
    forget_old_edit(memory);
    frame.row_height = state().setup.density == Density::compact ? spaces().row_compact
                       : memory.has_two_lines                    ? spaces().row + 4
                                                                 : spaces().row;
    frame.head.Max.y = rect.Min.y + spaces().table_header;
    frame.body =
        ImRect(rect.Min.x, frame.head.Max.y, rect.Max.x, rect.Max.y - footer_height(setup));
    arrange_columns(frame);
    follow_scroll_wish(frame);
    memory.scroll = std::clamp(memory.scroll, 0.0, frame.scroll_most());
    memory.scroll_x =
        std::clamp(memory.scroll_x, 0.0F, std::max(0.0F, frame.content_width - width));
    fill(rect, colour(colours().surface), radii().card);
    say_grid(frame);
    ImGui::PushOverrideID(id);
    draw_header(frame);
    const bool shows_skeleton = setup.row_count == 0 && setup.is_loading;
    if (!shows_skeleton) {
        draw_body(frame);
    }
    state().record.close(); // of the grid: it holds rows and nothing else
    if (shows_skeleton) {
        ImGui::PushClipRect(frame.body.Min, frame.body.Max, true);
        ImGui::SetCursorScreenPos(frame.body.Min);
        skeleton_rows("loading",
                      3 + static_cast<std::size_t>(frame.body.GetHeight() / frame.row_height));
        ImGui::PopClipRect();
    }
    draw_footer(frame);
    round_corners(rect);
    row_menu(frame);
    ImGui::PopID();
    pop_flow();
    ImGui::EndChild();
    return result;
}

std::optional<TableLayout> columns_button(Key key, std::span<const TableColumn> all,
                                          const TableLayout& layout) {
    TableLayout full = full_layout(all, &layout);
    std::vector<MenuItem> items;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < full.size(); ++at) {
        const TableColumn& column = all[column_named(all, full[at].key)];
        if (column.can_hide) {
            items.push_back(
                {.key = column.key, .label = column.title, .checked = !full[at].is_hidden});
            places.push_back(at);
        }
    }
    Button opener;
    opener.label = state().words.columns;
    opener.icon = kIconColumns3;
    opener.icon_only = true;
    const auto chosen = menu_button(key, opener, items);
    if (!chosen) {
        return std::nullopt;
    }
    full[places[*chosen]].is_hidden = !full[places[*chosen]].is_hidden;
    return full;
}

} // namespace stall::kit
