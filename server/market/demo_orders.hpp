// The demo shop's orders of the last 24 months: when they came, what became of them, how long each
// step took. The same shop and seed give the same orders. Must not know files, flags or people.
#pragma once

#include "server/storage/store.hpp"

namespace stall::market {

/// Adds `count` orders; those of the last days are in every state. Nothing where nothing is sold.
Result<void> add_demo_orders(storage::Transaction& transaction, MerchantId merchant,
                             std::int64_t count, std::uint64_t seed, Instant now);

} // namespace stall::market
