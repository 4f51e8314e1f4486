// Ads in the database: the whole ad for a change, and rows (ad × market) for the workspace.
// Must not know who may change what, or JSON.
#pragma once

#include "core/listings/listing.hpp"
#include "core/wire/listings.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace stall::storage {

/// Another merchant's ad is as absent as one that never was.
Result<std::optional<listings::Listing>> load_listing(Database& database, MerchantId merchant,
                                                      ListingId listing);
/// Without regard to case.
Result<std::optional<ListingId>> find_sku(Database& database, MerchantId merchant,
                                          std::string_view sku);
Result<std::optional<ListingId>> find_listing_uuid(Database& database, MerchantId merchant,
                                                   std::string_view uuid);

/// Writes what differs between the two, and counts the version up; the new version.
Result<Version> save_listing(Transaction& transaction, MerchantId merchant,
                             const listings::Listing& before, const listings::Listing& after);

/// A new ad with version 1 and the next id of the merchant's series. "storage_unique" for a SKU
/// that exists.
Result<ListingId> insert_listing(Transaction& transaction, MerchantId merchant,
                                 const listings::Listing& listing, std::string_view uuid,
                                 Instant now);

/// The markets in which the merchant sells, the home market first.
Result<std::vector<listings::Market>> markets_of(Database& database, MerchantId merchant);

/// Every market's row of one ad, in the order of Market; empty where there is no such ad.
Result<std::vector<wire::AdRow>> rows_of_listing(Database& database, MerchantId merchant,
                                                 ListingId listing);

/// Where a walk over all rows stands.
struct RowPlace {
    ListingId listing;
    std::string market; ///< code of the last row read; "" before the first
};
/// The next rows in the order of listing and market code, at most `count_max`; moves `place` on.
Result<std::vector<wire::AdRow>> rows_after(Database& database, MerchantId merchant,
                                            RowPlace& place, std::int64_t count_max);
Result<std::int64_t> count_rows(Database& database, MerchantId merchant);

/// The rows of one market after a listing, in the order of listings, at most `count_max`.
Result<std::vector<wire::AdRow>> rows_in_market(Database& database, MerchantId merchant,
                                                listings::Market market, ListingId after,
                                                std::int64_t count_max);
/// The row of one ad in one market; nothing where it is not there.
Result<std::optional<wire::AdRow>> row_in_market(Database& database, MerchantId merchant,
                                                 ListingId listing, listings::Market market);
/// The ads of a market that are not archived.
Result<std::int64_t> count_live_rows(Database& database, MerchantId merchant,
                                     listings::Market market);

/// The version 4 form of a UUID out of 32 hexadecimal digits of randomness.
std::string uuid_from_hex(std::string_view hex);

} // namespace stall::storage
