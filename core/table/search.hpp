// Finding typed words in folded text: substring, every word somewhere in the row's chosen columns;
// and which of the found rows fit best.
// Must not know filters, orders or what the texts are.
#pragma once

#include "core/table/row_set.hpp"
#include "core/table/schema.hpp"
#include "core/table/word_place.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::table {

class Table;

/// What a search found: the rows, and which values of each column contain each needle, so that a
/// needle that grew is looked for in those only. Forget them when a cell changes.
struct Hits {
    /// How well the rows fit one word.
    struct Fit {
        std::string text;
        RowSet asked;  ///< the rows that were looked at
        RowSet begins; ///< of those, where it begins a word or is one
        RowSet wholes; ///< where it is one
    };
    struct Needle {
        std::string text;
        std::vector<RowSet> values; ///< one for each column
    };
    RowSet rows;
    std::vector<Column> columns;
    std::vector<Needle> needles;
    std::vector<Fit> fits;

    void forget() {
        needles.clear();
        fits.clear();
    }
};

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

    /// All hits in the table. Those of an earlier search may be there; they save work.
    void find(const Table& table, Hits& hits) const;
    /// The same where the hits are of a wider search.
    void narrow(const Table& table, Hits& hits) const;
    bool matches(const Table& table, Row row) const;

    /// Of the rows that were found those of `rows`, the ones that fit best first (WordRank: whole
    /// words, then beginnings, then insides; over all columns), equal ones in row order.
    void order(const Table& table, Hits& hits, const RowSet& rows, std::vector<Row>& ordered) const;
    /// The same for two rows.
    bool precedes(const Table& table, Row a, Row b) const;

    bool operator==(const Search&) const = default;

private:
    enum class From : std::uint8_t { all_rows, hits };
    void look(const Table& table, Hits& hits, From from) const;
    WordRank rank_of(const Table& table, Row row) const;
    Hits::Fit fit_of(const Table& table, const Hits& hits, const RowSet& rows,
                     const std::string& word) const;

    std::vector<std::string> needles_; ///< those that decide which rows are found
    std::vector<std::string> words_;   ///< those that decide which fit best
    std::vector<Column> columns_;
};

} // namespace stall::table
