// Keeping a query's answer right: by parts that changed, row by row, with one row held in place.
// Must not know widgets.
#include "core/table/view.hpp"

#include "core/table/small_column.hpp"

#include <algorithm>

namespace stall::table {

View::View(const Table& table) : table_(table) {}

void View::refresh(const Query& query) {
    const bool current = answered_ && seen_version_ == table_.version();
    if (current && query == query_) return;
    if (query != query_) pinned_.reset();
    answer(query, current ? Rebuild::what_changed : Rebuild::everything);
}

void View::prepare(std::span<const SortKey> sort) {
    if (answered_ && seen_version_ == table_.version()) orders_.by(table_, sort);
}

/// `query` may be query_ itself.
void View::answer(const Query& query, Rebuild rebuild) {
    const bool all = rebuild == Rebuild::everything;
    if (all) {
        orders_.clear();
        found_.forget();
    }
    Search search(table_, query.search, query.search_over);
    const bool searched = all || search != search_;
    if (!all && searched && search.narrows(search_))
        search.narrow(table_, found_);
    else if (searched)
        search.find(table_, found_);
    search_ = std::move(search);

    const bool filtered = all || query.filter != query_.filter;
    if (filtered) {
        matcher_ = Matcher(query.filter);
        matcher_.select(table_, filtered_);
    }
    const bool segmented = query.segment != query_.segment;
    query_ = query;
    if (searched || filtered) {
        matched_ = found_.rows;
        matched_.intersect(filtered_);
    }
    if (searched || filtered || segmented) count_segments();
    seen_version_ = table_.version();
    answered_ = true;
    collect_rows();
    lower_pinned();
}

void View::count_segments() {
    segment_counts_ = {};
    shown_ = matched_;
    if (!query_.segment) return;
    const auto column = table_.smalls(query_.segment->column);
    segment_counts_ = count_bits(column, matched_);
    if (query_.segment->any_of == 0) return;
    RowSet in_segment;
    select_bits(column, query_.segment->any_of, in_segment);
    shown_.intersect(in_segment);
}

/// rows_ from shown_, in the query's order.
void View::collect_rows() {
    const std::uint32_t count = shown_.count();
    rows_.resize(count);
    Row* to = rows_.data();
    if (query_.sort.empty()) return search_.order(table_, found_, shown_, rows_);
    const Order& order = orders_.by(table_, query_.sort);
    if (count == order.rows.size()) {
        rows_ = order.rows;
        return;
    }
    // The places of the shown rows, as a set, come out sorted: no comparing.
    RowSet places(table_.row_count());
    const auto& place_of = order.places();
    shown_.each([&](Row row) { places.add(place_of[row]); });
    places.each([&](std::uint32_t place) { *to++ = order.rows[place]; });
}

std::optional<std::uint32_t> View::position_of(Row row) const {
    const auto found = std::ranges::find(rows_, row);
    if (found == rows_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - rows_.begin());
}

Placement View::row_changed(Row row) {
    if (!answered_) return {};
    const auto before = position_of(row);
    if (missed_rows(1)) {
        answer(query_, Rebuild::everything);
        return {before, position_of(row)};
    }
    lift_pinned();
    if (const auto place = std::ranges::find(rows_, row); place != rows_.end()) rows_.erase(place);
    update_membership(row);
    count_segments();
    orders_.row_changed(row);
    seen_version_ = table_.version();

    Placement placement{before, std::nullopt};
    if (shown_.has(row)) {
        const auto place = place_for(row);
        placement.after = static_cast<std::uint32_t>(place - rows_.begin());
        if (pinned_ != row) rows_.insert(place, row);
    }
    lower_pinned();
    if (pinned_ && pinned_ != row && placement.after) placement.after = position_of(row);
    return placement;
}

void View::rows_changed(std::span<const Row> rows) {
    if (!answered_ || rows.empty()) return;
    if (missed_rows(rows.size())) return answer(query_, Rebuild::everything);
    for (Row row : rows) {
        update_membership(row);
        orders_.row_changed(row);
    }
    seen_version_ = table_.version();
    count_segments();
    collect_rows();
    lower_pinned();
}

/// Were more rows appended than are told of?
bool View::missed_rows(std::size_t told) const {
    return table_.row_count() < found_.rows.size() ||
           table_.row_count() - found_.rows.size() > told;
}

void View::update_membership(Row row) {
    found_.forget(); // its texts may be others
    for (RowSet* set : {&found_.rows, &filtered_, &matched_})
        if (set->size() < table_.row_count()) set->grow(table_.row_count());
    found_.rows.put(row, search_.matches(table_, row));
    filtered_.put(row, matcher_.matches(table_, row));
    matched_.put(row, found_.rows.has(row) && filtered_.has(row));
}

/// Where the row belongs among rows_, which must be sorted and without it.
std::vector<Row>::iterator View::place_for(Row row) {
    return std::ranges::lower_bound(rows_, row, [&](Row a, Row b) {
        return query_.sort.empty() ? search_.precedes(table_, a, b)
                                   : precedes(table_, query_.sort, a, b);
    });
}

void View::pin(Row row) {
    unpin();
    const auto position = position_of(row);
    if (!position) return;
    pinned_ = row;
    pinned_position_ = *position;
}

void View::unpin() {
    if (!pinned_) return;
    const Row row = *pinned_;
    lift_pinned();
    pinned_.reset();
    if (shown_.has(row)) rows_.insert(place_for(row), row);
}

void View::lift_pinned() {
    if (!pinned_) return;
    if (const auto place = std::ranges::find(rows_, *pinned_); place != rows_.end())
        rows_.erase(place);
}

/// Back at its place, or at the end where the list became shorter than that.
void View::lower_pinned() {
    if (!pinned_) return;
    lift_pinned();
    const auto position = std::min<std::size_t>(pinned_position_, rows_.size());
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(position), *pinned_);
}

} // namespace stall::table
