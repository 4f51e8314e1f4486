// One statement over ad, market and product; see exported_ads.hpp. Must not know CSV.
#include "server/storage/exported_ads.hpp"

#include "core/wire/ad_details.hpp"
#include "core/wire/categories.hpp"
#include "server/storage/names.hpp"

namespace stall::storage {
namespace {

#define EXPORTED_COLUMNS                                                                           \
    "select m.listing_id, l.sku, l.product_id, l.grade, l.quantity, m.publication, m.price_minor," \
    " m.floor_minor, m.maximum_minor, m.warranty_months, m.comment, p.category_id, p.ean,"         \
    " p.title, p.description, p.brand, n.new_price_minor, p.weight_grams, p.attributes, m.market," \
    " m.deliveries"                                                                                \
    " from listing_market m"                                                                       \
    " join listing l on l.merchant_id = m.merchant_id and l.listing_id = m.listing_id"             \
    " join product p on p.product_id = l.product_id"                                               \
    " left join product_market n on n.product_id = l.product_id and n.market = m.market"           \
    " where m.merchant_id = ? and m.market = ?"

constexpr std::string_view kOne = EXPORTED_COLUMNS " and m.listing_id = ?";
constexpr std::string_view kAfter =
    EXPORTED_COLUMNS " and m.listing_id > ? order by m.merchant_id, m.listing_id limit ?";

#undef EXPORTED_COLUMNS

Result<catalog::ProductDraft> sheet_in(const Cursor& row, Currency currency) {
    catalog::ProductDraft sheet;
    sheet.category = CategoryId(row.integer(11));
    sheet.ean = std::string(row.text(12));
    sheet.title = std::string(row.text(13));
    sheet.description = std::string(row.text(14));
    sheet.brand = std::string(row.text(15));
    if (const auto minor = row.optional_integer(16)) sheet.new_price = Money{*minor, currency};
    sheet.weight_grams = row.integer(17);
    sheet.attributes = TRY(wire::decode_kept_values(row.text(18)));
    return sheet;
}

Result<listings::ExportedAd> ad_in(const Cursor& row) {
    listings::ExportedAd ad;
    ad.sku = std::string(row.text(1));
    ad.product = ProductId(row.integer(2));
    ad.grade = TRY(read_grade(row.text(3)));
    ad.quantity = static_cast<std::int32_t>(row.integer(4));
    listings::MarketTerms& terms = ad.terms;
    terms.market = TRY(read_market(row.text(19)));
    const Currency currency = listings::currency_of(terms.market);
    const auto money = [&](int column) {
        const auto minor = row.optional_integer(column);
        return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
    };
    terms.publication = static_cast<listings::Publication>(row.integer(5));
    terms.price = Money{row.integer(6), currency};
    terms.floor = money(7);
    terms.maximum = money(8);
    terms.warranty_months = static_cast<std::int32_t>(row.integer(9));
    terms.comment = std::string(row.text(10));
    terms.deliveries = TRY(wire::decode_kept_deliveries(row.text(20), currency));
    ad.sheet = TRY(sheet_in(row, currency));
    return ad;
}

} // namespace

Result<std::optional<listings::ExportedAd>>
exported_ad(Database& database, MerchantId merchant, ListingId listing, listings::Market market) {
    Cursor row = TRY(database.query(kOne, {merchant, listings::code_of(market), listing}));
    if (!TRY(row.next())) return std::optional<listings::ExportedAd>();
    return std::optional(TRY(ad_in(row)));
}

Result<std::vector<listings::ExportedAd>>
exported_ads_after(Database& database, MerchantId merchant, listings::Market market,
                   ListingId& after, std::int64_t count_max) {
    Cursor row =
        TRY(database.query(kAfter, {merchant, listings::code_of(market), after, count_max}));
    std::vector<listings::ExportedAd> ads;
    while (TRY(row.next())) {
        ads.push_back(TRY(ad_in(row)));
        after = ListingId(row.integer(0));
    }
    return ads;
}

} // namespace stall::storage
