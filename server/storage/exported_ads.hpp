// Ads with their products' sheets, as a file of ads has them. Must not know CSV or who asks.
#pragma once

#include "core/listings/ad_file.hpp"
#include "server/storage/listings.hpp"

namespace stall::storage {

/// One ad in one market; nothing where it is not there.
Result<std::optional<listings::ExportedAd>> exported_ad(Database& database, MerchantId merchant,
                                                        ListingId listing, listings::Market market);
/// The ads of one market after a listing, in the order of listings, at most `count_max`; moves
/// `after` on.
Result<std::vector<listings::ExportedAd>>
exported_ads_after(Database& database, MerchantId merchant, listings::Market market,
                   ListingId& after, std::int64_t count_max);

} // namespace stall::storage
