// The parcels of the demo shop that went with labels of the marketplace: out, and back.
// Must not know when an order came or why.
#pragma once

#include "core/orders/order.hpp"
#include "server/storage/store.hpp"

#include <string_view>

namespace stall::market {

/// Writes the label of an accepted order, and one for each line that came back whole. Part of the
/// orders of the last months have labels; which, follows from the order's number. `country`: where
/// the customer lives.
Result<void> add_demo_parcels(storage::Transaction& transaction, MerchantId merchant,
                              const orders::Order& order, std::string_view country, Instant now);

} // namespace stall::market
