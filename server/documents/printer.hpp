// The port through which the backend's uses get a document onto paper; hosts bring the drawing.
// Must not know how it is drawn.
#pragma once

#include "core/base/result.hpp"
#include "server/documents/document.hpp"

namespace stall::documents {

struct Printed {
    std::string media_type; ///< "application/pdf"
    std::string bytes;
};

class Printer {
public:
    virtual ~Printer() = default;
    /// The same document gives the same bytes. Safe to call from any thread. Errors:
    /// "document_not_drawn" (got: why, for the log).
    virtual Result<Printed> print(const Document& document) = 0;
};

} // namespace stall::documents
