// Building filters, and evaluating them: whole columns at once, or one row.
// Must not know the text form (filter_text.cpp).
#include "core/table/filter.hpp"

#include "core/base/text.hpp"
#include "core/table/small_column.hpp"
#include "core/table/table.hpp"

#include <algorithm>

namespace stall::table {
namespace {

using FilterKind = Filter::Kind;

Filter of_parts(FilterKind kind, std::vector<Filter> parts) {
    Filter filter;
    filter.kind = kind;
    filter.parts = std::move(parts);
    return filter;
}

Filter on_column(FilterKind kind, Column column) {
    Filter filter;
    filter.kind = kind;
    filter.column = column;
    return filter;
}

void fold_texts(Filter& filter) {
    if (filter.kind == FilterKind::text_contains) filter.text = fold(filter.text);
    for (auto& part : filter.parts) fold_texts(part);
}

bool contains(const TextColumn& column, std::uint32_t value, std::string_view folded_needle) {
    if (column.searchable())
        return column.folded(value).find(folded_needle) != std::string_view::npos;
    return fold(column.value(value)).find(folded_needle) != std::string::npos;
}

void select_texts(const Filter& filter, const TextColumn& column, RowSet& rows) {
    RowSet values;
    if (filter.kind == FilterKind::text_equals) {
        column.equal_values(filter.text, values);
    } else if (filter.text.empty()) {
        rows.fill(column.size());
        return;
    } else if (column.searchable()) {
        column.find_values(filter.text, values);
    } else {
        values.reset(column.value_count());
        for (std::uint32_t i = 0; i < column.value_count(); ++i)
            values.put(i, contains(column, i, filter.text));
    }
    RowSet all;
    all.fill(column.size());
    rows.reset(column.size());
    column.add_rows_of_values(values, all, rows);
}

void select_numbers(const Filter& filter, const NumberColumn& column, RowSet& rows) {
    column.select(filter.low, filter.high, rows);
    if (filter.absent == Absent::excluded) return;
    RowSet without;
    column.select_absent(without);
    rows.unite(without);
}

void select_rows(const Filter& filter, const Table& table, RowSet& rows);

void select_parts(const Filter& filter, const Table& table, RowSet& rows) {
    const bool all = filter.kind == FilterKind::all_of;
    if (filter.parts.empty()) {
        all ? rows.fill(table.row_count()) : rows.reset(table.row_count());
        return;
    }
    select_rows(filter.parts.front(), table, rows);
    RowSet more;
    for (std::size_t i = 1; i < filter.parts.size(); ++i) {
        select_rows(filter.parts[i], table, more);
        all ? rows.intersect(more) : rows.unite(more);
    }
}

void select_rows(const Filter& filter, const Table& table, RowSet& rows) {
    switch (filter.kind) {
    case FilterKind::all_of:
    case FilterKind::any_of: return select_parts(filter, table, rows);
    case FilterKind::none_of: select_parts(filter, table, rows); return rows.complement();
    case FilterKind::number_range:
        return select_numbers(filter, table.numbers(filter.column), rows);
    case FilterKind::code_in:
        return select_codes(table.smalls(filter.column), filter.members, rows);
    case FilterKind::bits_any:
        return select_bits(table.smalls(filter.column), static_cast<std::uint8_t>(filter.members),
                           rows);
    case FilterKind::text_contains:
    case FilterKind::text_equals: return select_texts(filter, table.texts(filter.column), rows);
    }
}

bool row_matches(const Filter& filter, const Table& table, Row row) {
    const auto part_matches = [&](const Filter& part) { return row_matches(part, table, row); };
    switch (filter.kind) {
    case FilterKind::all_of: return std::ranges::all_of(filter.parts, part_matches);
    case FilterKind::any_of: return std::ranges::any_of(filter.parts, part_matches);
    case FilterKind::none_of: return std::ranges::none_of(filter.parts, part_matches);
    case FilterKind::number_range: {
        const auto number = table.numbers(filter.column).at(row);
        if (number == kAbsent) return filter.absent == Absent::included;
        return filter.low <= number && number <= filter.high;
    }
    case FilterKind::code_in: return (filter.members >> table.code(row, filter.column)) & 1u;
    case FilterKind::bits_any: return (filter.members & table.bits(row, filter.column)) != 0;
    case FilterKind::text_equals: return table.text(row, filter.column) == filter.text;
    case FilterKind::text_contains: {
        const auto& column = table.texts(filter.column);
        return contains(column, column.value_of(row), filter.text);
    }
    }
    return false;
}

} // namespace

Filter all_of(std::vector<Filter> parts) { return of_parts(FilterKind::all_of, std::move(parts)); }
Filter any_of(std::vector<Filter> parts) { return of_parts(FilterKind::any_of, std::move(parts)); }
Filter negation(Filter part) { return of_parts(FilterKind::none_of, {std::move(part)}); }

Filter number_range(Column column, std::int64_t low, std::int64_t high, Absent absent) {
    Filter filter = on_column(FilterKind::number_range, column);
    const bool empty = low > high || high == kAbsent;
    filter.low = empty ? 1 : std::max(low, kLowest); // one way only to say "no number"
    filter.high = empty ? 0 : high;
    filter.absent = absent;
    return filter;
}

Filter number_absent(Column column) { return number_range(column, 1, 0, Absent::included); }

Filter code_in(Column column, std::uint32_t codes) {
    Filter filter = on_column(FilterKind::code_in, column);
    filter.members = codes;
    return filter;
}

Filter bits_any(Column column, std::uint8_t bits) {
    Filter filter = on_column(FilterKind::bits_any, column);
    filter.members = bits;
    return filter;
}

Filter text_contains(Column column, std::string text) {
    Filter filter = on_column(FilterKind::text_contains, column);
    filter.text = std::move(text);
    return filter;
}

Filter text_equals(Column column, std::string text) {
    Filter filter = on_column(FilterKind::text_equals, column);
    filter.text = std::move(text);
    return filter;
}

Matcher::Matcher(Filter filter) : filter_(std::move(filter)) { fold_texts(filter_); }

void Matcher::select(const Table& table, RowSet& rows) const { select_rows(filter_, table, rows); }

bool Matcher::matches(const Table& table, Row row) const {
    return row_matches(filter_, table, row);
}

} // namespace stall::table
