// How the price of an ad went, with what it took to win: one point for each change.
// Must not know who changes prices or how a chart is drawn.
#pragma once

#include "core/wire/ad_details.hpp"
#include "server/storage/store.hpp"

namespace stall::storage {

inline constexpr std::int64_t kPricePointsMax = 5'000;

/// Notes how the ad stands now; nothing where it stands as it did. Two changes at one instant are
/// one point.
Result<void> note_price(Transaction& transaction, MerchantId merchant, ListingId listing,
                        listings::Market market, std::string_view cause, Instant now);

/// Oldest first: the point that held at `after`, and those since; the newest kPricePointsMax.
Result<std::vector<wire::PricePoint>> price_points(Database& database, MerchantId merchant,
                                                   ListingId listing, listings::Market market,
                                                   Instant after);

} // namespace stall::storage
