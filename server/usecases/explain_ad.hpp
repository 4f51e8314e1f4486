// What there is to know of one ad besides its row: how its price went, what would win it the box,
// and how it is delivered. Must not know HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// Errors of all three: "listing_unknown", "market_not_listed".
Result<wire::PriceHistory> read_price_history(storage::Store& store, MerchantId merchant,
                                              ListingId listing, listings::Market market,
                                              Instant after);
Result<wire::Advice> advise(storage::Store& store, MerchantId merchant, ListingId listing,
                            listings::Market market);
Result<wire::AdDeliveries> read_deliveries(storage::Store& store, MerchantId merchant,
                                           ListingId listing, listings::Market market);

} // namespace stall::usecases
