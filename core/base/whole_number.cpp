// Whole numbers out of text; see whole_number.hpp. Must not know what they count.
#include "core/base/whole_number.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace stall {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || rest != end) return std::nullopt;
    return number;
}

Result<std::int64_t> parse_typed_number(std::string_view text) {
    constexpr std::size_t kGroupDigits = 3;
    std::string_view digits = trim(text);
    const std::size_t mark = std::min(digits.find_first_of(".,"), digits.size());
    const std::string_view beyond = digits.substr(std::min(mark + 1, digits.size()));
    const bool is_zeros = !beyond.empty() && beyond.find_first_not_of('0') == beyond.npos;
    if (is_zeros && beyond.size() != kGroupDigits) digits = digits.substr(0, mark);
    if (const auto number = whole_number(digits)) return *number;
    return Error{"number_malformed", "", std::string(text), "0"};
}

} // namespace stall
