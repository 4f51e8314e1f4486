// Strict UTF-8, a code point at a time. Must not know what the text says.
#include "core/base/utf8.hpp"

#include <array>

namespace stall {

std::size_t next_code_point(std::string_view text, char32_t& code_point) {
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text.front());
    code_point = lead;
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return 0;
    code_point = lead & (0x7Fu >> length);
    for (std::size_t at = 1; at < length; ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0) != 0x80) return 0;
        code_point = code_point << 6 | (byte & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point < kSmallest[length] || surrogate || code_point > 0x10FFFF ? 0 : length;
}

void append_code_point(std::string& out, char32_t code_point) {
    const auto tail = [&](int shift) {
        out.push_back(static_cast<char>(0x80 | (code_point >> shift & 0x3F)));
    };
    if (code_point < 0x80) {
        out.push_back(static_cast<char>(code_point));
    } else if (code_point < 0x800) {
        out.push_back(static_cast<char>(0xC0 | code_point >> 6));
        tail(0);
    } else if (code_point < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | code_point >> 12));
        tail(6), tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | code_point >> 18));
        tail(12), tail(6), tail(0);
    }
}

} // namespace stall
