// The one check digit that all four lengths share, and the padding that tells them apart.
#include "core/catalog/barcode.hpp"

#include "core/base/identifier_text.hpp"

#include <algorithm>
#include <array>

namespace stall::catalog {
namespace {

constexpr std::array<std::size_t, 4> kLengths = {8, 12, 13, 14};
constexpr std::array<std::size_t, 3> kKeptLengths = {8, 13, 14};

bool is_length(std::size_t length) { return std::ranges::find(kLengths, length) != kLengths.end(); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// A number without the zeros before it, in that many digits.
std::string padded(std::string_view digits, std::size_t length) {
    return std::string(length - digits.size(), '0') + std::string(digits);
}

/// Whether a blank, a quote or nothing stands before.
bool begins_word(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ' || text[at - 1] == '"';
}

std::string_view without_zeros(std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

} // namespace

Result<std::string> check_barcode(std::string_view text) {
    const std::string digits = identifier_text(text);
    const std::size_t length = digits.size();
    if (!is_length(length) || !std::ranges::all_of(digits, is_digit))
        return Error{"ean_malformed", "", std::string(text), "8, 12, 13, 14"};

    // Weights 3 and 1 in turn, from the digit left of the check digit: zeros before add nothing.
    int sum = 0;
    for (std::size_t from_right = 2; from_right <= length; ++from_right)
        sum += (digits[length - from_right] - '0') * (from_right % 2 == 0 ? 3 : 1);
    const char wanted = static_cast<char>('0' + (10 - sum % 10) % 10);
    if (digits.back() != wanted)
        return Error{"ean_check_digit", "", std::string(text), std::string(1, wanted)};
    const std::string_view number = without_zeros(digits);
    return padded(number, *std::ranges::find_if(kKeptLengths, [&](std::size_t kept) {
                      return number.size() <= kept;
                  }));
}

std::string kept_barcode(std::string_view text) {
    const auto kept = check_barcode(text);
    return kept.ok() ? kept.value() : identifier_text(text);
}

std::string with_kept_barcodes(std::string_view typed) {
    std::string kept;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find_first_not_of("0123456789", at), typed.size());
        const bool is_word = end > at && begins_word(typed, at) &&
                             (end == typed.size() || begins_word(typed, end + 1));
        const std::string_view word = typed.substr(at, std::max(end - at, std::size_t{1}));
        kept += is_word ? kept_barcode(word) : std::string(word);
        at += word.size();
    }
    return kept;
}

std::vector<std::string> barcode_spellings(std::string_view text) {
    const auto kept = check_barcode(text);
    if (!kept.ok()) return {};
    std::vector<std::string> spellings = {kept.value()};
    const std::string_view number = without_zeros(kept.value());
    for (const std::size_t length : kLengths)
        if (number.size() <= length && length != kept.value().size())
            spellings.push_back(padded(number, length));
    return spellings;
}

} // namespace stall::catalog
