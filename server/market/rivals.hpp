// Rivals who reprice: a tick of the marketplace around the merchants, for the demo and the sandbox.
// The same database, instant and seed give the same moves. Must not know who asks for the tick.
#pragma once

#include "server/usecases/market_port.hpp"

#include <cstdint>

namespace stall::market {

/// Reprices up to `count_max` rival offers that stand against ads of this node's merchants and lets
/// the buybox follow. The number that moved.
Result<std::int64_t> move_rivals(storage::Transaction& transaction, usecases::MarketSide& market,
                                 Instant now, std::uint64_t seed, int count_max);

/// Where a rival goes from its price: mostly a small step, sometimes just under the winner.
std::int64_t next_rival_price(std::int64_t price_minor, std::int64_t winner_price_minor,
                              std::uint64_t chance);

} // namespace stall::market
