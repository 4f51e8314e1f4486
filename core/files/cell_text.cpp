// Apostrophes before formulas, and numbers in the dress of formulas; see cell_text.hpp.
// Must not know records, files or what a cell means.
#include "core/files/cell_text.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace stall::files {
namespace {

constexpr char kApostrophe = '\'';
constexpr std::array<char32_t, 8> kSigns = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};

/// Whether the text, or what it is a defused form of, runs. An apostrophe before such a text leaves
/// it one: that makes defusing and its undoing exact.
bool is_formula(std::string_view text) {
    while (text.starts_with(kApostrophe)) text.remove_prefix(1);
    if (text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n')) return true;
    char32_t code_point = 0;
    while (const std::size_t length = next_code_point(text, code_point)) {
        if (std::ranges::find(kSigns, code_point) != kSigns.end()) return true;
        if (code_point != kApostrophe && !is_blank(code_point) && !is_invisible(code_point))
            return false;
        text.remove_prefix(length);
    }
    return false;
}

} // namespace

std::string defused(std::string_view text) {
    return is_formula(text) ? kApostrophe + std::string(text) : std::string(text);
}

std::string_view undefused(std::string_view text) {
    return text.starts_with(kApostrophe) && is_formula(text) ? text.substr(1) : text;
}

std::string_view unwrapped(std::string_view text) {
    const bool is_wrapped = text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"');
    if (!is_wrapped) return text;
    const std::string_view inside = text.substr(2, text.size() - 3);
    return inside.find('"') == std::string_view::npos ? inside : text;
}

} // namespace stall::files
