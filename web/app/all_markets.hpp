// Every market at once: chosen by the merchant, where the bare page begins with the home market.
// Must not know who is signed in.
#pragma once

#include "web/app/ads/parts.hpp"

namespace stall::app {

inline bool names_all_markets(const ads::Filters& filters) {
    return filters.markets.size() == listings::kMarkets.size();
}

/// A link that names every market asks for none in particular.
inline void forget_all_markets(ads::Filters& filters) {
    if (names_all_markets(filters)) filters.markets.clear();
}

} // namespace stall::app
