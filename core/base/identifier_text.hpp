// How what names one thing is compared and kept: SKUs, numbers of orders and parcels, IMEIs,
// serials, barcodes. Letters that nobody sees make no second one.
// Must not know which of them a text is.
#pragma once

#include <string>
#include <string_view>

namespace stall {

/// Letters without a shape: zero width, soft hyphens, marks of direction, byte order marks,
/// variation selectors, controls (U+00AD, U+200B, U+200E, U+2060, U+FEFF …).
bool is_invisible(char32_t code_point);
/// Blanks of any width, tabs and line breaks (U+00A0, U+2009, U+202F, U+3000 …).
bool is_blank(char32_t code_point);

/// The text as it is kept: without invisible letters and blanks around it, every blank inside a
/// plain one, and the hyphens that look like "-" (U+2010, U+2011) that one. Bytes that are no UTF-8
/// stay. Applied twice it is the same.
std::string identifier_text(std::string_view text);

} // namespace stall
