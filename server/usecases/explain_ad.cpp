// Reads the offers of the ad's buybox and asks the core. Must not know HTTP.
#include "server/usecases/explain_ad.hpp"

#include "server/storage/listings.hpp"
#include "server/storage/offers.hpp"
#include "server/storage/price_points.hpp"
#include "server/storage/sellers.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

Result<wire::AdRow> row_of(storage::Database& database, MerchantId merchant, ListingId listing,
                           listings::Market market) {
    const auto rows = TRY(storage::rows_of_listing(database, merchant, listing));
    if (rows.empty()) return Error{"listing_unknown", "", std::to_string(listing.value), ""};
    const auto found = std::ranges::find(rows, market, &wire::AdRow::market);
    if (found == rows.end())
        return Error{"market_not_listed", "/market", std::string(code_of(market)), ""};
    return *found;
}

} // namespace

Result<wire::PriceHistory> read_price_history(storage::Store& store, MerchantId merchant,
                                              ListingId listing, listings::Market market,
                                              Instant after) {
    storage::Reader reader = TRY(store.read());
    TRY(row_of(reader.database(), merchant, listing, market));
    return wire::PriceHistory{
        listings::currency_of(market),
        TRY(storage::price_points(reader.database(), merchant, listing, market, after))};
}

Result<wire::Advice> advise(storage::Store& store, MerchantId merchant, ListingId listing,
                            listings::Market market) {
    storage::Reader reader = TRY(store.read());
    const wire::AdRow row = TRY(row_of(reader.database(), merchant, listing, market));
    const auto contest =
        TRY(storage::contest_of(reader.database(), {row.product, row.grade, market}));
    wire::Advice advice{listings::currency_of(market), {}};
    const OfferId id = storage::offer_id_of(merchant, listing);
    const auto own = std::ranges::find(contest.offers, id, &listings::Offer::id);
    if (own == contest.offers.end()) return advice;
    advice.changes =
        listings::winning_changes(*own, contest.offers, listings::usual_deliveries(*own),
                                  row.position.floor_minor, listings::tick_minor(market));
    return advice;
}

Result<wire::AdDeliveries> read_deliveries(storage::Store& store, MerchantId merchant,
                                           ListingId listing, listings::Market market) {
    storage::Reader reader = TRY(store.read());
    const auto ad = TRY(storage::load_listing(reader.database(), merchant, listing));
    if (!ad) return Error{"listing_unknown", "", std::to_string(listing.value), ""};
    const auto terms = std::ranges::find(ad->terms, market, &listings::MarketTerms::market);
    if (terms == ad->terms.end())
        return Error{"market_not_listed", "/market", std::string(code_of(market)), ""};
    return wire::AdDeliveries{listings::currency_of(market), terms->deliveries,
                              TRY(storage::shop_deliveries(reader.database(), merchant, market))};
}

} // namespace stall::usecases
