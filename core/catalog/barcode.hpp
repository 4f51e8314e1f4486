// Barcodes of products: EAN-8, UPC-A, EAN-13 and GTIN-14, with their check digit, and the one form
// in which a number is kept however it was spelled (decision 0020).
// Source: rules.md section 3. Must not know products.
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stall::catalog {

/// The number in its kept form, without spaces around and letters that nobody sees: as EAN-8 or
/// EAN-13 where it fits, else as GTIN-14. "199123456709", "0199123456709" and "00199123456709" are
/// one. Errors: "ean_malformed" (not 8, 12, 13 or 14 digits), "ean_check_digit" (wanted: the digit
/// that would be right).
Result<std::string> check_barcode(std::string_view text);

/// The kept form of a barcode; any other text as it is, without spaces around.
std::string kept_barcode(std::string_view text);

/// A search in which each barcode stands in its kept form, as the shop has it; the rest as typed.
std::string with_kept_barcodes(std::string_view typed);

/// The kept form and every other way to spell the number; none of what is no barcode.
std::vector<std::string> barcode_spellings(std::string_view text);

} // namespace stall::catalog
