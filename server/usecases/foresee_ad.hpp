// An ad that is not made yet, as its rows would be: what wins, what the sale costs.
// Must not know HTTP.
#pragma once

#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

/// One row for each market that the merchant sells in: without listing, SKU and price, online with
/// one in stock, with the facts that a new ad of this grade would meet. Errors: "product_unknown".
Result<std::vector<wire::AdRow>> foresee_ad(storage::Database& database, MerchantId merchant,
                                            ProductId product, listings::Grade grade, Instant now);

} // namespace stall::usecases
