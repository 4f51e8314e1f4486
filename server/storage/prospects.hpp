// What is known of an ad before it is made: the product's new price, the merchant's costs, quality
// and delivery, market by market. Must not know the ranking rule or the wire.
#pragma once

#include "core/listings/buybox.hpp"
#include "core/wire/listings.hpp"
#include "server/storage/database.hpp"

namespace stall::storage {

/// One market that the merchant sells in.
struct Prospect {
    wire::AdRow row;       ///< without listing, SKU, grade, price and facts
    listings::Offer offer; ///< without id, price and time
};

/// In the order of Market; empty where the merchant may not sell the product.
Result<std::vector<Prospect>> prospects_of(Database& database, MerchantId merchant,
                                           ProductId product);

} // namespace stall::storage
