// What a table's columns are, and the values that cells are written from.
// Must not know what the rows mean, nor how columns are stored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stall::table {

/// A row's place in the table. Stable: rows are never removed (archived is a value, not a gap).
using Row = std::uint32_t;

/// The position of a column in its schema. Name yours: `inline constexpr Column kPrice{2};`
enum class Column : std::uint8_t {};

enum class Kind : std::uint8_t {
    text,   ///< UTF-8
    number, ///< int64 or absent
    code,   ///< one of up to 32 named values (0…31)
    bits,   ///< a set of up to 8 named flags
};

enum class Searchable : std::uint8_t { no, yes }; ///< yes: a folded copy is kept for searching
enum class Values : std::uint8_t {
    mostly_unique, ///< an SKU
    repeating,     ///< a title: each distinct text is stored, folded and searched once
};

/// One column. Names (of the column and its values) are [a-z0-9_]+, for they appear in URLs.
struct ColumnSpec {
    std::string name;
    Kind kind = Kind::text;
    Searchable searchable = Searchable::no;
    Values values = Values::mostly_unique;
    std::vector<std::string> names; ///< of the codes or bits, by number

    static ColumnSpec text(std::string name, Searchable searchable = Searchable::no,
                           Values values = Values::mostly_unique) {
        return {std::move(name), Kind::text, searchable, values, {}};
    }
    static ColumnSpec number(std::string name) {
        return {std::move(name), Kind::number, Searchable::no, Values::mostly_unique, {}};
    }
    static ColumnSpec code(std::string name, std::vector<std::string> names) {
        return {std::move(name), Kind::code, Searchable::no, Values::repeating, std::move(names)};
    }
    static ColumnSpec bits(std::string name, std::vector<std::string> names) {
        return {std::move(name), Kind::bits, Searchable::no, Values::repeating, std::move(names)};
    }
};

/// The columns of a table, declared once.
struct Schema {
    std::vector<ColumnSpec> columns;

    const ColumnSpec& operator[](Column column) const {
        return columns[static_cast<std::size_t>(column)];
    }
    std::optional<Column> find(std::string_view name) const;
};

/// Stands for "no number" inside columns; the one int64 that a cell cannot hold.
inline constexpr std::int64_t kAbsent = INT64_MIN;

/// A value on its way into a cell; the text is copied by the table.
struct Cell {
    std::string_view text;
    std::int64_t number = kAbsent;
    std::uint8_t small = 0;

    static Cell of_text(std::string_view text) { return {text, kAbsent, 0}; }
    static Cell of_number(std::int64_t number) { return {{}, number, 0}; }
    static Cell of_number(std::optional<std::int64_t> number) {
        return {{}, number.value_or(kAbsent), 0};
    }
    /// For both codes and bit sets.
    static Cell of_code(std::uint8_t code) { return {{}, kAbsent, code}; }
    template <typename Enum> static Cell of_enum(Enum value) {
        return of_code(static_cast<std::uint8_t>(value));
    }
};

} // namespace stall::table
