// Orders in the database: whole ones for a move, new ones, and what happened to them.
// Must not know who may move what, or JSON.
#pragma once

#include "core/orders/order_file.hpp"
#include "core/wire/orders.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace stall::storage {

/// Another merchant's order is as absent as one that never was; so is one that is not shown.
Result<std::optional<orders::Order>> load_customer_order(Database& database, MerchantId merchant,
                                                         OrderId order);
/// The same, but also one that is not shown yet: the marketplace's own view.
Result<std::optional<orders::Order>> load_any_order(Database& database, MerchantId merchant,
                                                    OrderId order);
/// The first with addresses, timeline, money, tickets and doubles.
Result<std::optional<wire::OrderDetail>> load_order_detail(Database& database, MerchantId merchant,
                                                           OrderId order);
/// The same as the export writes it: with addresses, without the past.
Result<std::optional<orders::ExportedOrder>>
load_exported_order(Database& database, MerchantId merchant, OrderId order);
/// The order of a line; the seller API names lines alone.
Result<std::optional<OrderId>> order_of_line(Database& database, MerchantId merchant,
                                             OrderLineId line);

/// A customer's order as it arrives, with the ids that it is to have.
struct NewOrder {
    orders::Order order;
    orders::Address shipping;
    orders::Address billing;
    std::string payment_method;
};
Result<void> insert_customer_order(Transaction& transaction, MerchantId merchant,
                                   const NewOrder& order);

/// Writes what differs between the two, counts the version up and the segments anew.
Result<Version> save_customer_order(Transaction& transaction, MerchantId merchant,
                                    const orders::Order& before, const orders::Order& after,
                                    Instant now);

Result<void> insert_event(Transaction& transaction, MerchantId merchant, OrderId order,
                          const wire::OrderEvent& event);
Result<void> insert_money(Transaction& transaction, MerchantId merchant, const orders::Order& order,
                          const std::vector<orders::MoneyEntry>& entries, Instant now);

struct NewTicket {
    OrderId order;
    OrderLineId line;
    std::string subject;
    std::string message; ///< "" for none
    std::string opened_by;
};
/// Also counts it in its order, whose version goes up. Errors: "ticket_open_already" (wanted: the
/// open one's number).
Result<TicketId> insert_ticket(Transaction& transaction, MerchantId merchant,
                               const NewTicket& ticket, Instant now);

/// For lists: the row of one order.
Result<std::optional<wire::OrderRow>> order_row(Database& database, MerchantId merchant,
                                                OrderId order);

Result<wire::SegmentCounts> count_segments(Database& database, MerchantId merchant);

} // namespace stall::storage
