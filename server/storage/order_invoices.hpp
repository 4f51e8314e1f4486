// Invoices that a merchant uploads for a customer. Must not know what an invoice says.
#pragma once

#include "core/orders/order.hpp"
#include "server/storage/store.hpp"

#include <string>

namespace stall::storage {

struct OrderInvoice {
    std::string file_name;
    std::string media_type; ///< by content
    std::int64_t byte_count = 0;
    std::string content; ///< base64
};

Result<std::int64_t> count_order_invoices(Database& database, MerchantId merchant, OrderId order);
Result<void> insert_order_invoice(Transaction& transaction, MerchantId merchant, OrderId order,
                                  const OrderInvoice& invoice, Instant now);

} // namespace stall::storage
