// A customer's invoices, uploaded by the merchant. Must not know HTTP or multipart.
#pragma once

#include "core/orders/order.hpp"
#include "server/storage/store.hpp"
#include "server/usecases/actor.hpp"

#include <span>

namespace stall::usecases {

struct InvoiceFile {
    std::string_view name;
    std::string_view bytes;
};
/// All of them, or none. Errors: "order_unknown", "invoice_missing", "invoices_too_many" (wanted:
/// the limit), those of orders::check_invoice.
Result<void> upload_invoices(storage::Transaction& transaction, const Actor& actor, OrderId order,
                             std::span<const InvoiceFile> files, Instant now);

} // namespace stall::usecases
