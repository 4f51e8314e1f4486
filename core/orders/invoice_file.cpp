// Looking at the first bytes. Must not know HTTP or storage.
#include "core/orders/invoice_file.hpp"

namespace stall::orders {

Result<std::string_view> check_invoice(std::string_view bytes) {
    using namespace std::literals;
    if (bytes.empty()) return Error{"invoice_empty", "", "", ""};
    if (bytes.size() > kInvoiceBytesMax)
        return Error{"invoice_too_large", "", std::to_string(bytes.size()),
                     std::to_string(kInvoiceBytesMax)};
    if (bytes.starts_with("%PDF-"sv)) return "application/pdf"sv;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg"sv;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png"sv;
    return Error{"invoice_type_unknown", "", "", "PDF, JPEG, PNG"};
}

} // namespace stall::orders
