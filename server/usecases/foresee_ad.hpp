// An ad that is not made yet, as its rows would be: what wins, what the sale costs.
// Must not know HTTP.
#pragma once

#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// How the ad would be delivered in one market instead of the shop's way.
struct ForeseenDelivery {
    listings::Market market = listings::Market::FR;
    listings::Delivery delivery;
};

/// One row for each market that the merchant sells in: without listing, SKU and price, online with
/// one in stock, with the facts that a new ad of this grade would meet, delivered as the shop does
/// or, in its market, as `own` says. Errors: "product_unknown".
Result<std::vector<wire::AdRow>> foresee_ad(storage::Database& database, MerchantId merchant,
                                            ProductId product, listings::Grade grade, Instant now,
                                            const std::optional<ForeseenDelivery>& own = {});

} // namespace stall::usecases
