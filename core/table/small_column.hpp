// Columns of single bytes: codes and bit sets, 64 rows to a word of the answer.
// Must not know tables.
#pragma once

#include "core/table/row_set.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace stall::table {

/// The rows whose code n (below 32) has bit n in `codes`.
void select_codes(std::span<const std::uint8_t> column, std::uint32_t codes, RowSet& rows);

/// The rows that have at least one of `bits`.
void select_bits(std::span<const std::uint8_t> column, std::uint8_t bits, RowSet& rows);

/// How many of `rows` have each bit.
std::array<std::uint32_t, 8> count_bits(std::span<const std::uint8_t> column, const RowSet& rows);

} // namespace stall::table
