// A column of texts: each value's bytes in one arena, its folded form in another, rows refer to
// values. Must not know tables.
#pragma once

#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"
#include "core/table/word_place.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stall::table {

/// Values are never changed in place: a cell that is written gets a new (or an equal old) value, so
/// offsets ascend and all text of the column can be scanned in one run.
class TextColumn {
public:
    /// Ends each folded value; no byte of any UTF-8 text.
    static constexpr char kSeparator = '\xFF';

    TextColumn(Searchable searchable, Values values);

    void reserve(std::uint32_t rows);
    void append(std::string_view text);
    /// The texts of `count` rows: every `stride`th of the cells.
    void append(const Cell* cells, std::size_t stride, std::size_t count);
    void set(Row row, std::string_view text);

    std::string_view at(Row row) const { return value(value_of_row_[row]); }
    std::uint32_t value_of(Row row) const { return value_of_row_[row]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(value_of_row_.size()); }

    std::uint32_t value_count() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
    std::string_view value(std::uint32_t value) const {
        return {bytes_.data() + begins_[value], begins_[value + 1] - begins_[value]};
    }
    bool searchable() const { return searchable_ == Searchable::yes; }
    /// Only of searchable columns.
    std::string_view folded(std::uint32_t value) const {
        return {folded_.data() + folded_begins_[value],
                folded_begins_[value + 1] - folded_begins_[value] - 1};
    }

    /// Values whose folded text contains the needle (folded too, not empty) at such a place or a
    /// better one.
    void find_values(std::string_view needle, RowSet& values,
                     WordPlace place = WordPlace::inside) const;
    /// Keeps those of `values` whose folded text does.
    void narrow_values(std::string_view needle, RowSet& values,
                       WordPlace place = WordPlace::inside) const;
    /// Values that are this text.
    void equal_values(std::string_view text, RowSet& values) const;
    /// Adds to `rows` those of `among` that have one of these values.
    void add_rows_of_values(const RowSet& values, const RowSet& among, RowSet& rows) const;

    /// For each value its place in the order of texts; equal places only for equal texts.
    const std::vector<std::uint32_t>& folded_ranks() const;
    const std::vector<std::uint32_t>& exact_ranks() const;

private:
    struct Ranks {
        std::vector<std::uint32_t> sorted; ///< values in order
        std::vector<std::uint32_t> rank;   ///< by value
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t value_plus_one = 0;
    };
    std::uint32_t value_for(std::string_view text);
    std::uint32_t value_for(std::string_view text, std::uint32_t hash);
    bool is_value(std::uint32_t number, std::string_view text) const;
    std::uint32_t add_value(std::string_view text);
    void add_folded(std::string_view text);
    void grow_slots();
    void drop_unused_values();
    enum class Form : std::uint8_t { folded, exact };
    void bring_up_to_date(Ranks& ranks, Form form) const;

    Searchable searchable_;
    Values values_;
    std::vector<char> bytes_;
    std::vector<std::uint32_t> begins_{0}; ///< by value, and the end
    std::vector<char> folded_{kSeparator}; ///< before and behind each value
    std::vector<std::uint32_t> folded_begins_{1};
    std::vector<std::uint32_t> value_of_row_;
    bool row_is_value_ = true; ///< value_of_row_[n] == n for every row
    std::vector<Slot> slots_;  ///< open addressing; of repeating columns
    static constexpr std::uint32_t kValuesForOneInSample = 16;
    std::array<std::uint32_t, 256> byte_counts_{}; ///< in a sample of the folded text
    std::uint32_t rewritten_ = 0; ///< cells written again; so many values may be unused
    mutable Ranks folded_ranks_;
    mutable Ranks exact_ranks_;
};

} // namespace stall::table
