// Customers and carriers of the living market: they order, pay, and parcels arrive, for the demo
// and the sandbox. The same database, instant and seed give the same. Must not know who asks.
#pragma once

#include "server/usecases/market_port.hpp"

#include <cstdint>

namespace stall::market {

/// How a round goes; times are those of a demo, where nobody wants to wait for days.
struct MarketPace {
    int orders_max = 1;                    ///< new ones of a round, for each merchant
    std::int64_t payment_ms = 45'000;      ///< after the order
    std::int64_t delivery_ms = 8 * 60'000; ///< after the dispatch
};

/// One round for every merchant that has orders: what awaited payment is paid or refused, parcels
/// on their way arrive, new customers order what is in stock. How many orders it touched.
Result<std::int64_t> serve_customers(storage::Transaction& transaction,
                                     usecases::MarketSide& market, Instant now, std::uint64_t seed,
                                     const MarketPace& pace = {});

} // namespace stall::market
