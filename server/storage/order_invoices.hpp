// Invoices that a merchant uploads for a customer. Must not know what an invoice says.
#pragma once

#include "core/wire/orders.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace stall::storage {

struct OrderInvoice {
    std::string file_name;
    std::string media_type; ///< by content
    std::int64_t byte_count = 0;
    std::string content; ///< base64
};

/// What the order's detail tells of them, oldest first.
Result<std::vector<wire::UploadedInvoice>> list_order_invoices(Database& database,
                                                               MerchantId merchant, OrderId order);
/// Nothing for another merchant's.
Result<std::optional<OrderInvoice>> load_order_invoice(Database& database, MerchantId merchant,
                                                       OrderId order, std::int64_t number);
Result<std::int64_t> count_order_invoices(Database& database, MerchantId merchant, OrderId order);
Result<void> insert_order_invoice(Transaction& transaction, MerchantId merchant, OrderId order,
                                  const OrderInvoice& invoice, Instant now);

} // namespace stall::storage
