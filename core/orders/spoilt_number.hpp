// What a spreadsheet leaves where a number stood. Must not know carriers.
#pragma once

#include <string_view>

namespace stall::orders {

/// Whether no carrier of the world writes such a number: an exponent (6,12346E+12), an error word
/// of a spreadsheet in any language (#N/A, #WERT!, Err:502, ####), a value that is none (null,
/// FALSE), a formula, or a number of some digits that became a decimal one (6123456789012.0).
bool is_spoilt(std::string_view number);

} // namespace stall::orders
