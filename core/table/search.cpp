// Search: typed text to needles, needles to rows.
// Must not know filters and orders.
#include "core/table/search.hpp"

#include "core/base/text.hpp"
#include "core/table/table.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace stall::table {
namespace {

/// Words of a search and their ranks are few, and each instance of std::sort weighs 4 kB in the
/// page (docs/decisions/0004).
template <typename Each, typename Precedes>
void sort_few(std::vector<Each>& all, Precedes precedes) {
    for (std::size_t i = 1; i < all.size(); ++i)
        for (std::size_t j = i; j > 0 && precedes(all[j], all[j - 1]); --j)
            std::swap(all[j], all[j - 1]);
}

constexpr std::string_view kSpaces = " \t\r\n\v\f";
/// More words than this do not make the order of what they find any better.
constexpr std::size_t kRankedMax = 8;
/// Reading texts here and there costs about as much as scanning this many times more.
constexpr std::uint32_t kScanAdvantage = 64;

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

/// The first few, each once, in an order that does not depend on how they were typed.
std::vector<std::string> ranked(std::vector<std::string> needles) {
    if (needles.size() > kRankedMax) needles.resize(kRankedMax);
    sort_few(needles, std::less<>());
    const auto doubles = std::ranges::unique(needles);
    needles.erase(doubles.begin(), doubles.end());
    return needles;
}

WordPlace place_in_row(const Table& table, std::span<const Column> columns, Row row,
                       std::string_view word) {
    WordPlace best = WordPlace::nowhere;
    for (const Column column : columns) {
        const auto& texts = table.texts(column);
        best = std::min(best, word_place(texts.folded(texts.value_of(row)), word));
    }
    return best;
}

bool row_contains(const Table& table, std::span<const Column> columns, Row row,
                  std::string_view needle) {
    return std::ranges::any_of(columns, [&](Column column) {
        const auto& texts = table.texts(column);
        return texts.folded(texts.value_of(row)).find(needle) != std::string_view::npos;
    });
}

/// Of those needles that are within this one, the longest.
const Hits::Needle* nearest(const std::vector<Hits::Needle>& known, const std::string& needle) {
    const Hits::Needle* found = nullptr;
    for (const auto& each : known)
        if (is_within(each.text, needle) && (!found || each.text.size() > found->text.size()))
            found = &each;
    return found;
}

/// The values that contain the needle, in all columns; `wider` may be null.
Hits::Needle find_needle(const Table& table, std::span<const Column> columns,
                         const std::string& needle, const Hits::Needle* wider) {
    if (wider && wider->text == needle) return *wider;
    Hits::Needle found{needle, std::vector<RowSet>(columns.size())};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const TextColumn& texts = table.texts(columns[i]);
        // Going from text to text costs about as much as running over twice as many.
        if (wider && wider->values[i].count() < texts.value_count() / 2)
            texts.narrow_values(needle, found.values[i] = wider->values[i]);
        else
            texts.find_values(needle, found.values[i]);
    }
    return found;
}

/// Keeps the rows that have one of the values in one of the columns.
void keep_rows(const Table& table, std::span<const Column> columns, const Hits::Needle& needle,
               RowSet& rows) {
    RowSet kept(table.row_count());
    for (std::size_t i = 0; i < columns.size(); ++i)
        table.texts(columns[i]).add_rows_of_values(needle.values[i], rows, kept);
    rows = std::move(kept);
}

/// Rows that fit the words seen so far equally well.
struct Equals {
    WordRank rank;
    RowSet rows;
};

void add_equals(std::vector<Equals>& all, WordRank rank, RowSet rows) {
    if (rows.empty()) return;
    const auto same = std::ranges::find(all, rank, &Equals::rank);
    if (same == all.end())
        all.push_back({rank, std::move(rows)});
    else
        same->rows.unite(rows);
}

/// Each of them in three: where the word is whole, where it begins one, and the others.
std::vector<Equals> parted(const std::vector<Equals>& all, const Hits::Fit& fit) {
    std::vector<Equals> parts;
    for (const auto& [rank, rows] : all) {
        RowSet wholes = rows;
        wholes.intersect(fit.wholes);
        RowSet begins = rows;
        begins.intersect(fit.begins);
        RowSet insides = rows;
        insides.subtract(begins);
        begins.subtract(wholes);
        add_equals(parts, rank.with(WordPlace::whole), std::move(wholes));
        add_equals(parts, rank.with(WordPlace::beginning), std::move(begins));
        add_equals(parts, rank.with(WordPlace::inside), std::move(insides));
    }
    return parts;
}

} // namespace

Search::Search(const Table& table, std::string_view typed, std::span<const Column> columns)
    : columns_(columns.begin(), columns.end()) {
    auto needles = needles_of(fold(typed));
    words_ = ranked(needles);
    needles_ = essential(std::move(needles));
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

void Search::find(const Table& table, Hits& hits) const {
    hits.rows.fill(table.row_count());
    look(table, hits, From::all_rows);
}

void Search::narrow(const Table& table, Hits& hits) const { look(table, hits, From::hits); }

void Search::look(const Table& table, Hits& hits, From from) const {
    if (hits.columns != columns_) hits.forget();
    hits.columns = columns_;
    const auto known = std::exchange(hits.needles, {});
    for (const std::string& text : needles_) {
        const Hits::Needle* wider = nearest(known, text);
        if (!wider && hits.rows.count() <= table.row_count() / kScanAdvantage) {
            const RowSet rows = hits.rows;
            rows.each([&](Row row) {
                if (!row_contains(table, columns_, row, text)) hits.rows.remove(row);
            });
            continue;
        }
        hits.needles.push_back(find_needle(table, columns_, text, wider));
        if (from == From::all_rows || !wider || wider->text != text)
            keep_rows(table, columns_, hits.needles.back(), hits.rows);
    }
}

bool Search::matches(const Table& table, Row row) const {
    return std::ranges::all_of(needles_, [&](const std::string& needle) {
        return row_contains(table, columns_, row, needle);
    });
}

void Search::order(const Table& table, Hits& hits, const RowSet& rows,
                   std::vector<Row>& ordered) const {
    std::vector<Equals> all{{{}, rows}};
    const auto known = std::exchange(hits.fits, {});
    for (const std::string& word : words_) {
        const auto same = std::ranges::find_if(known, [&](const Hits::Fit& fit) {
            return fit.text == word && rows.is_within(fit.asked);
        });
        hits.fits.push_back(same == known.end() ? fit_of(table, hits, rows, word) : *same);
        all = parted(all, hits.fits.back());
    }
    sort_few(all, [](const Equals& left, const Equals& right) { return left.rank < right.rank; });
    ordered.resize(rows.count());
    Row* to = ordered.data();
    for (const Equals& equals : all) equals.rows.each([&](Row row) { *to++ = row; });
}

Hits::Fit Search::fit_of(const Table& table, const Hits& hits, const RowSet& rows,
                         const std::string& word) const {
    Hits::Fit fit{word, rows, RowSet(table.row_count()), RowSet(table.row_count())};
    const auto needle = std::ranges::find(hits.needles, word, &Hits::Needle::text);
    const bool is_known = needle != hits.needles.end();
    if (!is_known && rows.count() <= table.row_count() / kScanAdvantage) {
        rows.each([&](Row row) {
            const auto place = place_in_row(table, columns_, row, word);
            if (place <= WordPlace::beginning) fit.begins.add(row);
            if (place == WordPlace::whole) fit.wholes.add(row);
        });
        return fit;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const TextColumn& texts = table.texts(columns_[i]);
        RowSet values;
        if (is_known && needle->values[i].count() < texts.value_count() / 2)
            texts.narrow_values(word, values = needle->values[i], WordPlace::beginning);
        else
            texts.find_values(word, values, WordPlace::beginning);
        texts.add_rows_of_values(values, rows, fit.begins);
        texts.narrow_values(word, values, WordPlace::whole);
        texts.add_rows_of_values(values, rows, fit.wholes);
    }
    return fit;
}

WordRank Search::rank_of(const Table& table, Row row) const {
    WordRank rank;
    for (const std::string& word : words_)
        rank = rank.with(place_in_row(table, columns_, row, word));
    return rank;
}

bool Search::precedes(const Table& table, Row a, Row b) const {
    const auto order = rank_of(table, a) <=> rank_of(table, b);
    return order == 0 ? a < b : order < 0;
}

} // namespace stall::table
