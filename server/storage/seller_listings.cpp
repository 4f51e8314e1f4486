// Statements behind the seller API's reads. Must not know JSON or who asks.
#include "server/storage/seller_listings.hpp"

#include "core/wire/ad_details.hpp"
#include "server/storage/names.hpp"

#include <algorithm>
#include <limits>

namespace stall::storage {
namespace {

#define SELLER_COLUMNS                                                                             \
    "select m.listing_id, l.uuid, l.product_id, p.uuid, p.title, l.sku, l.quantity, l.grade,"      \
    " m.market, m.publication, m.price_minor, m.floor_minor, m.maximum_minor, m.warranty_months,"  \
    " m.comment, b.standing, b.price_to_win_minor, b.winner_price_minor, b.rivals,"                \
    " m.deliveries, n.new_price_minor"

#define SELLER_SHEETS                                                                              \
    " join product p on p.product_id = l.product_id"                                               \
    " left join buybox b on b.merchant_id = m.merchant_id and b.listing_id = m.listing_id"         \
    " and b.market = m.market"                                                                     \
    " left join product_market n on n.product_id = l.product_id and n.market = m.market"

#define SELLER_ADS                                                                                 \
    SELLER_COLUMNS " from listing l join listing_market m on m.merchant_id = l.merchant_id"        \
                   " and m.listing_id = l.listing_id" SELLER_SHEETS " where l.merchant_id = ?"

// What passes is found in an index, and only the ads of one page are read.
#define MARKET_ADS " from listing_market where merchant_id = ? and market = ?"
// Of listing_market f and listing g: ?1 merchant, ?2 market, ?3 and ?4 stock, ?5 publication.
#define PASSES                                                                                     \
    " f.merchant_id = ?1 and f.market = ?2 and g.quantity >= ?3 and g.quantity <= ?4"              \
    " and (?5 < 0 or case when f.publication = 2 and g.quantity = 0 then 3"                        \
    " else f.publication end = ?5)"
#define NUMBERS "select f.merchant_id, f.listing_id, f.market from "
#define AD_AND_MARKET                                                                              \
    "listing_market f join listing g on g.merchant_id = f.merchant_id"                             \
    " and g.listing_id = f.listing_id where" PASSES
#define STOCKED_AD                                                                                 \
    "listing g cross join listing_market f where g.merchant_id = ?1"                               \
    " and f.listing_id = g.listing_id and"
#define PAGE_OF(numbers)                                                                           \
    SELLER_COLUMNS " from (" numbers ") page"                                                      \
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
// How many ads each condition leaves by itself: the stock, the publication as it is kept, no stock.
constexpr std::string_view kCountEach =
    "select coalesce(sum(case when quantity >= ?3 and quantity <= ?4 then ads else 0 end), 0),"
    " coalesce(sum(case when publication = ?5 then ads else 0 end), 0),"
    " coalesce(sum(case when quantity = 0 then ads else 0 end), 0)"
    " from stock_count where merchant_id = ?1 and market = ?2";
constexpr std::string_view kPageOfAll = PAGE_OF("select merchant_id, listing_id, market" MARKET_ADS
                                                " order by listing_id limit ? offset ?");
constexpr std::string_view kPageFiltered =
    PAGE_OF(NUMBERS AD_AND_MARKET " order by f.listing_id limit ?6 offset ?7");
// A plus keeps the engine from walking the market in its order instead.
constexpr std::string_view kPageByPublication =
    PAGE_OF(NUMBERS AD_AND_MARKET " and f.publication = ?5"
                                  " order by +f.listing_id limit ?6 offset ?7");
constexpr std::string_view kPageByStock =
    PAGE_OF(NUMBERS STOCKED_AD PASSES " order by +f.listing_id limit ?6 offset ?7");
constexpr std::string_view kPageOffline =
    PAGE_OF(NUMBERS AD_AND_MARKET " and f.publication = 3 union all " NUMBERS STOCKED_AD PASSES
                                  " and g.quantity = 0 and f.publication = 2"
                                  " order by 2 limit ?6 offset ?7");
constexpr std::string_view kOneMarket = SELLER_ADS " and l.listing_id = ? and m.market = ?";
constexpr std::string_view kAllMarkets = SELLER_ADS " and l.listing_id = ? order by m.market";

#undef SELLER_COLUMNS
#undef SELLER_SHEETS
#undef SELLER_ADS
#undef MARKET_ADS
#undef PASSES
#undef NUMBERS
#undef AD_AND_MARKET
#undef STOCKED_AD
#undef PAGE_OF

constexpr std::int64_t kQuantityEnd = std::numeric_limits<std::int64_t>::max();

/// Fewer ads than this are found by their rarest condition and sorted; of more, a walk through the
/// market in its order fills a page soon.
constexpr std::int64_t kSparseAdsMax = 4'000;

constexpr std::int64_t kOffline = 3; // an ad without stock counts as such, and is kept as online

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
    listing.new_price = money_in(row, 20, currency);
    if (row.is_null(15)) return listing;
    listing.facts.standing = TRY(read_standing(row.text(15)));
    listing.facts.price_to_win_minor = row.optional_integer(16);
    listing.facts.winner_price_minor = row.optional_integer(17);
    listing.facts.rivals = static_cast<std::int32_t>(row.integer(18));
    return listing;
}

/// The statement that reads the fewest ads for a page.
Result<std::string_view> plan_of(Database& database, MerchantId merchant,
                                 const SellerFilter& filter) {
    Cursor counts = TRY(database.query(
        kCountEach, {merchant, listings::code_of(filter.market), filter.quantity_min.value_or(0),
                     filter.quantity_max.value_or(kQuantityEnd), filter.publication.value_or(-1)}));
    TRY(counts.next());
    const bool is_offline = filter.publication == kOffline;
    const std::int64_t by_stock = counts.integer(0);
    const std::int64_t by_publication =
        !filter.publication ? kQuantityEnd
                            : counts.integer(1) + (is_offline ? counts.integer(2) : 0);
    if (std::min(by_stock, by_publication) > kSparseAdsMax) return kPageFiltered;
    if (by_stock < by_publication) return kPageByStock;
    return is_offline ? kPageOffline : kPageByPublication;
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
    const std::int64_t stock_min = filter.quantity_min.value_or(0);
    const std::int64_t stock_max = filter.quantity_max.value_or(kQuantityEnd);
    const std::int64_t publication = filter.publication.value_or(-1);
    Cursor cursor = TRY(
        database.query(TRY(plan_of(database, merchant, filter)),
                       {merchant, market, stock_min, stock_max, publication, count_max, offset}));
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
