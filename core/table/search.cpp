// Search: typed text to needles, needles to rows.
// Must not know filters and orders.
#include "core/table/search.hpp"

#include "core/base/text.hpp"
#include "core/table/table.hpp"

#include <algorithm>

namespace stall::table {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\v\f";

/// Words; "…" that opens at a word's start is one needle up to the closing quote (or the end).
std::vector<std::string> needles_of(std::string_view folded) {
    std::vector<std::string> needles;
    std::size_t at = 0;
    while ((at = folded.find_first_not_of(kSpaces, at)) != std::string_view::npos) {
        const bool phrase = folded[at] == '"';
        if (phrase) ++at;
        const std::size_t end = std::min(
            phrase ? folded.find('"', at) : folded.find_first_of(kSpaces, at), folded.size());
        if (end > at) needles.emplace_back(folded.substr(at, end - at));
        at = std::min(end + (phrase ? 1 : 0), folded.size());
    }
    return needles;
}

bool is_within(const std::string& inner, const std::string& outer) {
    return outer.find(inner) != std::string::npos;
}

/// Without those that another one implies; longest first, as they leave the fewest rows.
std::vector<std::string> essential(std::vector<std::string> needles) {
    const auto before = [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    };
    std::vector<std::string> kept;
    while (!needles.empty()) {
        const auto next = std::ranges::min_element(needles, before); // a search has few words
        if (std::ranges::none_of(kept, [&](auto& longer) { return is_within(*next, longer); }))
            kept.push_back(*next);
        needles.erase(next);
    }
    return kept;
}

bool row_contains(const Table& table, std::span<const Column> columns, Row row,
                  std::string_view needle) {
    return std::ranges::any_of(columns, [&](Column column) {
        const auto& texts = table.texts(column);
        return texts.folded(texts.value_of(row)).find(needle) != std::string_view::npos;
    });
}

/// Rows where one of the columns contains the needle.
void find_needle(const Table& table, std::span<const Column> columns, std::string_view needle,
                 RowSet& rows) {
    rows.reset(table.row_count());
    RowSet values;
    RowSet more;
    for (Column column : columns) {
        table.texts(column).find_values(needle, values);
        table.texts(column).rows_of_values(values, more);
        rows.unite(more);
    }
}

} // namespace

Search::Search(const Table& table, std::string_view typed, std::span<const Column> columns)
    : needles_(essential(needles_of(fold(typed)))), columns_(columns.begin(), columns.end()) {
    if (!columns_.empty()) return;
    for (std::size_t i = 0; i < table.schema().columns.size(); ++i)
        if (table.schema().columns[i].searchable == Searchable::yes)
            columns_.push_back(static_cast<Column>(i));
}

bool Search::narrows(const Search& wider) const {
    return columns_ == wider.columns_ &&
           std::ranges::all_of(wider.needles_, [&](const std::string& theirs) {
               return std::ranges::any_of(
                   needles_, [&](const std::string& ours) { return is_within(theirs, ours); });
           });
}

void Search::find(const Table& table, RowSet& hits) const {
    hits.fill(table.row_count());
    narrow(table, hits);
}

void Search::narrow(const Table& table, RowSet& hits) const {
    // Reading texts here and there costs about as much as scanning this many times more.
    constexpr std::uint32_t kScanAdvantage = 64;
    RowSet found;
    for (const std::string& needle : needles_) {
        if (hits.count() > table.row_count() / kScanAdvantage) {
            find_needle(table, columns_, needle, found);
            hits.intersect(found);
            continue;
        }
        found = hits;
        found.each([&](Row row) {
            if (!row_contains(table, columns_, row, needle)) hits.remove(row);
        });
    }
}

bool Search::matches(const Table& table, Row row) const {
    return std::ranges::all_of(needles_, [&](const std::string& needle) {
        return row_contains(table, columns_, row, needle);
    });
}

} // namespace stall::table
