// The demo shop's past: how prices went over three months, and what saved rules did.
// Must not know files, flags or people.
#pragma once

#include "server/market/random.hpp"
#include "server/storage/store.hpp"

namespace stall::market {

Result<void> add_demo_past(storage::Transaction& transaction, MerchantId merchant, Random& random,
                           Instant now);

} // namespace stall::market
