// One cell: how it looks, what it means, and typing into it.
// Must not know what a row is.
#include "web/kit/table_parts.hpp"

#include "web/kit/pill.hpp"
#include "web/kit/typing.hpp"

#include <algorithm>
#include <cmath>

namespace stall::kit::inner {

ImGuiID row_id_of(const TableFrame& frame, std::uint64_t row) {
    return ImHashData(&row, sizeof row, frame.id);
}

ImGuiID cell_id_of(const TableFrame& frame, std::uint64_t row, std::size_t column) {
    const std::uint32_t place = static_cast<std::uint32_t>(column) + 1;
    return ImHashData(&place, sizeof place, row_id_of(frame, row));
}

namespace {

constexpr float kInsetHeight = 26;
constexpr float kButtonHeight = 28;
constexpr float kButtonSide = 10;

float mark_width(const TableCell& cell) { return cell.icon == kNoIcon ? 0 : 14.0F + 5; }

ImRect words_of(const TableFrame& frame, const ShownColumn& shown, float top) {
    const float left = frame.x_of(shown);
    const float side = spaces().cell_x;
    return {left + side, top, left + shown.width - side, top + frame.row_height - 1};
}

bool is_compact() { return state().setup.density == Density::compact; }

void draw_two_lines(const TableCell& cell, const TableRow& row, ImRect words, Align align) {
    const Face body = face_of(cell.is_strong ? TextStyle::strong : TextStyle::body);
    const Face small = face_of(TextStyle::secondary);
    const bool is_quiet = row.is_quiet && cell.tone == Tone::plain;
    const ImU32 ink = words_colour(is_quiet ? Tone::tertiary : cell.tone);
    // What is wrong is said whole, in two lines where one is too short.
    if (cell.tone == Tone::red && cell.second.empty() && !is_compact() &&
        measure(cell.text, body) > words.GetWidth()) {
        const auto lines = wrapped(cell.text, small, words.GetWidth());
        // Not the second line alone: what is behind it ends in an ellipsis.
        std::string_view rest;
        if (lines.size() > 1) rest = {lines[1].data(), cell.text.data() + cell.text.size()};
        const float top = words.GetCenter().y - small.line;
        draw_words_in({words.Min.x, top, words.Max.x, top + small.line}, small, ink, lines.front(),
                      align);
        draw_words_in({words.Min.x, top + small.line, words.Max.x, top + small.line * 2}, small,
                      ink, fitted(rest, small, words.GetWidth()), align);
        return;
    }
    if (cell.second.empty() || is_compact()) {
        draw_words_in(words, body, ink, fitted(cell.text, body, words.GetWidth()), align);
        return;
    }
    const float top = words.GetCenter().y - (body.line + small.line) * 0.5F;
    draw_words_in({words.Min.x, top, words.Max.x, top + body.line}, body, ink,
                  fitted(cell.text, body, words.GetWidth()), align);
    draw_words_in({words.Min.x, top + body.line, words.Max.x, top + body.line + small.line}, small,
                  words_colour(Tone::tertiary), fitted(cell.second, small, words.GetWidth()),
                  align);
}

void draw_pill_cell(const TableCell& cell, ImRect rect) {
    const Face small = face_of(TextStyle::secondary);
    fill(rect, wash_colour(cell.tone), radii().pill);
    float left = rect.Min.x + 8;
    const ImU32 ink = words_colour(cell.tone);
    if (cell.icon != kNoIcon) {
        draw_icon(ImVec2(left + 7, rect.GetCenter().y), cell.icon, ink, 14);
        left += 19;
    }
    draw_words_in({left, rect.Min.y, rect.Max.x, rect.Max.y}, small, ink,
                  fitted(cell.text, small, rect.Max.x - left - 6));
}

void draw_advice(const TableCell& cell, ImRect rect) {
    const bool is_hovered = rect.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered();
    fill(rect, wash_colour(cell.tone), radii().pill);
    if (is_hovered) {
        outline(rect, edge_colour(cell.tone), radii().pill);
    }
    const ImU32 ink = words_colour(cell.tone);
    draw_words_in({rect.Min.x + 8, rect.Min.y, rect.Max.x, rect.Max.y}, face_of(TextStyle::body),
                  ink, cell.text);
    draw_icon(ImVec2(rect.Max.x - 15, rect.GetCenter().y), cell.icon, ink, 14);
}

void draw_button(const TableCell& cell, ImRect rect) {
    const theme::Colours& ink = colours();
    const bool is_hovered = rect.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered();
    const bool is_filled = cell.tone == Tone::green;
    const theme::Colour ground = is_filled ? ink.green : ink.surface;
    fill(rect, blend(ground, ink.text, is_hovered ? 0.08F : 0), radii().control);
    if (!is_filled) {
        outline(rect, colour(ink.border), radii().control);
    }
    const ImU32 words = is_filled ? colour(ink.on_accent) : words_colour(cell.tone);
    const float mark = mark_width(cell);
    if (mark > 0) {
        draw_icon(ImVec2(rect.Min.x + kButtonSide + 7, rect.GetCenter().y), cell.icon, words, 14);
    }
    draw_words_in({rect.Min.x + kButtonSide + mark, rect.Min.y, rect.Max.x, rect.Max.y},
                  face_of(TextStyle::control), words, cell.text);
}

void draw_editable(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
                   const TableRow& row, float top) {
    const ImRect inset = inset_of(frame, shown, cell, top);
    if (!cell.error.empty()) {
        outline(inset, colour(colours().red_edge), radii().pill);
    } else if (inset.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) {
        fill(inset, colour(colours().surface), radii().pill);
        outline(inset, colour(colours().strong_border), radii().pill);
    }
    draw_two_lines(cell, row, words_of(frame, shown, top), frame.setup.columns[shown.column].align);
}

} // namespace

ImRect inset_of(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
                float top) {
    const ImRect words = words_of(frame, shown, top);
    const bool is_right = frame.setup.columns[shown.column].align == Align::right;
    const float middle = std::round(words.GetCenter().y);
    if (cell.kind == CellKind::editable) {
        const float wide =
            std::min(std::max(44.0F, measure(cell.text, face_of(TextStyle::body)) + 4) + 18,
                     words.GetWidth() + 18);
        const float left = is_right ? words.Max.x + 9 - wide : words.Min.x - 9;
        return {left, middle - kInsetHeight * 0.5F, left + wide, middle + kInsetHeight * 0.5F};
    }
    const bool is_button = cell.kind == CellKind::button;
    const Face with = face_of(is_button                     ? TextStyle::control
                              : cell.kind == CellKind::pill ? TextStyle::secondary
                                                            : TextStyle::body);
    const float sides = is_button ? kButtonSide * 2 : 16;
    const float half = is_button ? kButtonHeight * 0.5F : 12;
    const float wide =
        std::min(measure(cell.text, with) + mark_width(cell) + sides, words.GetWidth());
    const float left = is_right ? words.Max.x - wide : words.Min.x;
    return {left, middle - half, left + wide, middle + half};
}

void draw_cell(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
               const TableRow& row, float top) {
    switch (cell.kind) {
    case CellKind::words: {
        ImRect words = words_of(frame, shown, top);
        if (cell.icon != kNoIcon) {
            draw_icon(ImVec2(words.Min.x + 7, words.GetCenter().y), cell.icon,
                      words_colour(cell.tone), 14);
            words.Min.x += 20;
        }
        draw_two_lines(cell, row, words, frame.setup.columns[shown.column].align);
        break;
    }
    case CellKind::pill: draw_pill_cell(cell, inset_of(frame, shown, cell, top)); break;
    case CellKind::dash:
        draw_words_in(words_of(frame, shown, top), face_of(TextStyle::body),
                      words_colour(Tone::tertiary), "–", frame.setup.columns[shown.column].align);
        break;
    case CellKind::advice: draw_advice(cell, inset_of(frame, shown, cell, top)); break;
    case CellKind::button: draw_button(cell, inset_of(frame, shown, cell, top)); break;
    case CellKind::editable: draw_editable(frame, shown, cell, row, top); break;
    }
}

void say_cell(const TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
              const TableRow& row, std::size_t row_index, float top) {
    const TableMemory& memory = frame.memory;
    const float left = frame.x_of(shown);
    const ImRect rect(left, top, left + shown.width, top + frame.row_height);
    const ImGuiID id = cell_id_of(frame, row.id, shown.column);
    const bool is_edited =
        memory.edit && memory.edit->row_id == row.id && memory.edit->column == shown.column;
    const bool says_more = !cell.name.empty() && !is_pressed_thing(cell);
    mirror::Node said = node(id, mirror::Role::gridcell, says_more ? cell.name : cell.text, rect);
    if (!cell.second.empty()) {
        said.name += " " + cell.second;
    }
    said.description = cell.error;
    said.is_invalid = !cell.error.empty();
    said.is_read_only = cell.kind != CellKind::editable;
    said.row_index = static_cast<std::int32_t>(row_index + 2);
    said.column_index = static_cast<std::int32_t>(&shown - frame.columns.data() + 1);
    said.is_focused = ImGui::GetCurrentContext()->NavId == frame.id + 2 &&
                      ImGui::GetCurrentContext()->NavCursorVisible && !memory.edit &&
                      memory.cursor_row == row_index &&
                      &shown == frame.columns.data() + memory.cursor_place;
    if (!is_pressed_thing(cell) && !is_edited) {
        state().record.add(std::move(said));
        return;
    }
    state().record.open(std::move(said));
    if (is_edited) {
        return; // edit_cell puts the field into it and closes it
    }
    state().record.add(node(id + 1, mirror::Role::button, cell.name.empty() ? cell.text : cell.name,
                            inset_of(frame, shown, cell, top)));
    state().record.close();
}

void begin_edit(TableFrame& frame, std::size_t row, std::size_t column) {
    const TableCell cell = frame.setup.cell(row, column);
    if (cell.kind != CellKind::editable) {
        return;
    }
    OpenEdit edit;
    edit.row_id = frame.setup.row(row).id;
    edit.row = row;
    edit.column = column;
    edit.text = edit.text_before = cell.text;
    frame.memory.edit = edit;
    frame.memory.cursor_row = row;
    for (std::size_t place = 0; place < frame.columns.size(); ++place) {
        if (frame.columns[place].column == column) {
            frame.memory.cursor_place = place;
        }
    }
    frame.result.edit = CellEdit{CellEdit::Phase::started, edit.row_id, row, column, edit.text};
    scroll_into_view(frame, row);
    want_frame();
}

namespace {

/// Tab goes on to the next cell that can be edited, in this row or the one below (or above).
std::optional<std::pair<std::size_t, std::size_t>>
next_editable(const TableFrame& frame, std::size_t row, std::size_t place, int step) {
    const auto width = static_cast<std::ptrdiff_t>(frame.columns.size());
    auto at = static_cast<std::ptrdiff_t>(row) * width + static_cast<std::ptrdiff_t>(place);
    const auto most = static_cast<std::ptrdiff_t>(frame.setup.row_count) * width;
    for (std::ptrdiff_t tried = 0; tried < width * 2; ++tried) {
        at += step;
        if (at < 0 || at >= most) {
            return std::nullopt;
        }
        const auto there = static_cast<std::size_t>(at / width);
        const std::size_t column = frame.columns[static_cast<std::size_t>(at % width)].column;
        if (frame.setup.cell(there, column).kind == CellKind::editable) {
            return std::pair{there, column};
        }
    }
    return std::nullopt;
}

void finish_edit(TableFrame& frame, const LineResult& end, bool is_tab, std::size_t row) {
    TableMemory& memory = frame.memory;
    const OpenEdit edit = *memory.edit;
    // Enter also says again what was left in the cell before.
    const bool is_new = end.field.entered || end.field.text != edit.text_before;
    const bool is_kept = !end.field.cancelled && is_new;
    const CellEdit::Phase phase = is_kept ? CellEdit::Phase::committed : CellEdit::Phase::cancelled;
    frame.result.edit =
        CellEdit{phase, edit.row_id, row, edit.column, is_kept ? end.field.text : edit.text_before};
    memory.edit.reset();
    if (ImGui::GetActiveID() == cell_id_of(frame, edit.row_id, edit.column) + 2) {
        ImGui::ClearActiveID();
    }
    if (is_tab) {
        memory.edit_next =
            next_editable(frame, row, memory.cursor_place, ImGui::GetIO().KeyShift ? -1 : 1);
    }
    if (end.field.entered || end.field.cancelled || is_tab) {
        focus_item(frame.id + 2, frame.body);
    }
    want_frame();
}

} // namespace

void edit_cell(TableFrame& frame, const ShownColumn& shown, const TableCell& cell,
               const TableRow& row, std::size_t row_index, float top) {
    OpenEdit& edit = *frame.memory.edit;
    TableCell typed = cell;
    typed.text = edit.text;
    ImRect inset = inset_of(frame, shown, typed, top);
    const theme::Colours& ink = colours();
    ImRect ring = inset;
    ring.Expand(3);
    const bool is_wrong = !cell.error.empty();
    fill(ring, colour(is_wrong ? ink.red_wash : ink.accent_wash), radii().pill + 3);
    fill(inset, colour(ink.surface), radii().pill);
    outline(inset, colour(is_wrong ? ink.red_edge : ink.accent), radii().pill);
    Line line;
    line.id = cell_id_of(frame, row.id, shown.column) + 2;
    line.frame = inset;
    line.rect = ImRect(inset.Min.x + 9, inset.Min.y, inset.Max.x - 2, inset.Max.y);
    line.text = edit.text;
    line.kind = FieldKind::decimal;
    line.face = face_of(TextStyle::body);
    line.ink = words_colour(cell.tone);
    line.takes_focus = edit.is_new;
    if (ImGuiInputTextState* entry = ImGui::GetInputTextState(line.id)) {
        entry->Scroll.x = 0; // the frame is always as wide as its words
    }
    const bool was_new = edit.is_new;
    const LineResult end = type_into(line);
    if (end.field.is_active) {
        edit.is_new = false;
    }
    mirror::Node said =
        node(line.id, mirror::Role::textbox, frame.setup.columns[shown.column].title, inset);
    said.value = end.field.text;
    said.is_focused = end.field.is_active;
    said.is_invalid = is_wrong;
    said.description = cell.error;
    state().record.add(std::move(said));
    state().record.close(); // the cell, which say_cell opened
    const bool has_lost_it = !was_new && !end.field.is_active;
    // Held by the table, so that Dear ImGui does not move the keyboard as well.
    ImGui::SetKeyOwner(ImGuiKey_Tab, frame.id);
    const bool is_tab = ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_Repeat, frame.id);
    if (is_tab || end.field.committed || end.field.cancelled || has_lost_it) {
        finish_edit(frame, end, is_tab, row_index);
        return;
    }
    if (end.field.changed) {
        edit.text = end.field.text;
        frame.result.edit =
            CellEdit{CellEdit::Phase::changed, row.id, row_index, shown.column, edit.text};
        want_frame();
    }
}

} // namespace stall::kit::inner
