// Loads, asks the core, saves, records. Must not know HTTP or how the buybox is computed.
#include "server/usecases/change_listing.hpp"

#include "core/listings/ad_line.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/ad_change.hpp"

namespace stall::usecases {
namespace {

Error listing_unknown(ListingId listing) {
    return Error{"listing_unknown", "", std::to_string(listing.value), ""};
}

} // namespace

Result<Version> change_listing(storage::Transaction& transaction, MarketSide& market,
                               const Actor& actor, const ListingWish& wish, Instant now) {
    const auto before =
        TRY(storage::load_listing(transaction.database(), actor.merchant, wish.listing));
    if (!before) return listing_unknown(wish.listing);
    if (wish.based_on && *wish.based_on != before->version) {
        return Error{"version_stale", "", std::to_string(wish.based_on->value),
                     std::to_string(before->version.value)};
    }
    const auto patch = TRY(listings::with_deliveries(wish.patch, *before, wish.deliveries));
    const listings::Listing after = TRY(listings::apply(*before, patch));
    AdChanges changes;
    const bool is_changed = TRY(changes.save(transaction, actor, *before, after));
    TRY(changes.finish(transaction, market, actor, "listing_changed", now));
    return Version(before->version.value + (is_changed ? 1 : 0));
}

Result<std::vector<wire::AdRow>> read_listing(storage::Database& database, MerchantId merchant,
                                              ListingId listing) {
    auto rows = TRY(storage::rows_of_listing(database, merchant, listing));
    if (rows.empty()) return listing_unknown(listing);
    return rows;
}

} // namespace stall::usecases
