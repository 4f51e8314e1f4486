// Finding typed words in folded text: substring, every word somewhere in the row's chosen columns.
// Must not know filters, orders or what the texts are.
#pragma once

#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::table {

class Table;

/// What was typed, made ready: folded words; "…" makes one needle of several words, spaces kept.
class Search {
public:
    Search() = default;
    /// No columns: every searchable column of the table.
    Search(const Table& table, std::string_view typed, std::span<const Column> columns);

    bool matches_everything() const { return needles_.empty(); }
    /// True where every row this finds is also found by `wider` (so its hits are enough to look
    /// at).
    bool narrows(const Search& wider) const;

    /// All hits in the table.
    void find(const Table& table, RowSet& hits) const;
    /// Keeps those of `hits` that match; `hits` must hold all rows that can.
    void narrow(const Table& table, RowSet& hits) const;
    bool matches(const Table& table, Row row) const;

    bool operator==(const Search&) const = default;

private:
    std::vector<std::string> needles_;
    std::vector<Column> columns_;
};

} // namespace stall::table
