// Barcodes of products: EAN-8, UPC-A, EAN-13 and GTIN-14, with their check digit.
// Source: rules.md section 3. Must not know products.
#pragma once

#include "core/base/result.hpp"

#include <string_view>

namespace stall::catalog {

/// The digits as they came, without spaces around and letters that nobody sees. Errors:
/// "ean_malformed" (not 8, 12, 13 or 14 digits), "ean_check_digit" (wanted: the digit that would be
/// right).
Result<std::string> check_barcode(std::string_view text);

} // namespace stall::catalog
