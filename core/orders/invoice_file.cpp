// Looking at the first bytes. Must not know HTTP or storage.
#include "core/orders/invoice_file.hpp"

#include "core/base/utf8.hpp"

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

std::string invoice_name(std::string_view file_name) {
    constexpr int kLengthMax = 100;
    const std::size_t slash = file_name.find_last_of("/\\");
    if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
    std::string name;
    for (int count = 0; count < kLengthMax && !file_name.empty();) {
        char32_t code_point = 0;
        const std::size_t length = next_code_point(file_name, code_point);
        const bool is_kept = length > 0 && code_point >= 0x20 && code_point != 0x7F;
        if (is_kept) {
            name += file_name.substr(0, length);
            ++count;
        }
        file_name.remove_prefix(length > 0 ? length : 1);
    }
    return name;
}

} // namespace stall::orders
