// What a list shows: the rows that match a query, in order, kept right while the merchant types.
// Must not know widgets, or who changes the table.
#pragma once

#include "core/table/filter.hpp"
#include "core/table/order.hpp"
#include "core/table/search.hpp"
#include "core/table/table.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stall::table {

/// The chosen segment: rows that have at least one of `any_of` in a bits column. any_of = 0: no
/// restriction, but segments are still counted.
struct SegmentTerm {
    Column column{};
    std::uint8_t any_of = 0;

    bool operator==(const SegmentTerm&) const = default;
};

/// All that decides which rows a list shows, and in what order.
struct Query {
    std::string search;              ///< as typed: words, all of which must occur; "…" is a phrase
    std::vector<Column> search_over; ///< where they may occur; empty: every searchable column
    Filter filter;
    std::optional<SegmentTerm> segment;
    /// Equal rows stay in row order. Without any, what fits the search best comes first
    /// (Search::order).
    std::vector<SortKey> sort;

    bool operator==(const Query&) const = default;
};

/// What a change did to a row's place among the shown rows. While the row is pinned it stays where
/// it is and `after` is where it will go.
struct Placement {
    std::optional<std::uint32_t> before;
    std::optional<std::uint32_t> after;
    bool moved() const { return before != after; }

    bool operator==(const Placement&) const = default;
};

/// A query's answer, kept. The table must outlive it. After cells of one row changed (or one row
/// was appended) call row_changed; after several rows changed call rows_changed with all of them.
/// Without that, the next refresh notices and does everything again.
class View {
public:
    explicit View(const Table& table);

    /// Answers a query. Does only what is needed: a search that grew looks at the last hits only, a
    /// new filter does not search again, a new order neither. A different query ends the pin.
    void refresh(const Query& query);

    /// Makes an order ahead, when the page is idle; the first sort of a million texts takes longer
    /// than a frame.
    void prepare(std::span<const SortKey> sort);

    const Query& query() const { return query_; }
    /// The rows to show, in order. Valid until the next call that is not const.
    std::span<const Row> rows() const { return rows_; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(rows_.size()); }
    std::optional<std::uint32_t> position_of(Row row) const;

    /// How many rows match search and filter in each segment (by bit), whichever is chosen. Zeros
    /// without a segment term.
    const std::array<std::uint32_t, 8>& segment_counts() const { return segment_counts_; }

    /// Takes one changed (or appended) row into account, the only one since the last call.
    Placement row_changed(Row row);
    /// The same for all rows that changed since the last call.
    void rows_changed(std::span<const Row> rows);

    /// Holds a shown row at its place, whatever its cells become, until unpin or another query: a
    /// row must not jump away from under the hand that edits it. One row at a time.
    void pin(Row row);
    void unpin();
    std::optional<Row> pinned() const { return pinned_; }

private:
    enum class Rebuild : std::uint8_t { what_changed, everything };
    void answer(const Query& query, Rebuild rebuild);
    void collect_rows();
    void update_membership(Row row);
    bool missed_rows(std::size_t told) const;
    void count_segments();
    void lift_pinned();
    void lower_pinned();
    std::vector<Row>::iterator place_for(Row row);

    const Table& table_;
    Query query_;
    Search search_;
    Matcher matcher_;
    Hits found_;      ///< by the search
    RowSet filtered_; ///< by the filter
    RowSet matched_;  ///< by both
    RowSet shown_;    ///< and in the segment
    Orders orders_;
    std::vector<Row> rows_;
    std::array<std::uint32_t, 8> segment_counts_{};
    std::optional<Row> pinned_;
    std::uint32_t pinned_position_ = 0;
    std::uint64_t seen_version_ = 0;
    bool answered_ = false;
};

} // namespace stall::table
