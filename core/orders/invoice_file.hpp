// What a merchant may upload as a customer's invoice. The published API sets no limits: these are
// ours, the ones of after-sales attachments. Must not know HTTP or storage.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace stall::orders {

inline constexpr std::size_t kInvoiceBytesMax = 3'000'000;
inline constexpr std::int64_t kInvoicesMax = 10; ///< of one order

/// The media type, by content and never by name. Errors: "invoice_empty", "invoice_too_large"
/// (wanted: bytes), "invoice_type_unknown" (wanted: the types).
Result<std::string_view> check_invoice(std::string_view bytes);

} // namespace stall::orders
