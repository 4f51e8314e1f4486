// The letters that are dropped or replaced; see identifier_text.hpp.
// Must not know which identifier a text is.
#include "core/base/identifier_text.hpp"

#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace stall {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Controls, and what Unicode calls default-ignorable. In order.
constexpr std::array kInvisible = std::to_array<Range>({
    {0x00, 0x08},       {0x0E, 0x1F},     {0x7F, 0x84},     {0x86, 0x9F},       {0xAD, 0xAD},
    {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F},   {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
});
constexpr std::array kBlanks = std::to_array<Range>({
    {0x09, 0x0D},
    {0x20, 0x20},
    {0x85, 0x85},
    {0xA0, 0xA0},
    {0x1680, 0x1680},
    {0x2000, 0x200A},
    {0x2028, 0x2029},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x3000, 0x3000},
});
constexpr Range kHyphens = {0x2010, 0x2011};

template <std::size_t kCount>
bool is_in(const std::array<Range, kCount>& ranges, char32_t code_point) {
    const auto found = std::ranges::lower_bound(ranges, code_point, {}, &Range::last);
    return found != ranges.end() && found->first <= code_point;
}

} // namespace

bool is_invisible(char32_t code_point) { return is_in(kInvisible, code_point); }
bool is_blank(char32_t code_point) { return is_in(kBlanks, code_point); }

std::string identifier_text(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        char32_t code_point = 0;
        const std::size_t sequence = next_code_point(text, code_point);
        const bool is_text = sequence > 0;
        if (is_text && is_blank(code_point)) {
            if (!kept.empty()) kept += ' ';
        } else if (is_text && code_point >= kHyphens.first && code_point <= kHyphens.last) {
            kept += '-';
        } else if (!is_text || !is_invisible(code_point)) {
            kept += text.substr(0, std::max<std::size_t>(sequence, 1));
        }
        text.remove_prefix(std::max<std::size_t>(sequence, 1));
    }
    while (kept.ends_with(' ')) kept.pop_back();
    return kept;
}

} // namespace stall
