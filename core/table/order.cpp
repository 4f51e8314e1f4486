// Sorting: radix over numbers and ranks, each on top of the kept order by the keys after it; kept
// orders are repaired by merging what changed.
// Must not know queries.
#include "core/table/order.hpp"

#include "core/table/merge_sorted.hpp"
#include "core/table/table.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

namespace stall::table {
namespace {

constexpr std::size_t kOrdersKept = 8;
constexpr int kHeapBitsMax = 11;

template <typename Item> std::unique_ptr<Item[]> room_for(std::size_t count) {
    return std::make_unique_for_overwrite<Item[]>(count);
}

/// Some bits of each row's sort key.
struct RowKeys {
    const std::uint32_t* of_row;
    int bits;
};

/// Says what the keys of a column are, some bits of them at a time.
class Keys {
public:
    Keys(const Table& table, const SortKey& key) : table_(table), key_(key) {
        switch (table.schema()[key.column].kind) {
        case Kind::number: {
            const NumberColumn& column = table.numbers(key.column);
            column.wide() ? measure(column.wides()) : measure(column.narrows());
            break;
        }
        case Kind::text: bits_ = std::bit_width(table.texts(key.column).value_count()); break;
        case Kind::code:
        case Kind::bits: bits_ = 8; break;
        }
    }

    int bits() const { return bits_; }

    /// These bits of the keys; the ones given before are gone.
    RowKeys some(int from_bit, int bits) {
        if (!room_) room_ = room_for<std::uint32_t>(table_.row_count());
        std::uint32_t* to = room_.get();
        if (bits == bits_ && table_.schema()[key_.column].kind == Kind::number &&
            !table_.numbers(key_.column).wide()) {
            fill_with_narrows(to);
        } else {
            const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1);
            each_key([to, from_bit, mask](std::uint64_t key) mutable {
                *to++ = static_cast<std::uint32_t>(key >> from_bit) & mask;
            });
        }
        return {room_.get(), bits};
    }

private:
    template <typename Number> void measure(std::span<const Number> numbers) {
        constexpr Number none = std::numeric_limits<Number>::min();
        Number low = std::numeric_limits<Number>::max();
        Number high = none;
        for (const Number number : numbers) {
            low = std::min(low, number == none ? std::numeric_limits<Number>::max() : number);
            high = std::max(high, number);
        }
        low_ = low;
        high_ = high;
        bits_ = low > high ? 0 : std::bit_width(absent_key());
    }
    bool ascending() const { return key_.direction == Direction::ascending; }
    /// Numbers count from the first one on; absent ones are last in either direction.
    std::uint64_t absent_key() const {
        return static_cast<std::uint64_t>(high_) - static_cast<std::uint64_t>(low_) + 1;
    }
    /// The loop that matters, four at once. "Absent" is the lowest number, so counting from the
    /// first one wraps it past all others.
    void fill_with_narrows(std::uint32_t* to) const {
        const std::uint32_t flip = ascending() ? 0 : ~0u;
        const auto first = static_cast<std::uint32_t>(ascending() ? low_ : high_) ^ flip;
        const auto absent = static_cast<std::uint32_t>(absent_key());
        for (const std::int32_t number : table_.numbers(key_.column).narrows())
            *to++ = std::min((static_cast<std::uint32_t>(number) ^ flip) - first, absent);
    }
    template <typename Take> void each_key(Take take) const {
        switch (table_.schema()[key_.column].kind) {
        case Kind::number: {
            const NumberColumn& column = table_.numbers(key_.column);
            for (Row row = 0; row < column.size(); ++row) {
                const std::int64_t number = column.at(row);
                const auto [greater, less] =
                    ascending() ? std::pair(number, low_) : std::pair(high_, number);
                take(number == kAbsent ? absent_key()
                                       : std::uint64_t(greater) - std::uint64_t(less));
            }
            return;
        }
        case Kind::text: {
            const TextColumn& column = table_.texts(key_.column);
            const auto& ranks =
                key_.text == TextOrder::folded ? column.folded_ranks() : column.exact_ranks();
            const std::uint32_t highest = column.value_count();
            for (Row row = 0; row < column.size(); ++row) {
                const std::uint32_t rank = ranks[column.value_of(row)];
                take(ascending() ? rank : highest - rank);
            }
            return;
        }
        case Kind::code:
        case Kind::bits:
            for (const std::uint8_t small : table_.smalls(key_.column))
                take(ascending() ? small : 0xFFu - small);
        }
    }

    const Table& table_;
    const SortKey key_;
    std::int64_t low_ = 0;
    std::int64_t high_ = 0;
    int bits_ = 0;
    std::unique_ptr<std::uint32_t[]> room_;
};

/// Where each heap of a throw begins, from how many it gets.
void to_starts(std::span<std::uint32_t> counts) {
    std::uint32_t start = 0;
    for (std::uint32_t& count : counts) start += std::exchange(count, start);
}

/// Stable sort of rows by their keys, in two throws: by the lower half of the key, where the upper
/// half then lies beside the row, and by that one. So few heaps that the nearest caches hold their
/// ends. `sorted` may be `rows`.
void sort_rows(const RowKeys& keys, std::span<const Row> rows, std::span<Row> sorted) {
    const auto row_bits = static_cast<int>(std::bit_width(rows.size()));
    const int lower_bits = (keys.bits + 1) / 2;
    const std::uint32_t lower_mask = (1u << lower_bits) - 1;
    std::vector<std::uint32_t> lower(std::size_t{1} << lower_bits);
    std::vector<std::uint32_t> upper(lower.size());
    std::uint32_t* const lower_ends = lower.data(); // in locals, which no write here can change
    std::uint32_t* const upper_ends = upper.data();
    for (Row row = 0; row < rows.size(); ++row) {
        const std::uint32_t key = keys.of_row[row];
        ++lower_ends[key & lower_mask];
        ++upper_ends[key >> lower_bits];
    }
    to_starts(lower);
    to_starts(upper);
    const auto room = room_for<std::uint32_t>(rows.size());
    std::uint32_t* const words = room.get();
    for (const Row row : rows) {
        const std::uint32_t key = keys.of_row[row];
        words[lower_ends[key & lower_mask]++] = (key >> lower_bits) << row_bits | row;
    }
    Row* const to = sorted.data();
    const std::uint32_t row_mask = (1u << row_bits) - 1;
    for (std::size_t i = 0; i < rows.size(); ++i)
        to[upper_ends[words[i] >> row_bits]++] = words[i] & row_mask;
}

/// Stable sort of `rows`, all of the table's, by one key.
std::vector<Row> sorted_by(const Table& table, const SortKey& key, std::span<const Row> rows) {
    const int bits_at_once =
        2 * std::min(32 - static_cast<int>(std::bit_width(rows.size())), kHeapBitsMax);
    Keys keys(table, key);
    std::vector<Row> sorted(rows.size());
    if (keys.bits() == 0) std::ranges::copy(rows, sorted.begin());
    for (int from_bit = 0; from_bit < keys.bits(); from_bit += bits_at_once) {
        const auto some = keys.some(from_bit, std::min(keys.bits() - from_bit, bits_at_once));
        sort_rows(some, from_bit == 0 ? rows : std::span<const Row>(sorted), sorted);
    }
    return sorted;
}

/// Takes the changed rows out and merges them in at their new places.
void repair(const Table& table, Order& order) {
    RowSet changed(table.row_count());
    std::erase_if(order.pending, [&](Row row) { // a row that changed twice
        if (changed.has(row)) return true;
        changed.add(row);
        return false;
    });
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
    case Kind::text: answer = compared_texts(table.texts(key.column), key.text, a, b); break;
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

const std::vector<std::uint32_t>& Order::places() const {
    if (place_of_.size() != rows.size()) {
        place_of_.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            place_of_[rows[i]] = static_cast<std::uint32_t>(i);
    }
    return place_of_;
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
        order.forget_places();
        return order;
    }
    // A stable sort by the first key of what the others have put in order, and keep in order.
    std::vector<Row> rows;
    if (keys.size() < 2) {
        rows.resize(table.row_count());
        std::iota(rows.begin(), rows.end(), Row{0});
        if (!keys.empty()) rows = sorted_by(table, keys.front(), rows);
    } else {
        rows = sorted_by(table, keys.front(), by(table, keys.subspan(1)).rows);
    }
    if (kept_.size() == kOrdersKept) kept_.pop_back();
    Order& order = kept_.emplace_front();
    order.keys.assign(keys.begin(), keys.end());
    order.rows = std::move(rows);
    return order;
}

void Orders::row_changed(Row row) {
    for (Order& order : kept_) order.pending.push_back(row);
    // One that changed so much without being looked at would be sorted anew anyway.
    kept_.remove_if(
        [](const Order& order) { return order.pending.size() > order.rows.size() / 16 + 64; });
}

} // namespace stall::table
