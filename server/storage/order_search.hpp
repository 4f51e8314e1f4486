// Finding orders: by any filter, newest first, page after page without skipping or repeating.
// Must not know JSON or who asks.
#pragma once

#include "core/orders/order_filter.hpp"
#include "core/wire/orders.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <vector>

namespace stall::storage {

/// Where a walk from the newest order to the oldest stands.
struct OrderPlace {
    Instant created_at;
    OrderId order;
};
/// "1790000000000-412345" and back. Errors: "parameter_malformed".
std::string text_of(const OrderPlace& place);
Result<OrderPlace> parse_order_place(std::string_view text);

/// The orders behind `after` (none: from the newest) that the filter lets through, at most
/// `count_max`. The filter means what orders::OrderMatcher says.
Result<std::vector<OrderPlace>> find_orders(Database& database, MerchantId merchant,
                                            const orders::OrderFilter& filter,
                                            const std::optional<OrderPlace>& after,
                                            std::int64_t count_max);

/// The same as rows for a list.
Result<std::vector<wire::OrderRow>> find_order_rows(Database& database, MerchantId merchant,
                                                    const orders::OrderFilter& filter,
                                                    const std::optional<OrderPlace>& after,
                                                    std::int64_t count_max);

/// Orders that the page keeps: to confirm, to dispatch, or with an open ticket; newest first.
Result<std::vector<OrderPlace>> open_orders(Database& database, MerchantId merchant);

/// For tests and the curious: the statement that find_orders would run first.
Result<std::string> order_search_sql(Database& database, MerchantId merchant,
                                     const orders::OrderFilter& filter);

} // namespace stall::storage
