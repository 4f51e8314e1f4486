// What the parts of the table share: its memory between frames and where its columns stand.
// Not for views. Must not know what a row is.
#pragma once

#include "web/kit/inner.hpp"
#include "web/kit/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stall::kit::inner {

inline constexpr float kCheckWidth = 34;
inline constexpr float kBarRoom = 13; ///< at the right, where the rows are more than are seen

/// A cell being typed into, or about to be.
struct OpenEdit {
    std::uint64_t row_id = 0;
    std::size_t row = 0;
    std::size_t column = 0;
    std::string text;
    std::string text_before;
    bool is_new = true;
};

struct TableMemory {
    double scroll = 0;
    float scroll_x = 0;
    std::size_t cursor_row = 0;
    std::size_t cursor_place = 0; ///< among the shown columns
    std::size_t anchor_row = 0;   ///< where a shift-selection began
    std::optional<OpenEdit> edit;
    std::optional<std::pair<std::size_t, std::size_t>> edit_next; ///< row, column: after Tab
    std::optional<std::size_t> scrolled_to;
    std::optional<std::size_t> resized;   ///< column whose edge is dragged
    std::optional<std::size_t> reordered; ///< column whose title is dragged
    std::size_t menu_row = 0;
    ImVec2 menu_at;
    float grabbed_at = -1; ///< where in the scroll bar's thumb
    bool has_two_lines = false;
    int last_frame = 0; ///< in which it was drawn
};

struct ShownColumn {
    std::size_t column = 0;
    float left = 0; ///< from the table's left, before scrolling sideways
    float width = 0;
};

struct TableFrame {
    const Table& setup;
    TableMemory& memory;
    TableResult& result;
    ImGuiID id = 0;
    ImRect rect;
    ImRect head;
    ImRect body;
    std::vector<ShownColumn> columns;
    float content_width = 0;
    float row_height = 0;

    float x_of(const ShownColumn& shown) const { return rect.Min.x + shown.left - memory.scroll_x; }
    double scroll_most() const;
    std::size_t visible_rows() const;
};

/// The caller's layout with every column in it, in the order shown.
TableLayout full_layout(std::span<const TableColumn> columns, const TableLayout* layout);
std::size_t column_named(std::span<const TableColumn> columns, std::string_view key);
void arrange_columns(TableFrame& frame);
void draw_header(TableFrame& frame);
void draw_body(TableFrame& frame);
void scroll_into_view(TableFrame& frame, std::size_t row);

// --- the body's parts
ImGuiID row_id_of(const TableFrame& frame, std::uint64_t row);
ImGuiID cell_id_of(const TableFrame& frame, std::uint64_t row, std::size_t column);
/// Something of its own in its row: pressed rather than opened.
constexpr bool is_pressed_thing(const TableCell& cell) {
    return cell.kind == CellKind::advice || cell.kind == CellKind::button;
}
/// Where an editable cell's frame, an advice's pill or a button is.
ImRect inset_of(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
                float top);
void draw_cell(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
               const TableRow& row, float top);
void say_cell(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
              const TableRow& row, std::size_t row_index, float top);
void edit_cell(TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
               const TableRow& row, std::size_t row_index, float top);
void begin_edit(TableFrame& frame, std::size_t row, std::size_t column);
void play_keys(TableFrame& frame);
void play_press(TableFrame& frame, ImVec2 at);
void select_row(TableFrame& frame, std::size_t row);

} // namespace stall::kit::inner
