// Barcodes that a scanner of any warehouse reads: Code 128. Must not know paper or what is coded.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stall::documents {

/// Widths of bars and gaps in turn, in modules, beginning and ending with a bar; pairs of digits
/// are packed. Empty for what is no printable ASCII. Quiet zones are not included.
std::vector<std::uint8_t> code128(std::string_view text);

} // namespace stall::documents
