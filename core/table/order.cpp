// Sorting: radix over numbers and ranks, last key first; repaired by merging what changed.
// Must not know queries.
#include "core/table/order.hpp"

#include "core/table/merge_sorted.hpp"
#include "core/table/table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace stall::table {
namespace {

constexpr std::size_t kOrdersKept = 6;
constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

struct Keyed {
    std::uint32_t key;
    Row row;
};

/// Stable sort of `rows` by key_of(row) ≤ highest.
template <typename KeyOf>
void sort_by(std::vector<Row>& rows, std::uint32_t highest, KeyOf key_of) {
    const int digits = (std::bit_width(highest) + kDigitBits - 1) / kDigitBits;
    if (digits == 0) return;
    std::vector<Keyed> from(rows.size());
    std::vector<Keyed> to(rows.size());
    std::vector<std::uint32_t> counts(kDigits * static_cast<std::size_t>(digits));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t key = key_of(rows[i]);
        from[i] = {key, rows[i]};
        for (int d = 0; d < digits; ++d)
            ++counts[kDigits * d + ((key >> (d * kDigitBits)) & (kDigits - 1))];
    }
    for (int d = 0; d < digits; ++d) {
        std::uint32_t* starts = counts.data() + kDigits * d;
        std::exclusive_scan(starts, starts + kDigits, starts, std::uint32_t{0});
        for (const Keyed& each : from)
            to[starts[(each.key >> (d * kDigitBits)) & (kDigits - 1)]++] = each;
        from.swap(to);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = from[i].row;
}

/// As many bits as 64-bit keys need.
template <typename KeyOf>
void sort_by_wide(std::vector<Row>& rows, std::uint64_t highest, KeyOf key_of) {
    const auto high_part = static_cast<std::uint32_t>(highest >> 32);
    const auto low_part = high_part == 0 ? static_cast<std::uint32_t>(highest) : UINT32_MAX;
    sort_by(rows, low_part, [&](Row row) { return static_cast<std::uint32_t>(key_of(row)); });
    if (high_part != 0)
        sort_by(rows, high_part,
                [&](Row row) { return static_cast<std::uint32_t>(key_of(row) >> 32); });
}

/// Absent numbers get the highest key in either direction.
template <typename Number>
void sort_by_numbers(std::vector<Row>& rows, std::span<const Number> numbers,
                     Direction direction) {
    constexpr Number kNone = std::numeric_limits<Number>::min();
    Number low = std::numeric_limits<Number>::max();
    Number high = kNone;
    for (Number number : numbers) {
        low = number == kNone ? low : std::min(low, number);
        high = std::max(high, number);
    }
    if (high == kNone) return;
    const auto above = [](Number from, Number to) {
        return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
    };
    const std::uint64_t none = above(low, high) + 1;
    if (direction == Direction::ascending)
        sort_by_wide(rows, none, [=](Row row) {
            return numbers[row] == kNone ? none : above(low, numbers[row]);
        });
    else
        sort_by_wide(rows, none, [=](Row row) {
            return numbers[row] == kNone ? none : above(numbers[row], high);
        });
}

void sort_by_key(const Table& table, const SortKey& key, std::vector<Row>& rows) {
    const bool ascending = key.direction == Direction::ascending;
    switch (table.schema()[key.column].kind) {
    case Kind::number: {
        const auto& column = table.numbers(key.column);
        return column.wide() ? sort_by_numbers(rows, column.wides(), key.direction)
                             : sort_by_numbers(rows, column.narrows(), key.direction);
    }
    case Kind::text: {
        const auto& column = table.texts(key.column);
        const auto& ranks =
            key.text == TextOrder::folded ? column.folded_ranks() : column.exact_ranks();
        const auto highest = column.value_count();
        return sort_by(rows, highest, [&, highest](Row row) {
            const auto rank = ranks[column.value_of(row)];
            return ascending ? rank : highest - rank;
        });
    }
    case Kind::code:
    case Kind::bits: {
        const auto column = table.smalls(key.column);
        return sort_by(rows, 255, [=](Row row) -> std::uint32_t {
            return ascending ? column[row] : 255u - column[row];
        });
    }
    }
}

void note_places(Order& order) {
    order.place_of.resize(order.rows.size());
    for (std::size_t i = 0; i < order.rows.size(); ++i)
        order.place_of[order.rows[i]] = static_cast<std::uint32_t>(i);
}

void sort_anew(const Table& table, Order& order) {
    order.rows.resize(table.row_count());
    std::iota(order.rows.begin(), order.rows.end(), Row{0});
    for (auto key = order.keys.rbegin(); key != order.keys.rend(); ++key)
        sort_by_key(table, *key, order.rows);
}

/// Takes the changed rows out and merges them in at their new places.
void repair(const Table& table, Order& order) {
    std::ranges::sort(order.pending);
    const auto repeated = std::ranges::unique(order.pending);
    order.pending.erase(repeated.begin(), repeated.end());
    if (order.pending.size() > table.row_count() / 16) return sort_anew(table, order);
    RowSet changed(table.row_count());
    for (Row row : order.pending) changed.add(row);
    std::erase_if(order.rows, [&](Row row) { return changed.has(row); });
    const auto before = [&](Row a, Row b) { return precedes(table, order.keys, a, b); };
    std::ranges::sort(order.pending, before);
    order.rows = merge_sorted(std::move(order.rows), order.pending, before);
}

template <typename Value> int compared(const Value& a, const Value& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int compared_texts(const TextColumn& column, TextOrder order, Row a, Row b) {
    const auto value_a = column.value_of(a);
    const auto value_b = column.value_of(b);
    if (value_a == value_b) return 0;
    if (order == TextOrder::folded && column.searchable())
        if (const int folded = column.folded(value_a).compare(column.folded(value_b)); folded != 0)
            return folded;
    return column.value(value_a).compare(column.value(value_b));
}

/// Below 0 where a comes first.
int compared_by(const Table& table, const SortKey& key, Row a, Row b) {
    int answer = 0;
    switch (table.schema()[key.column].kind) {
    case Kind::text:
        answer = compared_texts(table.texts(key.column), key.text, a, b);
        break;
    case Kind::number: {
        const auto& column = table.numbers(key.column);
        const auto number_a = column.at(a);
        const auto number_b = column.at(b);
        if (number_a == kAbsent || number_b == kAbsent)
            return compared(number_a == kAbsent, number_b == kAbsent);
        answer = compared(number_a, number_b);
        break;
    }
    case Kind::code:
    case Kind::bits:
        answer = compared(table.smalls(key.column)[a], table.smalls(key.column)[b]);
        break;
    }
    return key.direction == Direction::ascending ? answer : -answer;
}

} // namespace

bool precedes(const Table& table, std::span<const SortKey> keys, Row a, Row b) {
    for (const SortKey& key : keys)
        if (const int answer = compared_by(table, key, a, b); answer != 0) return answer < 0;
    return a < b;
}

const Order& Orders::by(const Table& table, std::span<const SortKey> keys) {
    const auto found = std::ranges::find_if(
        kept_, [&](const Order& order) { return std::ranges::equal(order.keys, keys); });
    if (found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
        Order& order = kept_.front();
        if (order.pending.empty()) return order;
        repair(table, order);
        order.pending.clear();
        note_places(order);
        return order;
    }
    if (kept_.size() == kOrdersKept) kept_.pop_back();
    Order& order = kept_.emplace_front();
    order.keys.assign(keys.begin(), keys.end());
    sort_anew(table, order);
    note_places(order);
    return order;
}

void Orders::row_changed(Row row) {
    for (Order& order : kept_) order.pending.push_back(row);
    // One that changed so much without being looked at would be sorted anew anyway.
    kept_.remove_if([](const Order& order) {
        return order.pending.size() > order.rows.size() / 16 + 64;
    });
}

} // namespace stall::table
