// Statements behind the seller API's reads. Must not know JSON or who asks.
#include "server/storage/seller_listings.hpp"

#include "core/wire/ad_details.hpp"
#include "server/storage/names.hpp"

#include <limits>

namespace stall::storage {
namespace {

#define SELLER_COLUMNS                                                                             \
    "select m.listing_id, l.uuid, l.product_id, p.uuid, p.title, l.sku, l.quantity, l.grade,"      \
    " m.market, m.publication, m.price_minor, m.floor_minor, m.maximum_minor, m.warranty_months,"  \
    " m.comment, b.standing, b.price_to_win_minor, b.winner_price_minor, b.rivals,"                \
    " m.deliveries"

#define SELLER_SHEETS                                                                              \
    " join product p on p.product_id = l.product_id"                                               \
    " left join buybox b on b.merchant_id = m.merchant_id and b.listing_id = m.listing_id"         \
    " and b.market = m.market"

#define SELLER_ADS                                                                                 \
    SELLER_COLUMNS " from listing l join listing_market m on m.merchant_id = l.merchant_id"        \
                   " and m.listing_id = l.listing_id" SELLER_SHEETS " where l.merchant_id = ?"

// What passes is found in the index of the pages, and only the ads of one page are read.
#define MARKET_ADS " from listing_market where merchant_id = ? and market = ?"
#define FILTERED_ADS                                                                               \
    " from listing_market f join listing g on g.merchant_id = f.merchant_id"                       \
    " and g.listing_id = f.listing_id where f.merchant_id = ? and f.market = ?"                    \
    " and g.quantity >= ? and g.quantity <= ?"                                                     \
    " and (? < 0 or case when f.publication = 2 and g.quantity = 0 then 3"                         \
    " else f.publication end = ?)"
#define PAGE_OF(numbers)                                                                           \
    SELLER_COLUMNS " from (" numbers " limit ? offset ?) page"                                     \
                   " join listing l on l.merchant_id = page.merchant_id"                           \
                   " and l.listing_id = page.listing_id"                                           \
                   " join listing_market m on m.merchant_id = page.merchant_id"                    \
                   " and m.listing_id = page.listing_id and m.market = page.market" SELLER_SHEETS  \
                   " order by page.listing_id"

// From the kept numbers: as many rows as there are stocks, however many ads.
constexpr std::string_view kCount =
    "select coalesce(sum(ads), 0) from stock_count where merchant_id = ? and market = ?"
    " and quantity >= ? and quantity <= ?"
    " and (? < 0 or case when publication = 2 and quantity = 0 then 3 else publication end = ?)";
constexpr std::string_view kPageOfAll =
    PAGE_OF("select merchant_id, listing_id, market" MARKET_ADS " order by listing_id");
constexpr std::string_view kPageFiltered =
    PAGE_OF("select f.merchant_id, f.listing_id, f.market" FILTERED_ADS " order by f.listing_id");
constexpr std::string_view kOneMarket = SELLER_ADS " and l.listing_id = ? and m.market = ?";
constexpr std::string_view kAllMarkets = SELLER_ADS " and l.listing_id = ? order by m.market";

#undef SELLER_COLUMNS
#undef SELLER_SHEETS
#undef SELLER_ADS
#undef MARKET_ADS
#undef FILTERED_ADS
#undef PAGE_OF

constexpr std::int64_t kQuantityEnd = std::numeric_limits<std::int64_t>::max();

bool passes_all(const SellerFilter& filter) {
    return !filter.publication && !filter.quantity_min && !filter.quantity_max;
}

std::optional<Money> money_in(const Cursor& row, int column, Currency currency) {
    if (row.is_null(column)) return std::nullopt;
    return Money{row.integer(column), currency};
}

Result<wire::SellerListing> seller_listing_in(const Cursor& row) {
    wire::SellerListing listing;
    listing.listing = ListingId(row.integer(0));
    listing.uuid = std::string(row.text(1));
    listing.product = ProductId(row.integer(2));
    listing.product_uuid = std::string(row.text(3));
    listing.title = std::string(row.text(4));
    listing.sku = std::string(row.text(5));
    listing.quantity = static_cast<std::int32_t>(row.integer(6));
    listing.grade = TRY(read_grade(row.text(7)));
    listings::MarketTerms& terms = listing.terms;
    terms.market = TRY(read_market(row.text(8)));
    const Currency currency = listings::currency_of(terms.market);
    terms.publication = static_cast<listings::Publication>(row.integer(9));
    terms.price = Money{row.integer(10), currency};
    terms.floor = money_in(row, 11, currency);
    terms.maximum = money_in(row, 12, currency);
    terms.warranty_months = static_cast<std::int32_t>(row.integer(13));
    terms.comment = std::string(row.text(14));
    terms.deliveries = TRY(wire::decode_kept_deliveries(row.text(19), currency));
    if (row.is_null(15)) return listing;
    listing.facts.standing = TRY(read_standing(row.text(15)));
    listing.facts.price_to_win_minor = row.optional_integer(16);
    listing.facts.winner_price_minor = row.optional_integer(17);
    listing.facts.rivals = static_cast<std::int32_t>(row.integer(18));
    return listing;
}

Result<std::vector<wire::SellerListing>> all_in(Cursor& cursor) {
    std::vector<wire::SellerListing> found;
    while (TRY(cursor.next())) found.push_back(TRY(seller_listing_in(cursor)));
    return found;
}

} // namespace

Result<std::int64_t> count_seller_listings(Database& database, MerchantId merchant,
                                           const SellerFilter& filter) {
    const std::string_view market = listings::code_of(filter.market);
    const std::int64_t publication = filter.publication.value_or(-1);
    return database.integer_of(kCount,
                               {merchant, market, filter.quantity_min.value_or(0),
                                filter.quantity_max.value_or(kQuantityEnd), publication,
                                publication},
                               0);
}

Result<std::vector<wire::SellerListing>> seller_listings(Database& database, MerchantId merchant,
                                                         const SellerFilter& filter,
                                                         std::int64_t offset,
                                                         std::int64_t count_max) {
    const std::string_view market = listings::code_of(filter.market);
    if (passes_all(filter)) {
        Cursor cursor = TRY(database.query(kPageOfAll, {merchant, market, count_max, offset}));
        return all_in(cursor);
    }
    const std::int64_t publication = filter.publication.value_or(-1);
    Cursor cursor =
        TRY(database.query(kPageFiltered, {merchant, market, filter.quantity_min.value_or(0),
                                           filter.quantity_max.value_or(kQuantityEnd), publication,
                                           publication, count_max, offset}));
    return all_in(cursor);
}

Result<std::optional<wire::SellerListing>> seller_listing(Database& database, MerchantId merchant,
                                                          ListingId listing,
                                                          listings::Market market) {
    Cursor cursor = TRY(database.query(kOneMarket, {merchant, listing, listings::code_of(market)}));
    if (!TRY(cursor.next())) return std::optional<wire::SellerListing>();
    return std::optional(TRY(seller_listing_in(cursor)));
}

Result<std::vector<wire::SellerListing>> seller_markets(Database& database, MerchantId merchant,
                                                        ListingId listing) {
    Cursor cursor = TRY(database.query(kAllMarkets, {merchant, listing}));
    return all_in(cursor);
}

} // namespace stall::storage
