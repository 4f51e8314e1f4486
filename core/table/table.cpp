// The table: cells go to the column of their kind.
// Must not know what the rows are.
#include "core/table/table.hpp"

#include <cassert>
#include <utility>

namespace stall::table {

std::optional<Column> Schema::find(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) return static_cast<Column>(i);
    return std::nullopt;
}

Table::Table(Schema schema) : schema_(std::move(schema)) {
    assert(schema_.columns.size() <= 256);
    clear();
}

void Table::clear() {
    place_in_kind_.clear();
    texts_.clear();
    numbers_.clear();
    smalls_.clear();
    for (const auto& column : schema_.columns) {
        switch (column.kind) {
        case Kind::text:
            place_in_kind_.push_back(static_cast<std::uint32_t>(texts_.size()));
            texts_.emplace_back(column.searchable, column.values);
            break;
        case Kind::number:
            place_in_kind_.push_back(static_cast<std::uint32_t>(numbers_.size()));
            numbers_.emplace_back();
            break;
        case Kind::code:
        case Kind::bits:
            place_in_kind_.push_back(static_cast<std::uint32_t>(smalls_.size()));
            smalls_.emplace_back();
            break;
        }
    }
    row_count_ = 0;
    ++version_;
}

void Table::reserve(std::uint32_t rows) {
    for (auto& column : texts_) column.reserve(row_count_ + rows);
    for (auto& column : numbers_) column.reserve(row_count_ + rows);
    for (auto& column : smalls_) column.reserve(row_count_ + rows);
}

Row Table::append(std::span<const Cell> cells) {
    assert(cells.size() == schema_.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto place = place_in_kind_[i];
        switch (schema_.columns[i].kind) {
        case Kind::text: texts_[place].append(cells[i].text); break;
        case Kind::number: numbers_[place].append(cells[i].number); break;
        case Kind::code: assert(cells[i].small < 32); [[fallthrough]];
        case Kind::bits: smalls_[place].push_back(cells[i].small); break;
        }
    }
    ++version_;
    return row_count_++;
}

void Table::append_rows(std::span<const Cell> cells) {
    const std::size_t width = schema_.columns.size();
    assert(cells.size() % width == 0);
    const std::size_t rows = cells.size() / width;
    for (std::size_t i = 0; i < width && rows != 0; ++i) {
        const auto place = place_in_kind_[i];
        switch (schema_.columns[i].kind) {
        case Kind::text: texts_[place].append(&cells[i], width, rows); break;
        case Kind::number:
            for (std::size_t row = 0; row < rows; ++row)
                numbers_[place].append(cells[row * width + i].number);
            break;
        case Kind::code:
        case Kind::bits:
            for (std::size_t row = 0; row < rows; ++row)
                smalls_[place].push_back(cells[row * width + i].small);
            break;
        }
    }
    version_ += rows;
    row_count_ += static_cast<std::uint32_t>(rows);
}

void Table::set_row(Row row, std::span<const Cell> cells) {
    assert(cells.size() == schema_.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) set_cell(row, i, cells[i]);
}

void Table::set_cell(Row row, std::size_t column, const Cell& cell) {
    assert(row < row_count_);
    const auto place = place_in_kind_[column];
    switch (schema_.columns[column].kind) {
    case Kind::text: texts_[place].set(row, cell.text); break;
    case Kind::number: numbers_[place].set(row, cell.number); break;
    case Kind::code: assert(cell.small < 32); [[fallthrough]];
    case Kind::bits: smalls_[place][row] = cell.small; break;
    }
    ++version_;
}

void Table::set_text(Row row, Column column, std::string_view text) {
    assert(schema_[column].kind == Kind::text);
    set_cell(row, static_cast<std::size_t>(column), Cell::of_text(text));
}

void Table::set_number(Row row, Column column, std::optional<std::int64_t> number) {
    assert(schema_[column].kind == Kind::number);
    set_cell(row, static_cast<std::size_t>(column), Cell::of_number(number));
}

void Table::set_code(Row row, Column column, std::uint8_t code) {
    assert(schema_[column].kind == Kind::code);
    set_cell(row, static_cast<std::size_t>(column), Cell::of_code(code));
}

void Table::set_bits(Row row, Column column, std::uint8_t bits) {
    assert(schema_[column].kind == Kind::bits);
    set_cell(row, static_cast<std::size_t>(column), Cell::of_code(bits));
}

std::string_view Table::text(Row row, Column column) const { return texts(column).at(row); }

std::optional<std::int64_t> Table::number(Row row, Column column) const {
    const auto number = numbers(column).at(row);
    return number == kAbsent ? std::nullopt : std::optional(number);
}

std::uint8_t Table::code(Row row, Column column) const {
    assert(schema_[column].kind == Kind::code);
    return smalls(column)[row];
}

std::uint8_t Table::bits(Row row, Column column) const {
    assert(schema_[column].kind == Kind::bits);
    return smalls(column)[row];
}

const TextColumn& Table::texts(Column column) const {
    assert(schema_[column].kind == Kind::text);
    return texts_[place_in_kind_[static_cast<std::size_t>(column)]];
}

const NumberColumn& Table::numbers(Column column) const {
    assert(schema_[column].kind == Kind::number);
    return numbers_[place_in_kind_[static_cast<std::size_t>(column)]];
}

std::span<const std::uint8_t> Table::smalls(Column column) const {
    assert(schema_[column].kind == Kind::code || schema_[column].kind == Kind::bits);
    return smalls_[place_in_kind_[static_cast<std::size_t>(column)]];
}

} // namespace stall::table
