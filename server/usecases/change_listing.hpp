// One change of one ad by its merchant, from the page or a program.
// Must not know HTTP or how the buybox is computed.
#pragma once

#include "core/wire/listings.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/market_port.hpp"

#include <optional>

namespace stall::usecases {

struct ListingWish {
    ListingId listing;
    listings::Patch patch;
    std::optional<Version> based_on;         ///< none: whatever the version is
    listings::DeliveryParts deliveries = {}; ///< put over those that the ad has in that market
};

/// Checks, saves, recomputes the buyboxes it touches and records it, in the caller's transaction.
/// A wish that changes nothing leaves version and journal alone.
/// Errors: "listing_unknown" (also another merchant's), "version_stale" (wanted: the present one),
/// those of listings::apply and listings::with_parts, failures.
Result<Version> change_listing(storage::Transaction& transaction, MarketSide& market,
                               const Actor& actor, const ListingWish& wish, Instant now);

/// Every market's row of an ad. Errors: "listing_unknown".
Result<std::vector<wire::AdRow>> read_listing(storage::Database& database, MerchantId merchant,
                                              ListingId listing);

} // namespace stall::usecases
