// What mouse and keyboard do to the table's rows.
// Must not know what a row is.
#include "web/kit/table_parts.hpp"

#include <algorithm>

namespace stall::kit::inner {
namespace {

void extend_to(TableFrame& frame, std::size_t row) {
    SelectionChange change;
    change.kind = SelectionChange::Kind::only;
    change.first = std::min(frame.memory.anchor_row, row);
    change.last = std::max(frame.memory.anchor_row, row);
    frame.result.selection = change;
    want_frame();
}

bool pressed(const TableFrame& frame, ImGuiKey key) {
    ImGui::SetKeyOwner(key, frame.id + 2);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, frame.id + 2);
}

void move_to(TableFrame& frame, std::ptrdiff_t row) {
    const auto most = static_cast<std::ptrdiff_t>(frame.setup.row_count) - 1;
    const auto there = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(row, 0, most));
    frame.memory.cursor_row = there;
    scroll_into_view(frame, there);
    ImGui::SetNavCursorVisible(true);
    if (ImGui::GetIO().KeyShift && frame.setup.has_selection) {
        extend_to(frame, there);
    } else {
        frame.memory.anchor_row = there;
    }
    want_frame();
}

void bring_column_into_view(TableFrame& frame) {
    const ShownColumn& shown = frame.columns[frame.memory.cursor_place];
    float& scroll = frame.memory.scroll_x;
    const float before = frame.memory.cursor_place == 0 ? shown.left : 0;
    scroll = std::min(scroll, shown.left - before);
    scroll = std::max(scroll, shown.left + shown.width - frame.rect.GetWidth());
    ImGui::SetNavCursorVisible(true);
    want_frame();
}

void play_arrows(TableFrame& frame) {
    TableMemory& memory = frame.memory;
    const auto row = static_cast<std::ptrdiff_t>(memory.cursor_row);
    const auto page = static_cast<std::ptrdiff_t>(frame.visible_rows());
    const struct {
        ImGuiKey key;
        std::ptrdiff_t row;
    } kMoves[] = {
        {ImGuiKey_DownArrow, row + 1},
        {ImGuiKey_UpArrow, row - 1},
        {ImGuiKey_PageDown, row + page},
        {ImGuiKey_PageUp, row - page},
        {ImGuiKey_Home, 0},
        {ImGuiKey_End, static_cast<std::ptrdiff_t>(frame.setup.row_count) - 1},
    };
    for (const auto& move : kMoves) {
        if (pressed(frame, move.key)) {
            move_to(frame, move.row);
        }
    }
    if (pressed(frame, ImGuiKey_RightArrow) && memory.cursor_place + 1 < frame.columns.size()) {
        ++memory.cursor_place;
        bring_column_into_view(frame);
    }
    if (pressed(frame, ImGuiKey_LeftArrow) && memory.cursor_place > 0) {
        --memory.cursor_place;
        bring_column_into_view(frame);
    }
}

} // namespace

void select_row(TableFrame& frame, std::size_t row) {
    SelectionChange change;
    change.kind = frame.setup.row(row).is_selected ? SelectionChange::Kind::remove
                                                   : SelectionChange::Kind::add;
    change.first = change.last = row;
    frame.memory.anchor_row = row;
    frame.result.selection = change;
    want_frame();
}

void play_keys(TableFrame& frame) {
    if (frame.setup.row_count == 0 || frame.columns.empty()) {
        return;
    }
    play_arrows(frame);
    const ImGuiIO& io = ImGui::GetIO();
    const std::size_t row = frame.memory.cursor_row;
    const std::size_t column = frame.columns[frame.memory.cursor_place].column;
    const bool is_enter = pressed(frame, ImGuiKey_Enter) || pressed(frame, ImGuiKey_KeypadEnter);
    if (is_enter || pressed(frame, ImGuiKey_F2)) {
        const TableCell cell = frame.setup.cell(row, column);
        if (cell.kind == CellKind::editable) {
            begin_edit(frame, row, column);
        } else if (is_enter && is_pressed_thing(cell)) {
            frame.result.advice = TableResult::Pressed{row, column};
        } else if (is_enter) {
            frame.result.opened = row;
        }
        want_frame();
    }
    if (pressed(frame, ImGuiKey_Space) && frame.setup.has_selection) {
        select_row(frame, row);
    }
    if (io.KeyCtrl && frame.setup.has_selection && ImGui::IsKeyPressed(ImGuiKey_A, false)) {
        SelectionChange change;
        change.kind = SelectionChange::Kind::all;
        frame.result.selection = change;
        want_frame();
    }
}

void play_press(TableFrame& frame, ImVec2 at) {
    TableMemory& memory = frame.memory;
    const double place = (static_cast<double>(at.y - frame.body.Min.y) + memory.scroll) /
                         static_cast<double>(frame.row_height);
    const auto row = static_cast<std::size_t>(std::max(0.0, place));
    if (row >= frame.setup.row_count || !frame.body.Contains(at)) {
        return;
    }
    want_frame();
    memory.cursor_row = row;
    const ImGuiIO& io = ImGui::GetIO();
    if (frame.setup.has_selection && io.KeyShift) {
        extend_to(frame, row);
        return;
    }
    const bool is_on_check = at.x < frame.rect.Min.x + kCheckWidth;
    if (frame.setup.has_selection && (io.KeyCtrl || is_on_check)) {
        select_row(frame, row);
        return;
    }
    memory.anchor_row = row;
    const auto top = static_cast<float>(
        static_cast<double>(frame.body.Min.y) +
        static_cast<double>(row) * static_cast<double>(frame.row_height) - memory.scroll);
    for (std::size_t shown = 0; shown < frame.columns.size(); ++shown) {
        const ShownColumn& column = frame.columns[shown];
        if (at.x < frame.x_of(column) || at.x >= frame.x_of(column) + column.width) {
            continue;
        }
        memory.cursor_place = shown;
        const TableCell cell = frame.setup.cell(row, column.column);
        if (cell.kind == CellKind::editable) {
            begin_edit(frame, row, column.column);
            return;
        }
        if (is_pressed_thing(cell) && inset_of(frame, column, cell, top).Contains(at)) {
            frame.result.advice = TableResult::Pressed{row, column.column};
            return;
        }
    }
    frame.result.opened = row;
}

} // namespace stall::kit::inner
