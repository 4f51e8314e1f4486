// How the buybox of one ad stands: the offers that take part, rivals without names.
// Must not know HTTP.
#pragma once

#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// Best first, at most kLadderStepsMax. Errors: "listing_unknown", "market_not_listed".
inline constexpr std::size_t kLadderStepsMax = 100;
Result<std::vector<wire::LadderStep>> show_ladder(storage::Store& store, MerchantId merchant,
                                                  ListingId listing, listings::Market market);

} // namespace stall::usecases
