// Orders as a CSV for the merchant's own programs: one row for each line of an order, with the
// columns that the marketplace's own export has. Source: seller-api.md section 5.
// Must not know HTTP, storage or widgets.
#pragma once

#include "core/files/csv.hpp"
#include "core/orders/address.hpp"
#include "core/orders/order.hpp"

namespace stall::orders {

struct ExportedOrder {
    Order order;
    Address shipping;
    Address billing;
    std::string payment_method;
};

/// The names of the columns, in their order.
std::span<const std::string_view> order_file_columns();

/// The header (with a byte order mark), and the rows of one order, each with its line break. Text
/// that a spreadsheet would take for a formula is defused.
std::string order_file_header(files::Dialect dialect);
std::string order_file_rows(const ExportedOrder& exported, files::Dialect dialect);

/// "2026-03-27T16:00:00Z".
std::string utc_text(Instant instant);

} // namespace stall::orders
