// Checks all, then keeps all. Must not know HTTP or multipart.
#include "server/usecases/upload_invoices.hpp"

#include "core/base/file_name.hpp"
#include "core/orders/invoice_file.hpp"
#include "core/wire/products.hpp"
#include "server/storage/order_invoices.hpp"
#include "server/storage/orders.hpp"

namespace stall::usecases {

Result<void> upload_invoices(storage::Transaction& transaction, const Actor& actor, OrderId order,
                             std::span<const InvoiceFile> files, Instant now) {
    storage::Database& database = transaction.database();
    if (!TRY(storage::load_customer_order(database, actor.merchant, order)))
        return Error{"order_unknown", "", std::to_string(order.value), ""};
    if (files.empty()) return Error{"invoice_missing", "/invoice", "", ""};
    const std::int64_t present =
        TRY(storage::count_order_invoices(database, actor.merchant, order));
    if (present + static_cast<std::int64_t>(files.size()) > orders::kInvoicesMax)
        return Error{"invoices_too_many", "/invoice", "", std::to_string(orders::kInvoicesMax)};
    for (const InvoiceFile& file : files) {
        const std::string_view media_type = TRY(orders::check_invoice(file.bytes));
        TRY(storage::insert_order_invoice(transaction, actor.merchant, order,
                                          {kept_file_name(file.name), std::string(media_type),
                                           static_cast<std::int64_t>(file.bytes.size()),
                                           wire::base64_of(file.bytes)},
                                          now));
    }
    return {};
}

} // namespace stall::usecases
