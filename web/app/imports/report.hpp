// What came of an import, as CSV files for the merchant, and the file itself as corrected.
// Must not know widgets or how a file leaves the page.
#pragma once

#include "web/app/imports/model.hpp"
#include "web/app/language.hpp"

#include <string>

namespace stall::app::imports {

/// One record for each line: line, sku, outcome, column, value, reason.
std::string report_csv(Language language, const Import& import);
/// The refused lines as they stand, with the reasons in a last column; can be mended and dropped
/// again.
std::string refused_csv(Language language, const Import& import);
/// The text to send: as it came, or with the corrections on their lines.
std::string text_to_send(const Import& import);

} // namespace stall::app::imports
