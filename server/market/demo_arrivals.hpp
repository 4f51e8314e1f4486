// When the demo shop's orders came: the year's shape. Must not know what was ordered.
#pragma once

#include "core/base/ids.hpp"
#include "server/market/random.hpp"

#include <vector>

namespace stall::market {

/// Instants of `count` orders of the last two years, oldest first: more each month, more on Mondays
/// and before Christmas.
std::vector<Instant> draw_arrivals(std::int64_t count, Instant now, Random& random);

} // namespace stall::market
