// Whole numbers out of text; see whole_number.hpp. Must not know what they count.
#include "core/base/whole_number.hpp"

#include "core/base/text.hpp"

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
    if (const auto number = whole_number(trim(text))) return *number;
    return Error{"number_malformed", "", std::string(text), "0"};
}

} // namespace stall
