// The bytes of a text file as UTF-8, however it was written, and what is no text file at all.
// Must not know records or cells.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace stall::files {

enum class Encoding : std::uint8_t { utf8, utf8_with_bom, utf16, windows1252 };

/// In front of what people open: spreadsheets take it for UTF-8, and read accents right.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Decoded {
    std::string utf8; ///< valid, without the mark; U+FFFD where a letter was lost
    Encoding encoding = Encoding::utf8;
};

/// Judged by all of it: UTF-8 with the mark is UTF-8; without it, too, unless more bytes speak
/// against it than sequences for it: then it is Windows-1252. UTF-16 by its mark, and without one
/// only where every second byte of nearly all letters is zero. Errors: "file_empty",
/// "file_is_workbook", "file_is_pdf", "file_is_picture", "file_is_binary".
Result<Decoded> decode(std::string_view bytes);

/// Whether a letter of the text was lost when it was decoded, here or before.
bool has_lost_letters(std::string_view utf8);

} // namespace stall::files
