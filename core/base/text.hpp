// Text folding: what "the same to someone who searches" means, over full Unicode.
// Must not know what is searched.
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>

namespace stall {

/// Lower case by full case folding, without accents (compatibility decomposition, marks stripped):
/// "Forêt ÉTÉ Straße" -> "foret ete strasse". Invalid bytes become U+FFFD.
std::string fold(std::string_view utf8);

/// Errors: "utf8_invalid" with the byte offset in `where`.
Result<void> check_utf8(std::string_view text);

/// Windows-1252 (what files called Latin-1 really hold) to UTF-8. Every byte has a meaning.
std::string utf8_of_windows1252(std::string_view bytes);

/// Number of code points. The text must be valid UTF-8.
std::size_t count_code_points(std::string_view utf8);

/// Without leading and trailing white space, of all Unicode.
std::string_view trim(std::string_view text);

} // namespace stall
