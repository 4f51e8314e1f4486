// The list of everything: virtual rows, sticky header, sort, columns, selection, cells edited in
// place. Must not know what a row is; it asks for the cells it draws and tells what was done.
#pragma once

#include "web/kit/basics.hpp"
#include "web/kit/choice.hpp"
#include "web/kit/overlay.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stall::kit {

struct TableColumn {
    std::string_view key = {};
    std::string_view title = {};
    float width = 120; ///< at first; kept in TableLayout afterwards
    float width_min = 56;
    Align align = Align::left;
    bool stretches = false; ///< takes what is left (one column)
    bool can_sort = true;
    bool can_hide = true;
    bool hidden_at_first = false;
};

/// What the merchant made of the columns; kept by the caller. Columns it does not name stand at
/// the end of the order with their first width.
struct ColumnLayout {
    std::string key;
    float width = 0; ///< 0: the column's first width
    bool is_hidden = false;
    bool operator==(const ColumnLayout&) const = default;
};
using TableLayout = std::vector<ColumnLayout>; ///< in the order shown

enum class Direction : std::uint8_t { ascending, descending };
struct SortBy {
    std::string column;
    Direction direction = Direction::ascending;
    bool operator==(const SortBy&) const = default;
};

enum class CellKind : std::uint8_t {
    words,    ///< text, and `second` below it when there is one
    pill,     ///< icon and text on the tone's wash
    dash,     ///< a quiet –
    advice,   ///< a pill that is pressed (one-press recommended price)
    button,   ///< the same with a button's look: green ground, red words, or neither
    editable, ///< click, Enter or F2 edits
};
struct TableCell {
    CellKind kind = CellKind::words;
    std::string text;
    std::string second;
    Icon icon = kNoIcon;
    Tone tone = Tone::plain;
    bool is_strong = false;
    std::string name;  ///< what the mirror says instead of `text` (advice: "Apply 466.99")
    std::string error; ///< editable: red ring and tooltip
};

/// The coloured edge at the row's left, and how the row stands.
struct TableRow {
    std::uint64_t id = 0;    ///< stable while rows move; mirrors and edits hang on it
    Tone edge = Tone::plain; ///< plain: none
    bool is_selected = false;
    bool is_current = false; ///< the row whose detail is open
    bool is_quiet = false;   ///< offline: tertiary words
    std::string name;        ///< for "Select row …"
};

/// The cell being typed into is kept by the caller, so that the rest of the row can follow it.
struct CellEdit {
    enum class Phase : std::uint8_t { started, changed, committed, cancelled } phase = {};
    std::uint64_t row_id = 0;
    std::size_t row = 0;
    std::size_t column = 0; ///< index into `columns`
    std::string text;
};

struct SelectionChange {
    enum class Kind : std::uint8_t {
        only,   ///< rows first…last and nothing else
        add,    ///< rows first…last too
        remove, ///< rows first…last no longer
        all,
        none,
    } kind = Kind::only;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct Table {
    std::string_view name = {};
    std::span<const TableColumn> columns = {};
    const TableLayout* layout = nullptr;
    std::span<const SortBy> sort = {};
    std::size_t row_count = 0;
    std::function<TableRow(std::size_t row)> row = {};
    std::function<TableCell(std::size_t row, std::size_t column)> cell = {};
    Checked all_selected = Checked::off;
    bool has_selection = true;
    std::span<const MenuItem> row_menu = {}; ///< right click, Shift+F10 or the row's last button
    std::string_view footer = {};            ///< "1–10 of 41,872"
    bool is_loading = false;                 ///< skeleton rows when there are none
    float height = kFill;
    float width = kFill;
    std::optional<std::size_t> scroll_to = {}; ///< brings the row into view, once per value
};

struct TableResult {
    std::optional<std::size_t> opened; ///< row clicked, or Enter on it
    std::optional<SelectionChange> selection;
    std::optional<std::vector<SortBy>> sort;
    std::optional<TableLayout> layout;
    std::optional<CellEdit> edit;
    struct Pressed {
        std::size_t row = 0;
        std::size_t column = 0;
    };
    std::optional<Pressed> advice; ///< or a button
    struct MenuChosen {
        std::size_t row = 0;
        std::size_t item = 0;
    };
    std::optional<MenuChosen> menu;
    std::size_t first_visible = 0;
    std::size_t visible_count = 0;
};
/// Draws in a card. When nothing is there and nothing loads, draw an empty_state instead.
[[nodiscard]] TableResult table(Key key, const Table& setup);

/// A button that shows and hides the columns: the new layout.
[[nodiscard]] std::optional<TableLayout> columns_button(Key key, std::span<const TableColumn> all,
                                                        const TableLayout& layout);

/// The same list on a phone: one card for each row.
struct ListCard {
    std::uint64_t id = 0;
    Tone edge = Tone::plain;
    std::string pill;
    Icon pill_icon = kNoIcon;
    std::string corner; ///< "24 in stock"
    std::string title;
    std::string note; ///< goes on in the last line where that is empty
    Tone note_tone = Tone::tertiary;
    std::string left; ///< strong
    Tone left_tone = Tone::plain;
    std::string middle;
    Tone middle_tone = Tone::green;
    bool middle_is_pill = false;
    std::string right;
    Tone right_tone = Tone::blue;
};
[[nodiscard]] std::optional<std::size_t> card_list(Key key, std::string_view name,
                                                   std::size_t count,
                                                   const std::function<ListCard(std::size_t)>& card,
                                                   float room_below = 0);

} // namespace stall::kit
