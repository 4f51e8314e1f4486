// Whole numbers out of text: ids, counts and what a person types into a field for them.
// Must not know what they count.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stall {

/// The number that a text is from its first character to its last, "-" in front if it is negative;
/// nothing for any other text, and for a number that 64 bits do not hold.
std::optional<std::int64_t> whole_number(std::string_view text);

/// As typed by a person or found in a file: spaces around, and zeros behind a mark ("5.0", "5,00"),
/// as spreadsheets keep whole numbers; but three of them may as well be thousands and are refused.
/// Errors: "number_malformed".
Result<std::int64_t> parse_typed_number(std::string_view text);

} // namespace stall
