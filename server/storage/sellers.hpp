// What the shop knows of a merchant as a business. Must not know people, sessions or documents.
#pragma once

#include "core/listings/listing.hpp"
#include "server/storage/store.hpp"

#include <string>

namespace stall::storage {

struct Seller {
    std::string name;
    std::string country;   ///< "FR"
    std::string time_zone; ///< "Europe/Paris"
};
/// Errors: "internal" for a merchant that is not there.
Result<Seller> load_seller(Database& database, MerchantId merchant);

/// How the merchant delivers to a market where an ad does not say. Errors: "market_not_sold_in".
Result<std::vector<listings::Delivery>> shop_deliveries(Database& database, MerchantId merchant,
                                                        listings::Market market);

} // namespace stall::storage
