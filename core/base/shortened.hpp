// What came, as refusals repeat it: enough to know it by, however long it was. Must not know what
// it is.
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>

namespace stall {

inline constexpr std::size_t kRepeatedBytesMax = 200;

/// At most that many bytes, cut between letters and ended by "…".
inline std::string shortened(std::string_view text) {
    if (text.size() <= kRepeatedBytesMax) return std::string(text);
    constexpr std::string_view kMore = "…";
    std::size_t end = kRepeatedBytesMax - kMore.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + std::string(kMore);
}

/// The error with what came and where it stood shortened. What is wanted is our own text.
inline Error shortened(const Error& error) {
    return {error.code, shortened(error.where), shortened(error.got), error.wanted};
}

} // namespace stall
