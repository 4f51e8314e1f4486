// Letting through what can be seen. Must not know files.
#include "core/base/file_name.hpp"

#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stall {
namespace {

/// From first to last, both left out.
constexpr std::array kUnseen = std::to_array<std::pair<char32_t, char32_t>>({
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0xAD, 0xAD},     // soft hyphen
    {0x061C, 0x061C}, // Arabic letter mark
    {0x180E, 0x180E}, // Mongolian vowel separator
    {0x200B, 0x200F}, // no width, left-to-right and right-to-left marks
    {0x2028, 0x202E}, // separators, embeddings and overrides
    {0x2060, 0x206F}, // word joiner, isolates
    {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},
    {0xE0000, 0xE007F}, // tags
});

bool is_seen(char32_t code_point) {
    return std::none_of(kUnseen.begin(), kUnseen.end(), [&](const auto& range) {
        return code_point >= range.first && code_point <= range.second;
    });
}

} // namespace

std::string kept_file_name(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    if (slash != name.npos) name.remove_prefix(slash + 1);
    std::string kept;
    for (int count = 0; count < kFileNameLengthMax && !name.empty();) {
        char32_t code_point = 0;
        const std::size_t length = next_code_point(name, code_point);
        if (length > 0 && is_seen(code_point)) {
            kept += name.substr(0, length);
            ++count;
        }
        name.remove_prefix(length > 0 ? length : 1);
    }
    return kept;
}

} // namespace stall
