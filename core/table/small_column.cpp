// Loops over columns of single bytes.
// Must not know tables.
#include "core/table/small_column.hpp"

#include "core/base/lanes.hpp"

#include <bit>

namespace stall::table {
namespace {

/// Fills `rows` by 64-row words; the rest, past the last whole word, one by one.
template <typename Many, typename One>
void select(std::span<const std::uint8_t> column, RowSet& rows, Many many, One one) {
    const auto size = static_cast<std::uint32_t>(column.size());
    rows.reset(size);
    const std::uint32_t whole = size / 64;
    for (std::uint32_t word = 0; word < whole; ++word) {
        const std::uint8_t* start = column.data() + std::size_t{word} * 64;
        rows.words()[word] =
            lanes::high_bits_64([&](int at) { return many(lanes::load(start + at)); });
    }
    for (std::uint32_t row = whole * 64; row < size; ++row)
        if (one(column[row])) rows.add(row);
}

} // namespace

void select_codes(std::span<const std::uint8_t> column, std::uint32_t codes, RowSet& rows) {
    // Comparing with the fewer ones: the members, or those that are not.
    const bool inverse = std::popcount(codes) > 16;
    std::array<lanes::Bytes, 16> wanted{};
    int wanted_count = 0;
    for (auto left = inverse ? ~codes : codes; left != 0; left &= left - 1)
        wanted[wanted_count++] = lanes::splat(static_cast<std::uint8_t>(std::countr_zero(left)));
    const lanes::Bytes flip = lanes::splat(inverse ? 0xFF : 0);
    select(
        column, rows,
        [&](lanes::Bytes bytes) {
            lanes::Bytes found{};
            for (int i = 0; i < wanted_count; ++i) found |= lanes::equal(bytes, wanted[i]);
            return found ^ flip;
        },
        [&](std::uint8_t code) { return ((codes >> code) & 1u) != 0; });
}

void select_bits(std::span<const std::uint8_t> column, std::uint8_t bits, RowSet& rows) {
    const lanes::Bytes mask = lanes::splat(bits);
    select(
        column, rows,
        [&](lanes::Bytes bytes) { return ~lanes::equal(bytes & mask, lanes::Bytes{}); },
        [&](std::uint8_t value) { return (value & bits) != 0; });
}

std::array<std::uint32_t, 8> count_bits(std::span<const std::uint8_t> column, const RowSet& rows) {
    std::array<std::uint32_t, 8> counts{};
    const std::size_t whole = column.size() / 64;
    for (std::size_t word = 0; word < whole; ++word) {
        const std::uint64_t members = rows.words()[word];
        if (members == 0) continue;
        const std::uint8_t* start = column.data() + word * 64;
        lanes::Bytes quarter[4] = {lanes::load(start), lanes::load(start + 16),
                                   lanes::load(start + 32), lanes::load(start + 48)};
        for (int bit = 7; bit >= 0; --bit) {
            const auto having = lanes::high_bits_64([&](int at) { return quarter[at / 16]; });
            counts[bit] += static_cast<std::uint32_t>(std::popcount(having & members));
            for (auto& bytes : quarter) bytes += bytes; // the next lower bit moves to the top
        }
    }
    for (std::size_t row = whole * 64; row < column.size(); ++row)
        if (rows.has(static_cast<std::uint32_t>(row)))
            for (int bit = 0; bit < 8; ++bit) counts[bit] += (column[row] >> bit) & 1u;
    return counts;
}

} // namespace stall::table
