// A table in columns: a million rows that can be searched, filtered and sorted within a frame.
// Must not know what the rows are; the page declares its own columns.
#pragma once

#include "core/table/number_column.hpp"
#include "core/table/schema.hpp"
#include "core/table/text_column.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stall::table {

/// Rows of typed cells. Reading or writing a cell as another kind than its column's is a
/// programming error. Every change counts up version(); Views are told with View::row_changed.
class Table {
public:
    explicit Table(Schema schema);

    const Schema& schema() const { return schema_; }
    std::uint32_t row_count() const { return row_count_; }
    std::uint64_t version() const { return version_; }

    /// Makes room for about this many rows more (optional, saves copying).
    void reserve(std::uint32_t rows);
    /// Adds a row; one cell for each column, in the schema's order.
    Row append(std::span<const Cell> cells);
    /// Adds many rows, one after the other in `cells`: the quick way to load (hundreds at a time).
    void append_rows(std::span<const Cell> cells);
    /// Writes all cells of a row.
    void set_row(Row row, std::span<const Cell> cells);
    /// Back to no rows.
    void clear();

    void set_text(Row row, Column column, std::string_view text);
    void set_number(Row row, Column column, std::optional<std::int64_t> number);
    void set_code(Row row, Column column, std::uint8_t code);
    void set_bits(Row row, Column column, std::uint8_t bits);

    /// Valid until a text of this column is written.
    std::string_view text(Row row, Column column) const;
    std::optional<std::int64_t> number(Row row, Column column) const;
    std::uint8_t code(Row row, Column column) const;
    std::uint8_t bits(Row row, Column column) const;

    /// The columns themselves, for the engine's own loops.
    const TextColumn& texts(Column column) const;
    const NumberColumn& numbers(Column column) const;
    std::span<const std::uint8_t> smalls(Column column) const; ///< codes or bits, one for each row

private:
    void set_cell(Row row, std::size_t column, const Cell& cell);

    Schema schema_;
    std::vector<std::uint32_t> place_in_kind_; ///< by column: its index in the vector of its kind
    std::vector<TextColumn> texts_;
    std::vector<NumberColumn> numbers_;
    std::vector<std::vector<std::uint8_t>> smalls_;
    std::uint32_t row_count_ = 0;
    std::uint64_t version_ = 0;
};

} // namespace stall::table
