// Dates and names as a printed page writes them in its language.
// Must not know what they count.
#pragma once

#include "core/time/zone.hpp"
#include "server/documents/document.hpp"

#include <string_view>

namespace stall::documents {

/// "27 March 2026", "27 mars 2026", "1er mars 2026".
std::string day_text(Language language, time::Zone zone, Instant at);
/// The same and "17:05".
std::string moment_text(Language language, time::Zone zone, Instant at);

/// Fit to be drawn: what is no UTF-8 becomes U+FFFD, control characters and line breaks a blank.
std::string printable(std::string_view text);

} // namespace stall::documents
