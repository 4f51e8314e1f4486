// Range loops over a column of numbers.
// Must not know tables.
#include "core/table/number_column.hpp"

#include "core/base/lanes.hpp"

#include <algorithm>

namespace stall::table {
namespace {

void select_narrow(std::span<const std::int32_t> numbers, std::int32_t low, std::int32_t high,
                   RowSet& rows) {
    const auto size = static_cast<std::uint32_t>(numbers.size());
    const std::uint32_t whole = size / 64;
    for (std::uint32_t word = 0; word < whole; ++word) {
        const std::int32_t* start = numbers.data() + std::size_t{word} * 64;
        rows.words()[word] =
            lanes::high_bits_64([&](int at) { return lanes::within(start + at, low, high); });
    }
    for (std::uint32_t row = whole * 64; row < size; ++row)
        if (numbers[row] >= low && numbers[row] <= high) rows.add(row);
}

void select_wide(std::span<const std::int64_t> numbers, std::int64_t low, std::int64_t high,
                 RowSet& rows) {
    for (std::size_t start = 0; start < numbers.size(); start += 64) {
        const std::size_t end = std::min(start + 64, numbers.size());
        std::uint64_t word = 0;
        for (std::size_t row = start; row < end; ++row) {
            const std::uint64_t inside = numbers[row] >= low && numbers[row] <= high;
            word |= inside << (row - start);
        }
        rows.words()[start / 64] = word;
    }
}

} // namespace

void NumberColumn::select(std::int64_t low, std::int64_t high, RowSet& rows) const {
    rows.reset(size());
    low = std::max(low, kAbsent + 1);
    if (low > high) return;
    if (wide_) return select_wide(wides_, low, high, rows);
    if (low > INT32_MAX || high <= INT32_MIN) return;
    const auto narrow_low = std::max<std::int64_t>(low, INT32_MIN + 1);
    const auto narrow_high = std::min<std::int64_t>(high, INT32_MAX);
    select_narrow(narrows_, static_cast<std::int32_t>(narrow_low),
                  static_cast<std::int32_t>(narrow_high), rows);
}

void NumberColumn::select_absent(RowSet& rows) const {
    rows.reset(size());
    if (wide_) return select_wide(wides_, kAbsent, kAbsent, rows);
    select_narrow(narrows_, kNarrowAbsent, kNarrowAbsent, rows);
}

void NumberColumn::widen() {
    wides_.reserve(narrows_.capacity());
    for (auto number : narrows_) wides_.push_back(number == kNarrowAbsent ? kAbsent : number);
    narrows_ = {};
    wide_ = true;
}

} // namespace stall::table
