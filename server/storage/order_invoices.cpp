// Statements over uploaded invoices. Must not know what an invoice says.
#include "server/storage/order_invoices.hpp"

namespace stall::storage {

Result<std::vector<wire::UploadedInvoice>> list_order_invoices(Database& database,
                                                               MerchantId merchant, OrderId order) {
    std::vector<wire::UploadedInvoice> invoices;
    Cursor rows = TRY(database.query("select ordinal, file_name, media_type, byte_count,"
                                     " uploaded_at from order_invoice"
                                     " where merchant_id = ? and order_id = ? order by ordinal",
                                     {merchant, order}));
    while (TRY(rows.next()))
        invoices.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                            rows.integer(3), Instant{rows.integer(4)}});
    return invoices;
}

Result<std::optional<OrderInvoice>> load_order_invoice(Database& database, MerchantId merchant,
                                                       OrderId order, std::int64_t number) {
    Cursor row =
        TRY(database.query("select file_name, media_type, byte_count, content from order_invoice"
                           " where merchant_id = ? and order_id = ? and ordinal = ?",
                           {merchant, order, number}));
    if (!TRY(row.next())) return std::optional<OrderInvoice>();
    return std::optional(OrderInvoice{std::string(row.text(0)), std::string(row.text(1)),
                                      row.integer(2), std::string(row.text(3))});
}

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
