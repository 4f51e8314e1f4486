// Ads as the workspace shows them: one row for each market, with facts and costs.
// Must not know JSON or who asks.
#include "server/storage/listings.hpp"
#include "server/storage/names.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

#define AD_ROW_COLUMNS                                                                             \
    "select m.listing_id, m.market, l.version, l.sku, l.product_id, p.title, p.ean, c.name,"       \
    " l.grade, m.warranty_months, m.comment, m.publication, l.quantity, m.price_minor,"            \
    " n.new_price_minor, m.maximum_minor, m.floor_minor, b.standing, b.price_to_win_minor,"        \
    " b.winner_price_minor, b.rivals, c.commission_basis_points, t.commission_vat_basis_points,"   \
    " d.shipping_cost_minor, m.unit_cost_minor"                                                    \
    " from listing_market m"                                                                       \
    " join listing l on l.merchant_id = m.merchant_id and l.listing_id = m.listing_id"             \
    " join merchant t on t.merchant_id = m.merchant_id"                                            \
    " join merchant_market d on d.merchant_id = m.merchant_id and d.market = m.market"             \
    " join product p on p.product_id = l.product_id"                                               \
    " join category c on c.category_id = p.category_id"                                            \
    " left join product_market n on n.product_id = l.product_id and n.market = m.market"           \
    " left join buybox b on b.merchant_id = m.merchant_id and b.listing_id = m.listing_id"         \
    " and b.market = m.market where m.merchant_id = ?"

constexpr std::string_view kRowsOfListing = AD_ROW_COLUMNS " and m.listing_id = ?";
constexpr std::string_view kRowsAfter =
    AD_ROW_COLUMNS " and (m.listing_id, m.market) > (?, ?)"
                   " order by m.merchant_id, m.listing_id, m.market limit ?";
constexpr std::string_view kRowsInMarket =
    AD_ROW_COLUMNS " and m.market = ? and m.listing_id > ?"
                   " order by m.merchant_id, m.listing_id limit ?";
constexpr std::string_view kRowInMarket = AD_ROW_COLUMNS " and m.listing_id = ? and m.market = ?";

#undef AD_ROW_COLUMNS

std::int32_t small(const Cursor& row, int column) {
    return static_cast<std::int32_t>(row.integer(column));
}

Result<listings::Position> position_in(const Cursor& row) {
    listings::Position position;
    position.publication = static_cast<listings::Publication>(row.integer(11));
    position.quantity = small(row, 12);
    position.price_minor = row.integer(13);
    position.new_price_minor = row.optional_integer(14);
    position.maximum_minor = row.optional_integer(15);
    position.floor_minor = row.optional_integer(16);
    if (!row.is_null(17)) {
        position.facts.standing = TRY(read_standing(row.text(17)));
        position.facts.price_to_win_minor = row.optional_integer(18);
        position.facts.winner_price_minor = row.optional_integer(19);
        position.facts.rivals = small(row, 20);
    }
    position.costs.commission_basis_points = small(row, 21);
    position.costs.commission_vat_basis_points = small(row, 22);
    position.costs.shipping_minor = row.integer(23);
    position.costs.unit_minor = row.optional_integer(24);
    return position;
}

Result<wire::AdRow> ad_row_in(const Cursor& row) {
    wire::AdRow ad;
    ad.listing = ListingId(row.integer(0));
    ad.market = TRY(read_market(row.text(1)));
    ad.version = Version(row.integer(2));
    ad.sku = std::string(row.text(3));
    ad.product = ProductId(row.integer(4));
    ad.title = std::string(row.text(5));
    ad.ean = std::string(row.text(6));
    ad.category = std::string(row.text(7));
    ad.grade = TRY(read_grade(row.text(8)));
    ad.warranty_months = small(row, 9);
    ad.comment = std::string(row.text(10));
    ad.position = TRY(position_in(row));
    ad.currency = listings::currency_of(ad.market);
    return ad;
}

} // namespace

Result<std::vector<wire::AdRow>> rows_of_listing(Database& database, MerchantId merchant,
                                                 ListingId listing) {
    Cursor cursor = TRY(database.query(kRowsOfListing, {merchant, listing}));
    std::vector<wire::AdRow> rows;
    while (TRY(cursor.next())) rows.push_back(TRY(ad_row_in(cursor)));
    std::ranges::sort(rows, {}, &wire::AdRow::market);
    return rows;
}

Result<std::vector<wire::AdRow>> rows_after(Database& database, MerchantId merchant,
                                            RowPlace& place, std::int64_t count_max) {
    Cursor cursor =
        TRY(database.query(kRowsAfter, {merchant, place.listing, place.market, count_max}));
    std::vector<wire::AdRow> rows;
    while (TRY(cursor.next())) rows.push_back(TRY(ad_row_in(cursor)));
    if (!rows.empty()) {
        place = {rows.back().listing, std::string(listings::code_of(rows.back().market))};
    }
    return rows;
}

Result<std::vector<wire::AdRow>> rows_in_market(Database& database, MerchantId merchant,
                                                listings::Market market, ListingId after,
                                                std::int64_t count_max) {
    Cursor cursor =
        TRY(database.query(kRowsInMarket, {merchant, listings::code_of(market), after, count_max}));
    std::vector<wire::AdRow> rows;
    while (TRY(cursor.next())) rows.push_back(TRY(ad_row_in(cursor)));
    return rows;
}

Result<std::optional<wire::AdRow>> row_in_market(Database& database, MerchantId merchant,
                                                 ListingId listing, listings::Market market) {
    Cursor cursor =
        TRY(database.query(kRowInMarket, {merchant, listing, listings::code_of(market)}));
    if (!TRY(cursor.next())) return std::optional<wire::AdRow>();
    return std::optional(TRY(ad_row_in(cursor)));
}

Result<std::int64_t> count_live_rows(Database& database, MerchantId merchant,
                                     listings::Market market) {
    return database.integer_of("select coalesce(sum(ads), 0) from stock_count"
                               " where merchant_id = ? and market = ? and publication <> 4",
                               {merchant, listings::code_of(market)}, 0);
}

Result<std::int64_t> count_rows(Database& database, MerchantId merchant) {
    return database.integer_of(
        "select coalesce(sum(ads), 0) from stock_count where merchant_id = ?", {merchant}, 0);
}

} // namespace stall::storage
