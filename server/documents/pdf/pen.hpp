// From marks to a PDF of cairo's, and from that to the file that is sent. Must not know documents'
// content.
#pragma once

#include "server/documents/document.hpp"
#include "server/documents/pdf/sheets.hpp"

namespace stall::documents {

/// Draws all pages. Errors: "document_not_drawn" (got: what cairo says).
Result<std::string> draw(Sheets& sheets, const Document& document);

/// Squeezes it, and says its language and that its title is to be shown. The same bytes in give the
/// same bytes out. Errors: "document_not_drawn".
Result<std::string> finish(const std::string& pdf, Language language);

} // namespace stall::documents
