// One function for each extra. Must not know files, flags or people.
#include "server/market/demo_extras.hpp"

#include "core/base/text.hpp"
#include "server/market/demo_past.hpp"
#include "server/market/random.hpp"
#include "server/storage/catalogue_search.hpp"
#include "server/storage/categories.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/names.hpp"
#include "server/storage/products.hpp"
#include "server/usecases/ad_change.hpp"

#include <algorithm>
#include <array>

namespace stall::market {
namespace {

using listings::Market;
using storage::Database;
using storage::Transaction;

constexpr std::int64_t kAdsInAllMarketsMax = 60;
constexpr std::int64_t kWaitingSheetsMax = 6;
constexpr std::int64_t kRivalOfferFirst = std::int64_t{1} << 36; // past the planner's numbers

/// The choices of an attribute are the values that the catalogue has.
Result<void> fill_choices(Database& database) {
    for (const catalog::Category& category : TRY(storage::load_categories(database))) {
        for (std::size_t at = 0; at < category.attributes.size(); ++at) {
            const catalog::Attribute& attribute = category.attributes[at];
            if (attribute.type != catalog::AttributeType::choice) continue;
            const std::string field = "$." + attribute.field;
            const std::string place = "$[" + std::to_string(at) + "].allowed";
            TRY(database.execute(
                "update category set attributes = json_set(attributes, ?, (select"
                " json_group_array(v) from (select distinct json_extract(attributes, ?) v"
                " from product where category_id = ? and v is not null"
                " order by cast(v as real) * (case when v like '%TB' then 1000 else 1 end), v)))"
                " where category_id = ?",
                {place, field, category.id, category.id}));
        }
    }
    return {};
}

struct SpreadAd {
    ListingId listing;
    ProductId product;
    listings::Grade grade = listings::Grade::good;
    std::int64_t price_minor = 0; ///< in France
    std::int64_t new_minor = 0;
};

/// Online ads, the most asked for first.
Result<std::vector<SpreadAd>> ads_to_spread(Database& database, MerchantId merchant,
                                            std::int64_t count_max) {
    storage::Cursor rows = TRY(database.query(
        "select l.listing_id, l.product_id, l.grade, m.price_minor, n.new_price_minor"
        " from listing l join listing_market m on m.merchant_id = l.merchant_id"
        " and m.listing_id = l.listing_id and m.market = 'FR' and m.publication = 2"
        " join product_market n on n.product_id = l.product_id and n.market = 'FR'"
        " where l.merchant_id = ? order by l.listing_id limit ?",
        {merchant, count_max}));
    std::vector<SpreadAd> ads;
    while (TRY(rows.next()))
        ads.push_back({ListingId(rows.integer(0)), ProductId(rows.integer(1)),
                       TRY(storage::read_grade(rows.text(2))), rows.integer(3), rows.integer(4)});
    return ads;
}

Result<void> add_rivals(Database& database, const SpreadAd& ad, Market market,
                        std::int64_t price_minor, std::int64_t first_offer, Random& random,
                        Instant now) {
    for (std::int64_t at = 0; at < 2; ++at)
        TRY(database.execute(
            "insert into rival_offer (product_id, grade, market, offer_id, rival_id, price_minor,"
            " shipping_minor, shipping_delay_hours, quality, quantity, publication, listed_at)"
            " values (?, ?, ?, ?, ?, ?, 0, 48, ?, 9, 2, ?)",
            {ad.product, listings::name_of(ad.grade), listings::code_of(market), first_offer + at,
             random.between(1, 60), price_minor * random.between(950, 1'090) / 1'000,
             random.between(860'000, 970'000), now.utc_ms - random.between(1, 9'000) * 3'600'000}));
    return {};
}

/// Some ads are offered everywhere, so that an ad can be compared side by side.
Result<void> spread(Transaction& transaction, usecases::MarketSide& market, MerchantId merchant,
                    std::int64_t ad_count, Random& random, Instant now) {
    Database& database = transaction.database();
    std::int64_t offer = kRivalOfferFirst;
    for (const SpreadAd& ad : TRY(ads_to_spread(database, merchant, ad_count))) {
        for (const Market where : listings::kMarkets) {
            const std::int64_t there = TRY(database.integer_of(
                "select new_price_minor from product_market where product_id = ? and market = ?",
                {ad.product, listings::code_of(where)}, 0));
            const std::int64_t price =
                ad.price_minor * there / std::max<std::int64_t>(1, ad.new_minor);
            const std::int64_t written = std::max<std::int64_t>(99, price / 100 * 100 + 99);
            const std::int64_t added =
                price <= 0 ? 0
                           : TRY(database.execute(
                                 "insert into listing_market (merchant_id, listing_id, market,"
                                 " publication, price_minor, floor_minor, warranty_months)"
                                 " values (?, ?, ?, 2, ?, ?, 12) on conflict do nothing",
                                 {merchant, ad.listing, listings::code_of(where), written,
                                  written * 85 / 100}));
            if (added == 0) continue;
            TRY(add_rivals(database, ad, where, written, offer, random, now));
            offer += 2;
            TRY(market.offers_changed(transaction, {ad.product, ad.grade, where}, now));
        }
    }
    return {};
}

/// A sheet of the merchant's own that waits, made after an existing one, with an ad that waits too.
Result<void> add_waiting_sheet(Transaction& transaction, MerchantId merchant, ProductId like,
                               std::int64_t number, Random& random, Instant now) {
    Database& database = transaction.database();
    const auto sheet = TRY(storage::load_sheet(database, merchant, like));
    if (!sheet) return {};
    constexpr std::array kColours = {"Coral", "Mint", "Ivory", "Plum", "Sand", "Teal"};
    const std::string colour = kColours[static_cast<std::size_t>(number) % kColours.size()];
    storage::ProposedProduct proposed{merchant, "", Market::FR, sheet->draft};
    catalog::ProductDraft& draft = proposed.draft;
    draft.ean.clear();
    for (auto& [field, value] : draft.attributes) {
        if (field != "color") continue;
        const std::size_t at = draft.title.find(value);
        if (at != std::string::npos) draft.title.replace(at, value.size(), colour);
        value = colour;
    }
    for (const auto& [market, price] : sheet->new_prices)
        if (market == Market::FR) draft.new_price = price;
    std::string hex;
    for (int digit = 0; digit < 32; ++digit) hex += "0123456789abcdef"[random.between(0, 15)];
    proposed.uuid = storage::uuid_from_hex(hex);
    const ProductId product =
        TRY(storage::insert_product(transaction, proposed, Instant{now.utc_ms + number * 60'000}));

    listings::Listing ad;
    ad.sku = "NEW-" + std::to_string(number + 1) + "-" + colour;
    ad.product = product;
    ad.quantity = static_cast<std::int32_t>(random.between(1, 9));
    listings::MarketTerms terms;
    terms.publication = listings::Publication::waiting;
    terms.price = Money{draft.new_price ? draft.new_price->minor * 7 / 10 : 9'900, Currency()};
    ad.terms.push_back(terms);
    std::ranges::reverse(hex);
    TRY(storage::insert_listing(transaction, merchant, ad, storage::uuid_from_hex(hex), now));
    return {};
}

} // namespace

std::int64_t waiting_ads_of(std::int64_t ad_count) {
    return std::min(kWaitingSheetsMax, ad_count / 30);
}

Result<void> add_demo_extras(Transaction& transaction, usecases::MarketSide& market,
                             MerchantId merchant, std::int64_t ad_count, std::uint64_t seed,
                             Instant now) {
    Database& database = transaction.database();
    Random random(seed ^ 0xadadadad);
    TRY(fill_choices(database));
    while (TRY(storage::index_products(database, 1'000)) > 0) {
    }
    const std::int64_t spread_ads = std::min(kAdsInAllMarketsMax, ad_count / 10);
    TRY(spread(transaction, market, merchant, spread_ads, random, now));
    for (std::int64_t number = 0; number < waiting_ads_of(ad_count); ++number)
        TRY(add_waiting_sheet(transaction, merchant, ProductId(3 + 7 * number), number, random,
                              now));
    return add_demo_past(transaction, merchant, random, now);
}

} // namespace stall::market
