// The one check digit that all four lengths share.
#include "core/catalog/barcode.hpp"

#include "core/base/identifier_text.hpp"

#include <algorithm>

namespace stall::catalog {

Result<std::string> check_barcode(std::string_view text) {
    std::string digits = identifier_text(text);
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const std::size_t length = digits.size();
    const bool known = length == 8 || (length >= 12 && length <= 14);
    if (!known || !std::ranges::all_of(digits, is_digit))
        return Error{"ean_malformed", "", std::string(text), "8, 12, 13, 14"};

    // Weights 3 and 1 in turn, from the digit left of the check digit.
    int sum = 0;
    for (std::size_t from_right = 2; from_right <= length; ++from_right)
        sum += (digits[length - from_right] - '0') * (from_right % 2 == 0 ? 3 : 1);
    const char wanted = static_cast<char>('0' + (10 - sum % 10) % 10);
    if (digits.back() != wanted)
        return Error{"ean_check_digit", "", std::string(text), std::string(1, wanted)};
    return digits;
}

} // namespace stall::catalog
