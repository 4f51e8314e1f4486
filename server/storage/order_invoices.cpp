// Statements over uploaded invoices. Must not know what an invoice says.
#include "server/storage/order_invoices.hpp"

namespace stall::storage {

Result<std::int64_t> count_order_invoices(Database& database, MerchantId merchant, OrderId order) {
    return database.integer_of(
        "select count(*) from order_invoice where merchant_id = ? and order_id = ?",
        {merchant, order}, 0);
}

Result<void> insert_order_invoice(Transaction& transaction, MerchantId merchant, OrderId order,
                                  const OrderInvoice& invoice, Instant now) {
    Database& database = transaction.database();
    const std::int64_t ordinal = TRY(count_order_invoices(database, merchant, order)) + 1;
    TRY(database.execute("insert into order_invoice (merchant_id, order_id, ordinal, file_name,"
                         " media_type, byte_count, content, uploaded_at)"
                         " values (?, ?, ?, ?, ?, ?, ?, ?)",
                         {merchant, order, ordinal, invoice.file_name, invoice.media_type,
                          invoice.byte_count, invoice.content, now}));
    return {};
}

} // namespace stall::storage
