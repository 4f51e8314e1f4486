// The lines of an order as a table over pages: a row is never torn, the header stands on each.
// Must not know orders.
#include "server/documents/pdf/layout.hpp"

#include "document_words.hpp"

#include <algorithm>

namespace stall::documents {
namespace {

constexpr double kCellX = 7;
constexpr double kRowPad = 7;
constexpr double kHeaderPad = 5;
constexpr double kTick = 11;

struct Place {
    double x = 0, width = 0;
};

std::vector<Place> places_of(const LinesTable& table) {
    int shares = 0;
    for (const Column& column : table.columns) shares += column.share;
    std::vector<Place> places;
    double x = kMarginX;
    for (const Column& column : table.columns) {
        const double width = kTextWidth * column.share / std::max(shares, 1);
        places.push_back({x, width});
        x += width;
    }
    return places;
}

Style sided(Style style, const Column& column) {
    style.side = column.kind == Column::Kind::figure ? Side::right : Side::left;
    return style;
}

void put_header(Sheets& sheets, const LinesTable& table, const std::vector<Place>& places) {
    std::vector<SetText> titles;
    double height = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        titles.push_back(
            sheets.set(column.title, sided(look::label(), column), places[i].width - 2 * kCellX));
        height = std::max(height, titles.back().height);
    }
    height += 2 * kHeaderPad;
    sheets.box(kMarginX, 0, kTextWidth, height, generated::k_background);
    sheets.box(kMarginX, height, kTextWidth, 0.75, generated::k_strong_border);
    sheets.open("TR");
    for (std::size_t i = 0; i < titles.size(); ++i)
        sheets.put(std::move(titles[i]), places[i].x + kCellX, kHeaderPad, "TH");
    sheets.close("TR");
    sheets.go_down(height + 0.75);
}

/// A row's cells, set and measured before it is known on which page they go.
struct SetCell {
    SetText text;
    std::vector<SetText> notes;
};
struct SetRow {
    std::vector<SetCell> cells;
    double height = 0;
};

constexpr double kNoteGap = 2;

SetRow set_row(const Sheets& sheets, const LinesTable& table, const std::vector<Place>& places,
               const std::vector<Cell>& row) {
    SetRow set;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const double width = places[i].width - 2 * kCellX;
        const Style style = row[i].notes.empty() ? look::body() : look::strong();
        SetCell cell{sheets.set(row[i].text, sided(style, table.columns[i]), width), {}};
        double height = cell.text.height;
        for (const std::string& note : row[i].notes) {
            cell.notes.push_back(sheets.set(note, sided(look::small(), table.columns[i]), width));
            height += kNoteGap + cell.notes.back().height;
        }
        set.cells.push_back(std::move(cell));
        set.height = std::max(set.height, height);
    }
    set.height += 2 * kRowPad;
    return set;
}

void put_cell(Sheets& sheets, SetCell cell, double x) {
    double below = kRowPad;
    const double step = cell.text.height;
    sheets.open("TD");
    sheets.put(std::move(cell.text), x, below, "P");
    below += step;
    for (SetText& note : cell.notes) {
        below += kNoteGap;
        const double height = note.height;
        sheets.put(std::move(note), x, below, "P");
        below += height;
    }
    sheets.close("TD");
}

void put_row(Sheets& sheets, const LinesTable& table, const std::vector<Place>& places,
             SetRow row) {
    sheets.open("TR");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double x = places[i].x + kCellX;
        if (table.columns[i].kind == Column::Kind::tick) {
            sheets.box(x, kRowPad + 0.5, kTick, kTick, generated::k_text_secondary,
                       BoxMark::Ink::outlined);
            sheets.open("TD");
            sheets.close("TD");
        } else
            put_cell(sheets, std::move(row.cells[i]), x);
    }
    sheets.close("TR");
    sheets.box(kMarginX, row.height, kTextWidth, 0.5, generated::k_border);
    sheets.go_down(row.height + 0.5);
}

} // namespace

void lay_out_table(Sheets& sheets, const LinesTable& table, const TableFrame& frame) {
    const std::vector<Place> places = places_of(table);
    constexpr double kHeaderHeight = 24;
    std::vector<SetRow> rows;
    for (const auto& row : table.rows) rows.push_back(set_row(sheets, table, places, row));
    if (rows.empty()) return;
    if (!sheets.has_room(kHeaderHeight + rows.front().height))
        frame.new_page(sheets, frame.document);
    sheets.open("Table");
    put_header(sheets, table, places);
    for (SetRow& row : rows) {
        if (!sheets.has_room(row.height)) {
            sheets.close("Table");
            frame.new_page(sheets, frame.document);
            sheets.open("Table");
            put_header(sheets, table, places);
        }
        put_row(sheets, table, places, std::move(row));
    }
    sheets.close("Table");
    sheets.go_down(12);
}

} // namespace stall::documents
