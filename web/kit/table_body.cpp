// The table's rows: only those that are seen are asked for, drawn and mirrored.
// Must not know what a row is.
#include "web/kit/table_parts.hpp"

#include "web/kit/popup.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit::inner {
namespace {

constexpr float kBarWidth = 7;
static_assert(kBarWidth + 3 < kBarRoom);

void draw_row_ground(const TableFrame& frame, const TableRow& row, ImRect rect) {
    if (row.is_selected || row.is_current) {
        fill(rect, colour(colours().accent_wash));
    } else if (rect.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered() &&
               frame.body.Contains(ImGui::GetIO().MousePos)) {
        fill(rect, colour(colours().hover));
    }
    fill({rect.Min.x, rect.Max.y - 1, rect.Max.x, rect.Max.y}, colour(colours().border));
    if (row.edge != Tone::plain) {
        fill({rect.Min.x, rect.Min.y, rect.Min.x + 3, rect.Max.y - 1}, edge_colour(row.edge));
    }
}

bool row_action(TableFrame& frame, const TableRow& row, std::size_t at) {
    mirror::Record& record = state().record;
    using Kind = mirror::Action::Kind;
    const ImGuiID id = row_id_of(frame, row.id);
    if (record.take(id, Kind::press)) {
        frame.memory.cursor_row = at;
        frame.result.opened = at;
        return true;
    }
    if (record.take(id - 1, Kind::press)) {
        select_row(frame, at);
        return true;
    }
    for (std::size_t place = 0; place < frame.columns.size(); ++place) {
        const std::size_t column = frame.columns[place].column;
        const ImGuiID cell = cell_id_of(frame, row.id, column);
        if (record.take(cell + 1, Kind::press)) {
            frame.result.advice = TableResult::Pressed{at, column};
            return true;
        }
        const bool is_pressed = record.take(cell, Kind::press).has_value();
        if (is_pressed || record.take(cell, Kind::focus)) {
            frame.memory.cursor_row = at;
            frame.memory.cursor_place = place;
            focus_item(frame.id + 2, frame.body);
            if (is_pressed && frame.setup.cell(at, column).kind == CellKind::editable) {
                begin_edit(frame, at, column);
            } else if (is_pressed) {
                frame.result.opened = at;
            }
            return true;
        }
    }
    return false;
}

void draw_check_cell(const TableFrame& frame, const TableRow& row, ImRect rect) {
    if (!frame.setup.has_selection) {
        return;
    }
    const ImRect place(rect.Min.x, rect.Min.y, rect.Min.x + kCheckWidth, rect.Max.y);
    const float middle = place.GetCenter().y;
    const bool is_hovered = place.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered();
    const Checked checked = row.is_selected ? Checked::on : Checked::off;
    draw_check({place.Min.x + 9, middle - 8, place.Min.x + 25, middle + 8}, checked, is_hovered);
    mirror::Node said = node(row_id_of(frame, row.id) - 1, mirror::Role::checkbox,
                             state().words.select_row + " " + row.name, place);
    said.checked = tristate_of(checked);
    state().record.open(node(said.id - 1, mirror::Role::gridcell, "", place));
    state().record.add(std::move(said));
    state().record.close();
}

void draw_cursor(const TableFrame& frame, const ShownColumn& shown, float top) {
    const float left = frame.x_of(shown);
    outline({left + 2, top + 2, left + shown.width - 2, top + frame.row_height - 3},
            colour(colours().accent), radii().pill, 2);
}

void draw_row(TableFrame& frame, std::size_t at, float top, bool has_keyboard) {
    const TableRow row = frame.setup.row(at);
    row_action(frame, row, at);
    const ImRect rect(frame.rect.Min.x, top, frame.rect.Max.x, top + frame.row_height);
    draw_row_ground(frame, row, rect);
    mirror::Node said = node(row_id_of(frame, row.id), mirror::Role::row, row.name, rect);
    said.row_index = static_cast<std::int32_t>(at + 2);
    said.selected = row.is_selected ? mirror::Tristate::on : mirror::Tristate::off;
    said.is_current = row.is_current;
    state().record.open(std::move(said));
    for (std::size_t place = 0; place < frame.columns.size(); ++place) {
        const ShownColumn& shown = frame.columns[place];
        const TableCell cell = frame.setup.cell(at, shown.column);
        if (!cell.second.empty() && !frame.memory.has_two_lines) {
            frame.memory.has_two_lines = true;
            want_frame();
        }
        const std::optional<OpenEdit>& edit = frame.memory.edit;
        const bool is_edited = edit && edit->row_id == row.id && edit->column == shown.column;
        if (!is_edited) {
            draw_cell(frame, shown, cell, row, top);
        }
        say_cell(frame, shown, cell, row, at, top);
        if (is_edited) {
            edit_cell(frame, shown, cell, row, at, top);
        } else if (has_keyboard && at == frame.memory.cursor_row &&
                   place == frame.memory.cursor_place) {
            draw_cursor(frame, shown, top);
        }
    }
    draw_check_cell(frame, row, rect);
    state().record.close();
}

void turn_wheel(TableFrame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowHovered() || !frame.rect.Contains(io.MousePos)) {
        return;
    }
    static constexpr double kPixelsPerStep = 100;
    if (io.MouseWheel != 0 && !io.KeyShift) {
        frame.memory.scroll -= static_cast<double>(io.MouseWheel) * kPixelsPerStep;
    }
    const float sideways = io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0);
    if (sideways != 0) {
        frame.memory.scroll_x -= sideways * 100;
        want_frame();
    }
    frame.memory.scroll = std::clamp(frame.memory.scroll, 0.0, frame.scroll_most());
}

void scroll_bar(TableFrame& frame) {
    const double most = frame.scroll_most();
    if (most <= 0) {
        return;
    }
    const ImRect track(frame.body.Max.x - kBarWidth - 3, frame.body.Min.y + 3, frame.body.Max.x - 3,
                       frame.body.Max.y - 3);
    const double height = static_cast<double>(track.GetHeight());
    const double thumb = std::max(28.0, height * height / (most + height));
    TableMemory& memory = frame.memory;
    const auto top = track.Min.y + static_cast<float>((height - thumb) * memory.scroll / most);
    const ImRect bar(track.Min.x, top, track.Max.x, top + static_cast<float>(thumb));
    const ImGuiID id = frame.id + 15;
    ImGui::ItemAdd(track, id, nullptr, ImGuiItemFlags_NoNav);
    bool is_hovered = false;
    bool is_held = false;
    ImGui::ButtonBehavior(track, id, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
    const float mouse = ImGui::GetIO().MousePos.y;
    if (is_held) {
        if (memory.grabbed_at < 0) {
            memory.grabbed_at = bar.Contains(ImVec2(bar.Min.x, mouse))
                                    ? mouse - bar.Min.y
                                    : static_cast<float>(thumb) * 0.5F;
        }
        const double share = (mouse - memory.grabbed_at - track.Min.y) / (height - thumb);
        memory.scroll = std::clamp(share, 0.0, 1.0) * most;
        want_frame();
    } else {
        memory.grabbed_at = -1;
    }
    const theme::Colour ink =
        is_hovered || is_held ? colours().text_tertiary : colours().strong_border;
    fill(bar, colour(ink), kBarWidth * 0.5F);
}

/// Where the columns are wider than the table: a thumb along the bottom.
void sideways_bar(TableFrame& frame) {
    const float most = frame.content_width - frame.rect.GetWidth();
    if (most <= 1) {
        return;
    }
    const ImRect track(frame.body.Min.x + 6, frame.body.Max.y - kBarWidth - 3,
                       frame.body.Max.x - 14, frame.body.Max.y - 3);
    const float share = frame.rect.GetWidth() / frame.content_width;
    const float thumb = track.GetWidth() * share;
    const float left = track.Min.x + (track.GetWidth() - thumb) * frame.memory.scroll_x / most;
    const ImGuiID id = frame.id + 17;
    ImGui::ItemAdd(track, id, nullptr, ImGuiItemFlags_NoNav);
    bool is_hovered = false;
    bool is_held = false;
    ImGui::ButtonBehavior(track, id, &is_hovered, &is_held, ImGuiButtonFlags_PressedOnClick);
    const float drag = ImGui::GetIO().MouseDelta.x;
    if (is_held && drag != 0) {
        frame.memory.scroll_x += drag * most / (track.GetWidth() - thumb);
        want_frame();
    }
    const theme::Colour ink =
        is_hovered || is_held ? colours().text_tertiary : colours().strong_border;
    fill({left, track.Min.y, left + thumb, track.Max.y}, colour(ink), kBarWidth * 0.5F);
}

/// An open edit whose row is no longer drawn is finished with what was typed.
void finish_unseen_edit(TableFrame& frame, std::size_t first, std::size_t last) {
    std::optional<OpenEdit>& edit = frame.memory.edit;
    if (!edit) {
        return;
    }
    for (std::size_t at = first; at < last; ++at) {
        if (frame.setup.row(at).id == edit->row_id) {
            edit->row = at;
            return;
        }
    }
    const bool is_changed = edit->text != edit->text_before;
    frame.result.edit =
        CellEdit{is_changed ? CellEdit::Phase::committed : CellEdit::Phase::cancelled, edit->row_id,
                 edit->row, edit->column, edit->text};
    edit.reset();
    want_frame();
}

void open_row_menu(TableFrame& frame, ImVec2 at, std::size_t row) {
    if (frame.setup.row_menu.empty() || row >= frame.setup.row_count) {
        return;
    }
    frame.memory.menu_row = row;
    frame.memory.menu_at = at;
    open_popup(frame.id + 5);
}

void listen(TableFrame& frame, bool has_keyboard) {
    TableMemory& memory = frame.memory;
    const ImGuiIO& io = ImGui::GetIO();
    const Touch touched = touch(frame.id + 2, frame.body);
    ImGui::SetMouseCursor(ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand
                              ? ImGuiMouseCursor_Arrow
                              : ImGui::GetMouseCursor());
    if (touched.pressed && touched.hovered) {
        play_press(frame, io.MouseClickedPos[0]);
    }
    if (touched.hovered && ImGui::IsMouseClicked(1)) {
        const double row = (static_cast<double>(io.MousePos.y - frame.body.Min.y) + memory.scroll) /
                           static_cast<double>(frame.row_height);
        open_row_menu(frame, io.MousePos, static_cast<std::size_t>(row));
    }
    if (has_keyboard && !memory.edit) {
        play_keys(frame);
        if (io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_F10)) {
            const auto below = static_cast<float>(static_cast<double>(memory.cursor_row + 1) *
                                                      static_cast<double>(frame.row_height) -
                                                  memory.scroll);
            open_row_menu(frame, {frame.body.Min.x + 40, frame.body.Min.y + below},
                          memory.cursor_row);
        }
    }
}

} // namespace

void draw_body(TableFrame& frame) {
    TableMemory& memory = frame.memory;
    turn_wheel(frame);
    if (memory.edit_next && !frame.result.edit) {
        const auto [row, column] = *memory.edit_next;
        memory.edit_next.reset();
        begin_edit(frame, row, column);
    }
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool is_in = context.NavId == frame.id + 2 && context.NavWindow == context.CurrentWindow;
    const double height = static_cast<double>(frame.row_height);
    const auto first = static_cast<std::size_t>(memory.scroll / height);
    const auto seen = static_cast<std::size_t>(
        std::ceil(static_cast<double>(frame.body.GetHeight()) / height) + 1);
    const std::size_t last = std::min(frame.setup.row_count, first + seen);
    memory.cursor_row =
        frame.setup.row_count == 0 ? 0 : std::min(memory.cursor_row, frame.setup.row_count - 1);
    if (!frame.columns.empty()) {
        memory.cursor_place = std::min(memory.cursor_place, frame.columns.size() - 1);
    }
    finish_unseen_edit(frame, first, last);
    ImGui::PushClipRect(frame.body.Min, frame.body.Max, true);
    for (std::size_t at = first; at < last; ++at) {
        const double top = static_cast<double>(at) * height - memory.scroll;
        draw_row(frame, at, std::round(frame.body.Min.y + static_cast<float>(top)),
                 is_in && context.NavCursorVisible);
    }
    scroll_bar(frame); // over the ground of a chosen row
    sideways_bar(frame);
    listen(frame, is_in);
    ImGui::PopClipRect();
    frame.result.first_visible = first;
    frame.result.visible_count = last - first;
}

} // namespace stall::kit::inner
