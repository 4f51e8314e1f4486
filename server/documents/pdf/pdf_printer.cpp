// One document at a time: a set of fonts is not for two threads. Must not know orders or HTTP.
#include "server/documents/pdf/pdf_printer.hpp"

#include "server/documents/pdf/layout.hpp"
#include "server/documents/pdf/pen.hpp"

#include <mutex>

namespace stall::documents {
namespace {

class PdfPrinter final : public Printer {
public:
    explicit PdfPrinter(Fonts fonts) : fonts_(std::move(fonts)) {}

    Result<Printed> print(const Document& document) override {
        std::string pdf;
        {
            const std::lock_guard lock(mutex_);
            Sheets sheets(fonts_);
            lay_out(sheets, document);
            pdf = TRY(draw(sheets, document));
        }
        return Printed{"application/pdf", TRY(finish(pdf, document.language))};
    }

private:
    Fonts fonts_;
    std::mutex mutex_;
};

} // namespace

Result<std::unique_ptr<Printer>> open_pdf_printer() {
    return std::unique_ptr<Printer>(std::make_unique<PdfPrinter>(TRY(Fonts::open())));
}

} // namespace stall::documents
