// An ad by any of the names that programs know it by: number, UUID or SKU.
// Must not know HTTP.
#pragma once

#include "server/storage/store.hpp"

#include <optional>
#include <string_view>

namespace stall::usecases {

/// A whole number or a UUID. Errors: "listing_id_malformed", "listing_unknown".
Result<ListingId> find_listing(storage::Database& database, MerchantId merchant,
                               std::string_view id);
/// Errors: "listing_unknown".
Result<ListingId> find_listing_by_sku(storage::Database& database, MerchantId merchant,
                                      std::string_view sku);

/// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text);

} // namespace stall::usecases
