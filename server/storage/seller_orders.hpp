// Orders as the seller API reads them: pages by offset, newest first, and whole orders.
// Must not know JSON or who asks.
#pragma once

#include "core/wire/seller_orders.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <vector>

namespace stall::storage {

/// All of it must hold. Orders that are not the merchant's to see never pass.
struct SellerOrderFilter {
    std::optional<Instant> created_from;
    std::optional<Instant> modified_from;
    std::optional<listings::Market> market;
    std::optional<orders::OrderState> state;
    bool is_elsewhere = false; ///< in a country where nothing is sold: none passes
};

Result<std::int64_t> count_seller_orders(Database& database, MerchantId merchant,
                                         const SellerOrderFilter& filter);
Result<std::vector<OrderId>> seller_order_page(Database& database, MerchantId merchant,
                                               const SellerOrderFilter& filter, std::int64_t offset,
                                               std::int64_t count_max);

/// Without the address of its delivery note, which is the host's. Nothing for another merchant's.
Result<std::optional<wire::SellerOrder>> seller_order(Database& database, MerchantId merchant,
                                                      OrderId order);

} // namespace stall::storage
