// One code point in and out of UTF-8, strictly. Must not know what the text says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stall {

/// Length in bytes of the valid sequence at the front of `text` (its code point in `code_point`),
/// or 0: at the end, and for what is cut short, longer than it need be, a surrogate or beyond
/// U+10FFFF.
std::size_t next_code_point(std::string_view text, char32_t& code_point);

/// Appends the UTF-8 of a code point that is no surrogate.
void append_code_point(std::string& out, char32_t code_point);

} // namespace stall
