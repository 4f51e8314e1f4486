// Documents as PDF. For the daemon. Must not know orders or HTTP.
#pragma once

#include "server/documents/printer.hpp"

#include <memory>

namespace stall::documents {

/// Errors: "document_fonts_missing" (got: which).
Result<std::unique_ptr<Printer>> open_pdf_printer();

} // namespace stall::documents
