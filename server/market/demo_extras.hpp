// What the demo shop has besides ads and rivals: a search index, choices of attributes, ads in all
// markets, sheets that wait, saved repricing rules with their past moves, and price history.
// Must not know files, flags or people.
#pragma once

#include "server/storage/store.hpp"
#include "server/usecases/market_port.hpp"

namespace stall::market {

/// How many of a shop's ads are for sheets that wait; the planner makes the others.
std::int64_t waiting_ads_of(std::int64_t ad_count);

/// Adds all of it to a shop that was just filled. The same shop and seed give the same extras.
Result<void> add_demo_extras(storage::Transaction& transaction, usecases::MarketSide& market,
                             MerchantId merchant, std::int64_t ad_count, std::uint64_t seed,
                             Instant now);

} // namespace stall::market
