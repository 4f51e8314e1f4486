// Ads as the published seller API shows them: one market at a time, by pages.
// Must not know JSON, addresses or who asks.
#pragma once

#include "core/wire/seller_listings.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <vector>

namespace stall::storage {

/// What GET /ws/listings may ask for.
struct SellerFilter {
    listings::Market market = listings::Market::FR;
    std::optional<std::int64_t> publication; ///< an ad without stock counts as offline (3)
    std::optional<std::int64_t> quantity_min;
    std::optional<std::int64_t> quantity_max;
};

Result<std::int64_t> count_seller_listings(Database& database, MerchantId merchant,
                                           const SellerFilter& filter);
Result<std::vector<wire::SellerListing>> seller_listings(Database& database, MerchantId merchant,
                                                         const SellerFilter& filter,
                                                         std::int64_t offset,
                                                         std::int64_t count_max);

/// Nothing where the merchant has no such ad, or not in this market.
Result<std::optional<wire::SellerListing>>
seller_listing(Database& database, MerchantId merchant, ListingId listing, listings::Market market);
/// One for each market of the ad.
Result<std::vector<wire::SellerListing>> seller_markets(Database& database, MerchantId merchant,
                                                        ListingId listing);

} // namespace stall::storage
