// What the shop knows of a merchant as a business. Must not know people, sessions or documents.
#pragma once

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

} // namespace stall::storage
