// Orders read: a page of a search, those that a page keeps, and all that a filter lets through as a
// file. Must not know HTTP.
#pragma once

#include "core/files/csv.hpp"
#include "core/wire/orders.hpp"
#include "server/storage/order_search.hpp"

namespace stall::usecases {

struct OrderQuery {
    orders::OrderFilter filter;
    std::string cursor; ///< "" for the newest
    std::int64_t count_max = 50;
};
/// Errors: "parameter_malformed" (a cursor that is none).
Result<wire::OrderPage> list_orders(storage::Store& store, MerchantId merchant,
                                    const OrderQuery& query);

/// The head of the load, and the orders that follow it.
struct OpenOrders {
    wire::OrdersHead head;
    std::vector<storage::OrderPlace> places;
};
Result<OpenOrders> start_open_orders(storage::Store& store, MerchantId merchant);
/// The next lines of NDJSON from `at` on, which moves; "" at the end. An order that left meanwhile
/// comes as it is then.
Result<std::string> next_open_orders(storage::Store& store, MerchantId merchant,
                                     const std::vector<storage::OrderPlace>& places,
                                     std::size_t& at);

/// The file of the filter's orders, piece by piece, newest first.
class OrderExport {
public:
    OrderExport(storage::Store& store, MerchantId merchant, orders::OrderFilter filter,
                files::Dialect dialect)
        : store_(store), merchant_(merchant), filter_(std::move(filter)), dialect_(dialect) {}
    /// The next lines, the header first; "" at the end.
    Result<std::string> next();

private:
    storage::Store& store_;
    MerchantId merchant_;
    orders::OrderFilter filter_;
    files::Dialect dialect_;
    bool is_begun_ = false;
    std::optional<storage::OrderPlace> after_;
};

} // namespace stall::usecases
