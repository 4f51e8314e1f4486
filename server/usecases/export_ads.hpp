// Ads as a file that imports again without changing anything, piece by piece.
// Must not know HTTP.
#pragma once

#include "core/files/csv.hpp"
#include "core/wire/ad_files.hpp"
#include "server/storage/store.hpp"

namespace stall::usecases {

class AdExport {
public:
    /// The named ads, market by market in their order. Errors: "selection_too_large".
    static Result<AdExport> of_ads(storage::Store& store, MerchantId merchant,
                                   wire::ExportRequest request);
    /// Every ad of a market, or of all. Errors: "market_not_sold_in".
    static Result<AdExport> of_shop(storage::Store& store, MerchantId merchant,
                                    std::optional<listings::Market> market, char delimiter);

    /// The next lines, the header first; "" at the end. Ads that are gone are passed over.
    Result<std::string> next();

private:
    AdExport(storage::Store& store, MerchantId merchant, files::Dialect dialect)
        : store_(&store), merchant_(merchant), dialect_(dialect) {}
    Result<std::string> header();
    Result<std::string> next_named(storage::Database& database);
    Result<std::string> next_in_market(storage::Database& database);

    storage::Store* store_;
    MerchantId merchant_;
    files::Dialect dialect_;
    bool is_whole_ = false; ///< every ad of each market
    bool is_begun_ = false;
    std::vector<wire::ExportedMarket> markets_;
    std::size_t market_at_ = 0;
    std::size_t listing_at_ = 0;
    ListingId after_;
    std::vector<std::string> fields_; ///< of attributes
};

} // namespace stall::usecases
