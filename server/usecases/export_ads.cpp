// Reads ads piece by piece and lets the core write their lines; see export_ads.hpp.
// Must not know HTTP.
#include "server/usecases/export_ads.hpp"

#include "core/wire/bulk.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/exported_ads.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

constexpr std::int64_t kPieceAds = 500;

} // namespace

Result<AdExport> AdExport::of_ads(storage::Store& store, MerchantId merchant,
                                  wire::ExportRequest request) {
    std::size_t ads = 0;
    for (const wire::ExportedMarket& each : request.markets) ads += each.listings.size();
    if (ads > wire::kBulkListingsMax)
        return Error{"selection_too_large", "/markets", std::to_string(ads),
                     std::to_string(wire::kBulkListingsMax)};
    AdExport made(store, merchant, {request.delimiter, '"'});
    made.markets_ = std::move(request.markets);
    return made;
}

Result<AdExport> AdExport::of_shop(storage::Store& store, MerchantId merchant,
                                   std::optional<listings::Market> market, char delimiter) {
    storage::Reader reader = TRY(store.read());
    AdExport made(store, merchant, {delimiter, '"'});
    made.is_whole_ = true;
    for (const listings::Market each : TRY(storage::markets_of(reader.database(), merchant)))
        if (!market || *market == each) made.markets_.push_back({each, {}});
    if (market && made.markets_.empty())
        return Error{"market_not_sold_in", "/market", std::string(code_of(*market)), ""};
    return made;
}

Result<std::string> AdExport::next() {
    if (!is_begun_) return header();
    storage::Reader reader = TRY(store_->read());
    for (; market_at_ < markets_.size(); ++market_at_, listing_at_ = 0, after_ = ListingId()) {
        auto piece =
            TRY(is_whole_ ? next_in_market(reader.database()) : next_named(reader.database()));
        if (!piece.empty()) return piece;
    }
    return std::string();
}

/// Products of every category may be there, and the columns are said before the first line.
Result<std::string> AdExport::header() {
    storage::Reader reader = TRY(store_->read());
    for (const auto& category : TRY(storage::load_categories(reader.database())))
        for (const catalog::Attribute& attribute : category.attributes)
            if (std::ranges::find(fields_, attribute.field) == fields_.end())
                fields_.push_back(attribute.field);
    is_begun_ = true;
    return listings::ad_file_header(dialect_, fields_);
}

Result<std::string> AdExport::next_named(storage::Database& database) {
    const wire::ExportedMarket& from = markets_[market_at_];
    std::string lines;
    while (lines.empty() && listing_at_ < from.listings.size()) {
        const std::size_t end =
            std::min<std::size_t>(listing_at_ + kPieceAds, from.listings.size());
        for (; listing_at_ < end; ++listing_at_) {
            const auto ad = TRY(
                storage::exported_ad(database, merchant_, from.listings[listing_at_], from.market));
            if (ad) lines += listings::ad_file_line(*ad, dialect_, fields_);
        }
    }
    return lines;
}

Result<std::string> AdExport::next_in_market(storage::Database& database) {
    const auto ads = TRY(storage::exported_ads_after(
        database, merchant_, markets_[market_at_].market, after_, kPieceAds));
    std::string lines;
    for (const auto& ad : ads) lines += listings::ad_file_line(ad, dialect_, fields_);
    return lines;
}

} // namespace stall::usecases
