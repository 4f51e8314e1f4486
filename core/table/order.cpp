// Sorting: radix over numbers and ranks, last key first, each on top of the kept order by the keys
// after it; repaired by merging what changed.
// Must not know queries.
#include "core/table/order.hpp"

#include "core/table/merge_sorted.hpp"
#include "core/table/table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <numeric>

namespace stall::table {
namespace {

constexpr std::size_t kOrdersKept = 8;
constexpr int kBucketBitsMax = 11;
constexpr int kDigitBitsMax = 8;

template <typename Item> std::unique_ptr<Item[]> room_for(std::size_t count) {
    return std::make_unique_for_overwrite<Item[]>(count);
}

/// Some bits of each row's sort key: `bits` of them from `from_bit` on.
struct KeyBits {
    std::uint32_t* of_row;
    int from_bit;
    int bits;
};

/// The numbers' range; empty (low above high) where all are absent.
template <typename Number> struct Range {
    static constexpr Number kNone = std::numeric_limits<Number>::min();
    Number low = std::numeric_limits<Number>::max();
    Number high = kNone;

    explicit Range(std::span<const Number> numbers) {
        for (Number number : numbers) {
            low = std::min(low, number == kNone ? std::numeric_limits<Number>::max() : number);
            high = std::max(high, number);
        }
    }
};

/// Keys that count from the first number on; absent numbers get the highest in either direction.
/// Key is wide enough for the range and one more.
template <typename Key, typename Number>
void fill_numbers(std::span<const Number> numbers, const Range<Number>& range, Direction direction,
                  const KeyBits& to) {
    const Key flip = direction == Direction::ascending ? Key{0} : ~Key{0};
    const Key first = static_cast<Key>(flip ? range.high : range.low) ^ flip;
    const Key none = static_cast<Key>(range.high) - static_cast<Key>(range.low) + 1;
    const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << to.bits) - 1);
    std::uint32_t* key_of = to.of_row;
    for (const Number number : numbers) {
        const Key key =
            number == Range<Number>::kNone ? none : (static_cast<Key>(number) ^ flip) - first;
        *key_of++ = static_cast<std::uint32_t>(key >> to.from_bit) & mask;
    }
}

/// How many bits the keys of a column have, and the writing of some of them.
class Keys {
public:
    Keys(const Table& table, const SortKey& key) : table_(table), key_(key) {
        switch (table.schema()[key.column].kind) {
        case Kind::number: measure_numbers(table.numbers(key.column)); break;
        case Kind::text: bits_ = std::bit_width(table.texts(key.column).value_count()); break;
        case Kind::code:
        case Kind::bits: bits_ = 8; break;
        }
    }

    int bits() const { return bits_; }

    void fill(const KeyBits& to) const {
        switch (table_.schema()[key_.column].kind) {
        case Kind::number: return fill_from(table_.numbers(key_.column), to);
        case Kind::text: return fill_from(table_.texts(key_.column), to);
        case Kind::code:
        case Kind::bits: {
            const std::uint8_t flip = key_.direction == Direction::ascending ? 0 : 0xFF;
            std::uint32_t* key_of = to.of_row;
            for (const std::uint8_t small : table_.smalls(key_.column)) *key_of++ = small ^ flip;
        }
        }
    }

private:
    void measure_numbers(const NumberColumn& column) {
        const auto measure = [&](auto range) {
            const auto low = static_cast<std::uint64_t>(std::int64_t{range.low});
            const auto high = static_cast<std::uint64_t>(std::int64_t{range.high});
            bits_ = range.low > range.high ? 0 : std::bit_width(high - low + 1);
        };
        if (column.wide()) return measure(Range<std::int64_t>(column.wides()));
        measure(Range<std::int32_t>(column.narrows()));
    }
    void fill_from(const NumberColumn& column, const KeyBits& to) const {
        if (column.wide()) {
            const Range<std::int64_t> range(column.wides());
            return fill_numbers<std::uint64_t>(column.wides(), range, key_.direction, to);
        }
        const Range<std::int32_t> range(column.narrows());
        if (bits_ <= 32) // the loop that matters: many at once
            return fill_numbers<std::uint32_t>(column.narrows(), range, key_.direction, to);
        fill_numbers<std::uint64_t>(column.narrows(), range, key_.direction, to);
    }
    /// Texts by their ranks.
    void fill_from(const TextColumn& column, const KeyBits& to) const {
        const auto& ranks =
            key_.text == TextOrder::folded ? column.folded_ranks() : column.exact_ranks();
        const std::uint32_t highest = column.value_count();
        const bool ascending = key_.direction == Direction::ascending;
        const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << to.bits) - 1);
        for (Row row = 0; row < column.size(); ++row) {
            const std::uint32_t rank = ranks[column.value_of(row)];
            to.of_row[row] = (ascending ? rank : highest - rank) >> to.from_bit & mask;
        }
    }

    const Table& table_;
    const SortKey key_;
    int bits_ = 0;
};

/// Stable sort of one bucket by the `bits` above `shift`, digit by digit; ends in `words`.
void sort_bucket(std::span<std::uint32_t> words, std::uint32_t* spare, int shift, int bits) {
    constexpr std::size_t kFewMax = 24;
    if (words.size() <= kFewMax) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::uint32_t word = words[i];
            std::size_t at = i;
            for (; at > 0 && words[at - 1] >> shift > word >> shift; --at)
                words[at] = words[at - 1];
            words[at] = word;
        }
        return;
    }
    std::array<std::uint32_t, (1u << kDigitBitsMax) + 1> starts;
    const int passes = (bits + kDigitBitsMax - 1) / kDigitBitsMax;
    const int digit_bits = (bits + passes - 1) / passes;
    const std::uint32_t digit_mask = (1u << digit_bits) - 1;
    for (int pass = 0; pass < passes; ++pass, shift += digit_bits) {
        std::fill_n(starts.begin(), digit_mask + 2, 0u);
        for (const std::uint32_t word : words) ++starts[(word >> shift & digit_mask) + 1];
        for (std::uint32_t digit = 1; digit <= digit_mask; ++digit)
            starts[digit] += starts[digit - 1];
        for (const std::uint32_t word : words) spare[starts[word >> shift & digit_mask]++] = word;
        std::copy_n(spare, words.size(), words.data());
    }
}

/// Stable sort of `rows` by those bits of their keys: thrown into buckets by the highest, where the
/// rest of the key lies beside the row; each bucket then is small enough for the nearest cache.
void sort_rows(const KeyBits& keys, std::span<Row> rows) {
    const int row_bits = std::bit_width(rows.size());
    const int bucket_bits = std::min(keys.bits, kBucketBitsMax);
    const int rest_bits = keys.bits - bucket_bits;
    const std::uint32_t rest_mask = (1u << rest_bits) - 1;
    std::vector<std::uint32_t> starts((std::size_t{1} << bucket_bits) + 1);
    for (std::size_t row = 0; row < rows.size(); ++row)
        ++starts[(keys.of_row[row] >> rest_bits) + 1];
    for (std::size_t bucket = 1; bucket < starts.size(); ++bucket)
        starts[bucket] += starts[bucket - 1];

    const auto words = room_for<std::uint32_t>(rows.size());
    for (const Row row : rows) {
        const std::uint32_t key = keys.of_row[row];
        words[starts[key >> rest_bits]++] = (key & rest_mask) << row_bits | row;
    }
    if (rest_bits != 0) {
        std::uint32_t start = 0;
        for (const std::uint32_t end : starts) { // where each began, now where it ends
            if (end > start)
                sort_bucket({words.get() + start, end - start}, rows.data() + start, row_bits,
                            rest_bits);
            start = end;
        }
    }
    const std::uint32_t row_mask = (1u << row_bits) - 1;
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = words[i] & row_mask;
}

/// Stable sort of `rows`, all of the table's, by one key.
void sort_by_key(const Table& table, const SortKey& key, std::span<Row> rows) {
    const int chunk_bits_max = kBucketBitsMax + 32 - std::bit_width(rows.size());
    const Keys keys(table, key);
    const auto of_row = room_for<std::uint32_t>(rows.size());
    for (int from_bit = 0; from_bit < keys.bits();) {
        const KeyBits chunk{of_row.get(), from_bit,
                            std::min({keys.bits() - from_bit, chunk_bits_max, 32})};
        keys.fill(chunk);
        sort_rows(chunk, rows);
        from_bit += chunk.bits;
    }
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
    if (keys.size() > 1) {
        rows = by(table, keys.subspan(1)).rows;
    } else {
        rows.resize(table.row_count());
        std::iota(rows.begin(), rows.end(), Row{0});
    }
    if (!keys.empty()) sort_by_key(table, keys.front(), rows);
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
