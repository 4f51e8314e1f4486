// The market's staff: validates the sheets that merchants propose, some hours after they came, and
// lets the ads that wait for them go online. Must not know who asks for the round, or clocks.
#pragma once

#include "server/usecases/market_port.hpp"
#include "server/usecases/step.hpp"

namespace stall::market {

/// Half a day, as the marketplace says of a working day.
inline constexpr std::int64_t kReviewMs = 12LL * 3600 * 1000;
/// In the demo nobody wants to wait that long.
inline constexpr std::int64_t kDemoReviewMs = 90'000;

/// One round of everything that happens to merchants by itself besides rivals' moves: sheets that
/// waited long enough are validated, and saved repricing rules follow the journal. To be called
/// every second or so, and at once again while there is `more`; where nothing is to be done it only
/// reads.
Result<usecases::Step> attend(storage::Store& store, usecases::MarketSide& market, Instant now,
                              std::int64_t review_ms);

/// Validates what has waited for `review_ms`, at most `count_max` sheets. How many it did.
Result<std::int64_t> validate_products(storage::Transaction& transaction,
                                       usecases::MarketSide& market, Instant now,
                                       std::int64_t review_ms, std::int64_t count_max);

} // namespace stall::market
