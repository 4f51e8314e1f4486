// The typefaces of printed pages: our own choice of files, whatever else the machine has, so that a
// document looks the same everywhere. Must not know documents.
#pragma once

#include "core/base/result.hpp"
#include "server/documents/pdf/handles.hpp"

namespace stall::documents {

/// One set of faces, and a context that lays text out with it at 72 dots an inch.
class Fonts {
public:
    /// Inter for Latin, Greek and Cyrillic; DejaVu for Hebrew and Arabic; Droid for Chinese,
    /// Japanese and Korean, where it is installed. Errors: "document_fonts_missing" (got: which).
    static Result<Fonts> open();

    PangoContext* context() const { return context_.get(); }

private:
    Handle<FcConfig> config_;
    Handle<PangoFontMap> map_;
    Handle<PangoContext> context_;
};

} // namespace stall::documents
