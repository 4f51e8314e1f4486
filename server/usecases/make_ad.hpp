// An ad made by hand, as a draft or at once online, and an ad that goes to one more market.
// Must not know HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/market_port.hpp"
#include "server/usecases/secrets.hpp"

namespace stall::usecases {

/// Makes the ad in every market of the merchant: online or offline where its patch says so, else a
/// draft. Errors: "sku_taken", "product_unknown" (also another merchant's that waits),
/// "market_not_sold_in", those of listings::apply, with `where` under "/markets/N".
Result<ListingId> make_ad(storage::Transaction& transaction, MarketSide& market, Secrets& secrets,
                          const Actor& actor, const wire::NewAd& ad, Instant now);

/// Opens a market for an ad, as a draft or online as the patch says. Errors: "listing_unknown",
/// "market_not_sold_in", "market_listed_already", those of listings::apply.
Result<void> sell_in_market(storage::Transaction& transaction, MarketSide& market,
                            const Actor& actor, ListingId listing, const listings::Patch& patch,
                            Instant now);

} // namespace stall::usecases
