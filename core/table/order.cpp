// Sorting: radix over numbers and ranks, last key first; repaired by merging what changed.
// Must not know queries.
#include "core/table/order.hpp"

#include "core/table/merge_sorted.hpp"
#include "core/table/table.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>

namespace stall::table {
namespace {

constexpr std::size_t kOrdersKept = 6;
constexpr int kDigitBitsMax = 11;

/// Some bits of a sort key, for all rows. Sorting packs as many parts as fit beside the row number
/// into 64 bits, and moves those: no looking up of keys between the passes.
struct KeyPart {
    int bits = 0;
    /// Adds each row's part at this bit; `row_mask` tells the row from the rest.
    std::function<void(std::span<std::uint64_t> packed, std::uint64_t row_mask, int at_bit)> add;
};

template <typename KeyOf> KeyPart part(int bits, KeyOf key_of) {
    return {bits, [=](std::span<std::uint64_t> packed, std::uint64_t row_mask, int at_bit) {
                for (std::uint64_t& each : packed)
                    each |= std::uint64_t{key_of(static_cast<Row>(each & row_mask))} << at_bit;
            }};
}

/// Lower bits first; more than 32 are two parts.
template <typename KeyOf>
void add_parts(std::vector<KeyPart>& parts, std::uint64_t highest, KeyOf key_of) {
    const int bits = std::bit_width(highest);
    parts.push_back(
        part(std::min(bits, 32), [=](Row row) { return static_cast<std::uint32_t>(key_of(row)); }));
    if (bits > 32)
        parts.push_back(part(
            bits - 32, [=](Row row) { return static_cast<std::uint32_t>(key_of(row) >> 32); }));
}

/// Absent numbers get the highest key in either direction.
template <typename Number>
void add_number_parts(std::vector<KeyPart>& parts, std::span<const Number> numbers,
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
    const Number* at = numbers.data();
    if (direction == Direction::ascending)
        add_parts(parts, none,
                  [=](Row row) { return at[row] == kNone ? none : above(low, at[row]); });
    else
        add_parts(parts, none,
                  [=](Row row) { return at[row] == kNone ? none : above(at[row], high); });
}

void add_key_parts(std::vector<KeyPart>& parts, const Table& table, const SortKey& key) {
    const bool ascending = key.direction == Direction::ascending;
    switch (table.schema()[key.column].kind) {
    case Kind::number: {
        const auto& column = table.numbers(key.column);
        return column.wide() ? add_number_parts(parts, column.wides(), key.direction)
                             : add_number_parts(parts, column.narrows(), key.direction);
    }
    case Kind::text: {
        const auto& column = table.texts(key.column);
        const auto& ranks =
            key.text == TextOrder::folded ? column.folded_ranks() : column.exact_ranks();
        const std::uint32_t highest = column.value_count();
        return add_parts(parts, highest, [=, &column, rank = ranks.data()](Row row) {
            const std::uint64_t place = rank[column.value_of(row)];
            return ascending ? place : highest - place;
        });
    }
    case Kind::code:
    case Kind::bits: {
        const std::uint8_t flip = ascending ? 0 : 0xFF;
        return add_parts(parts, 0xFF,
                         [at = table.smalls(key.column).data(), flip](Row row) -> std::uint64_t {
                             return at[row] ^ flip;
                         });
    }
    }
}

/// Stable sort by the `bits` bits from `start_bit`; `spare` is as long as `packed`.
void radix_sort(std::span<std::uint64_t>& packed, std::span<std::uint64_t>& spare, int start_bit,
                int bits) {
    const int passes = (bits + kDigitBitsMax - 1) / kDigitBitsMax;
    if (passes == 0) return;
    const int digit_bits = (bits + passes - 1) / passes;
    const std::size_t digits = std::size_t{1} << digit_bits;
    std::vector<std::uint32_t> starts(digits * static_cast<std::size_t>(passes));
    for (std::uint64_t each : packed)
        for (int pass = 0; pass < passes; ++pass)
            ++starts[digits * pass + ((each >> (start_bit + pass * digit_bits)) & (digits - 1))];
    for (int pass = 0; pass < passes; ++pass) {
        std::uint32_t* start = starts.data() + digits * pass;
        if (std::find(start, start + digits, packed.size()) != start + digits) continue;
        std::exclusive_scan(start, start + digits, start, std::uint32_t{0});
        const int shift = start_bit + pass * digit_bits;
        for (std::uint64_t each : packed) spare[start[(each >> shift) & (digits - 1)]++] = each;
        std::swap(packed, spare);
    }
}

void sort_anew(const Table& table, Order& order) {
    std::vector<KeyPart> parts; // least significant first
    for (auto key = order.keys.rbegin(); key != order.keys.rend(); ++key)
        add_key_parts(parts, table, *key);
    const std::uint32_t rows = table.row_count();
    const int row_bits = std::bit_width(rows);
    const std::uint64_t row_mask = (std::uint64_t{1} << row_bits) - 1;
    const auto room = std::make_unique_for_overwrite<std::uint64_t[]>(std::size_t{2} * rows);
    std::span<std::uint64_t> packed(room.get(), rows);
    std::span<std::uint64_t> spare(room.get() + rows, rows);
    std::iota(packed.begin(), packed.end(), std::uint64_t{0});
    for (std::size_t next = 0; next < parts.size();) {
        for (std::uint64_t& each : packed) each &= row_mask;
        int bits = 0;
        for (; next < parts.size() && row_bits + bits + parts[next].bits <= 64; ++next) {
            parts[next].add(packed, row_mask, row_bits + bits);
            bits += parts[next].bits;
        }
        radix_sort(packed, spare, row_bits, bits);
    }
    order.rows.resize(rows);
    for (std::uint32_t i = 0; i < rows; ++i) order.rows[i] = static_cast<Row>(packed[i] & row_mask);
}

void note_places(Order& order) {
    order.place_of.resize(order.rows.size());
    for (std::size_t i = 0; i < order.rows.size(); ++i)
        order.place_of[order.rows[i]] = static_cast<std::uint32_t>(i);
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
    kept_.remove_if(
        [](const Order& order) { return order.pending.size() > order.rows.size() / 16 + 64; });
}

} // namespace stall::table
