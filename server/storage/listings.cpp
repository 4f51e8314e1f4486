// Loads and saves whole ads. Must not know who may change what, or JSON.
#include "server/storage/listings.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/wire/ad_details.hpp"
#include "server/storage/names.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

using listings::Listing;
using listings::MarketTerms;

Result<MarketTerms> terms_in(const Cursor& row) {
    MarketTerms terms;
    terms.market = TRY(read_market(row.text(0)));
    const Currency currency = listings::currency_of(terms.market);
    terms.publication = static_cast<listings::Publication>(row.integer(1));
    terms.price = Money{row.integer(2), currency};
    if (!row.is_null(3)) terms.floor = Money{row.integer(3), currency};
    if (!row.is_null(4)) terms.maximum = Money{row.integer(4), currency};
    terms.warranty_months = static_cast<std::int32_t>(row.integer(5));
    terms.comment = std::string(row.text(6));
    terms.deliveries = TRY(wire::decode_kept_deliveries(row.text(7), currency));
    return terms;
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
    if (!money) return std::nullopt;
    return money->minor;
}

/// The delivery that the ranking looks at.
std::optional<std::int64_t> shipping_of(const MarketTerms& terms) {
    const listings::Delivery* best = listings::cheapest(terms.deliveries);
    return best ? std::optional(best->price.minor) : std::nullopt;
}
std::optional<std::int64_t> shipping_hours_of(const MarketTerms& terms) {
    const listings::Delivery* best = listings::cheapest(terms.deliveries);
    return best ? std::optional<std::int64_t>(best->delay_hours) : std::nullopt;
}

Result<void> insert_terms(Database& database, MerchantId merchant, ListingId listing,
                          const MarketTerms& terms) {
    TRY(database.execute(
        "insert into listing_market (merchant_id, listing_id, market, publication, price_minor,"
        " floor_minor, maximum_minor, warranty_months, comment, deliveries, shipping_minor,"
        " shipping_delay_hours) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {merchant, listing, listings::code_of(terms.market),
         static_cast<std::int64_t>(terms.publication), terms.price.minor, minor_of(terms.floor),
         minor_of(terms.maximum), terms.warranty_months, terms.comment,
         std::string_view(wire::encode_kept_deliveries(terms.deliveries)), shipping_of(terms),
         shipping_hours_of(terms)}));
    return {};
}

Result<void> update_terms(Database& database, MerchantId merchant, ListingId listing,
                          const MarketTerms& terms) {
    TRY(database.execute(
        "update listing_market set publication = ?, price_minor = ?, floor_minor = ?,"
        " maximum_minor = ?, warranty_months = ?, comment = ?, deliveries = ?, shipping_minor = ?,"
        " shipping_delay_hours = ? where merchant_id = ? and listing_id = ? and market = ?",
        {static_cast<std::int64_t>(terms.publication), terms.price.minor, minor_of(terms.floor),
         minor_of(terms.maximum), terms.warranty_months, terms.comment,
         std::string_view(wire::encode_kept_deliveries(terms.deliveries)), shipping_of(terms),
         shipping_hours_of(terms), merchant, listing, listings::code_of(terms.market)}));
    return {};
}

Result<std::optional<ListingId>> find_one(Database& database, std::string_view sql,
                                          MerchantId merchant, std::string_view key) {
    Cursor row = TRY(database.query(sql, {merchant, key}));
    if (!TRY(row.next())) return std::optional<ListingId>();
    return std::optional(ListingId(row.integer(0)));
}

} // namespace

Result<std::optional<Listing>> load_listing(Database& database, MerchantId merchant, ListingId id) {
    Cursor row = TRY(database.query("select l.sku, l.product_id, l.grade, l.quantity, l.version,"
                                    " p.state = 'validated' from listing l"
                                    " join product p on p.product_id = l.product_id"
                                    " where l.merchant_id = ? and l.listing_id = ?",
                                    {merchant, id}));
    if (!TRY(row.next())) return std::optional<Listing>();
    Listing listing;
    listing.id = id;
    listing.sku = std::string(row.text(0));
    listing.product = ProductId(row.integer(1));
    listing.grade = TRY(read_grade(row.text(2)));
    listing.quantity = static_cast<std::int32_t>(row.integer(3));
    listing.version = Version(row.integer(4));
    listing.product_is_validated = row.integer(5) != 0;
    Cursor terms = TRY(database.query(
        "select market, publication, price_minor, floor_minor, maximum_minor, warranty_months,"
        " comment, deliveries from listing_market where merchant_id = ? and listing_id = ?",
        {merchant, id}));
    while (TRY(terms.next())) listing.terms.push_back(TRY(terms_in(terms)));
    std::ranges::sort(listing.terms, {}, &MarketTerms::market);
    return std::optional(std::move(listing));
}

Result<std::optional<ListingId>> find_sku(Database& database, MerchantId merchant,
                                          std::string_view sku) {
    return find_one(database,
                    "select listing_id from listing where merchant_id = ? and sku_folded = ?",
                    merchant, fold(identifier_text(sku)));
}

Result<std::optional<ListingId>> find_listing_uuid(Database& database, MerchantId merchant,
                                                   std::string_view uuid) {
    return find_one(database, "select listing_id from listing where merchant_id = ? and uuid = ?",
                    merchant, uuid);
}

Result<Version> save_listing(Transaction& transaction, MerchantId merchant, const Listing& before,
                             const Listing& after) {
    const Version version(before.version.value + 1);
    TRY(transaction.database().execute(
        "update listing set quantity = ?, version = ? where merchant_id = ? and listing_id = ?",
        {after.quantity, version, merchant, after.id}));
    for (const MarketTerms& terms : after.terms) {
        const auto old = std::ranges::find(before.terms, terms.market, &MarketTerms::market);
        if (old == before.terms.end())
            TRY(insert_terms(transaction.database(), merchant, after.id, terms));
        else if (*old != terms)
            TRY(update_terms(transaction.database(), merchant, after.id, terms));
    }
    return version;
}

Result<ListingId> insert_listing(Transaction& transaction, MerchantId merchant,
                                 const Listing& listing, std::string_view uuid, Instant now) {
    const ListingId id(TRY(transaction.reserve_ids(merchant, "listing", 1)));
    TRY(transaction.database().execute(
        "insert into listing (merchant_id, listing_id, uuid, sku, sku_folded, product_id, grade,"
        " quantity, version, listed_at) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
        {merchant, id, uuid, listing.sku, std::string_view(fold(listing.sku)), listing.product,
         listings::name_of(listing.grade), listing.quantity, now}));
    for (const MarketTerms& terms : listing.terms) {
        TRY(insert_terms(transaction.database(), merchant, id, terms));
    }
    return id;
}

Result<std::vector<listings::Market>> markets_of(Database& database, MerchantId merchant) {
    Cursor rows = TRY(database.query(
        "select market from merchant_market where merchant_id = ? order by place", {merchant}));
    std::vector<listings::Market> markets;
    while (TRY(rows.next())) markets.push_back(TRY(read_market(rows.text(0))));
    return markets;
}

std::string uuid_from_hex(std::string_view hex) {
    std::string uuid;
    for (std::size_t place = 0; place < 32; ++place) {
        if (place == 8 || place == 12 || place == 16 || place == 20) uuid += '-';
        char digit = place < hex.size() ? hex[place] : '0';
        if (place == 12) digit = '4';
        if (place == 16) digit = "89ab"[static_cast<unsigned char>(digit) % 4];
        uuid += digit;
    }
    return uuid;
}

} // namespace stall::storage
