// Writes the planned shop. Statements are constants; each row is one bound execution.
// Must not know files, flags or how passwords are hashed.
#include "server/market/demo_shop.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"
#include "core/wire/catalogue.hpp"
#include "server/market/demo_extras.hpp"
#include "server/market/demo_orders.hpp"
#include "server/market/demo_plan.hpp"
#include "server/storage/accounts.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/names.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace stall::market {
namespace {

using listings::Market;
using storage::Database;
using storage::Transaction;

constexpr std::string_view kInsertMerchant =
    "insert into merchant (merchant_id, uuid, name, country, time_zone, quality,"
    " commission_vat_basis_points, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertMerchantMarket =
    "insert into merchant_market (merchant_id, market, place, shipping_minor, shipping_delay_hours,"
    " shipping_cost_minor) values (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertCategory =
    "insert into category (category_id, parent_id, name, names, commission_basis_points,"
    " attributes) values (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertProduct =
    "insert into product (product_id, uuid, title, ean, brand, category_id, attributes, created_at,"
    " weight_grams, description) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertProductMarket =
    "insert into product_market (product_id, market, new_price_minor) values (?, ?, ?)";
constexpr std::string_view kInsertListing =
    "insert into listing (merchant_id, listing_id, uuid, sku, sku_folded, product_id, grade,"
    " quantity, version, listed_at) values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)";
constexpr std::string_view kInsertListingMarket =
    "insert into listing_market (merchant_id, listing_id, market, publication, price_minor,"
    " floor_minor, maximum_minor, unit_cost_minor, warranty_months, comment)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertFacts =
    "insert into buybox (merchant_id, listing_id, market, standing, price_to_win_minor,"
    " winner_price_minor, rivals, computed_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertRival =
    "insert into rival_offer (product_id, grade, market, offer_id, rival_id, price_minor,"
    " shipping_minor, shipping_delay_hours, maximum_minor, quality, quantity, publication, "
    "listed_at)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, 2, ?)";

/// One merchant of the demo, with his owner.
struct DemoMerchant {
    DemoSeller seller;
    std::string_view name, country, time_zone, owner, email;
    std::int64_t commission_vat_basis_points;
    std::span<const Market> markets; ///< home first
};
constexpr std::array kGermanMarkets = {Market::DE, Market::FR};
constexpr DemoMerchant kReprise = {{MerchantId(1), 946'000, 0, 490, 24},
                                   "Reprise Paris",
                                   "FR",
                                   "Europe/Paris",
                                   "Camille Reprise",
                                   kDemoOwnerEmail,
                                   2'000,
                                   listings::kMarkets};
constexpr DemoMerchant kZweitgut = {{MerchantId(2), 921'000, 590, 0, 48},
                                    "Zweitgut Berlin",
                                    "DE",
                                    "Europe/Berlin",
                                    "Jonas Zweitgut",
                                    kDemoNeighbourEmail,
                                    1'900,
                                    kGermanMarkets};
constexpr std::int64_t kNeighbourAds = 24;
constexpr std::int64_t kNeighbourOrders = 60;
constexpr std::int64_t kShippingCostMinor = 540;
// A shop of few ads takes the most asked for products only: opening it should not take long.
constexpr std::int64_t kProductsMin = 12'000;

std::int64_t commission_of(std::string_view category) {
    if (category == "chromebook") return 900;
    if (category.find("tab") != std::string_view::npos || category == "ipad") return 1'050;
    const bool is_phone = category == "iphone" || category.starts_with("android/");
    return is_phone ? 1'000 : 1'200;
}

std::string random_uuid(Random& random) {
    std::array<char, 33> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx%016llx",
                  static_cast<unsigned long long>(random.next()),
                  static_cast<unsigned long long>(random.next()));
    return storage::uuid_from_hex(hex.data());
}

Result<void> insert_merchant(Transaction& transaction, const DemoMerchant& merchant,
                             const DemoOrder& order, Random& random) {
    Database& database = transaction.database();
    const DemoSeller& seller = merchant.seller;
    const std::string uuid = random_uuid(random);
    TRY(database.execute(kInsertMerchant, {seller.merchant, uuid, merchant.name, merchant.country,
                                           merchant.time_zone, seller.quality,
                                           merchant.commission_vat_basis_points, order.now}));
    std::int64_t place = 0;
    for (const Market market : merchant.markets) {
        std::int64_t shipping =
            market == Market::FR ? seller.shipping_minor_fr : seller.shipping_minor_de;
        if (market == Market::SE) shipping *= 10; // in kronor
        TRY(database.execute(kInsertMerchantMarket,
                             {seller.merchant, listings::code_of(market), place++, shipping,
                              seller.shipping_delay_hours, kShippingCostMinor}));
    }
    storage::Account owner;
    owner.merchant = seller.merchant;
    owner.name = merchant.owner;
    owner.email = merchant.email;
    owner.role = wire::Role::owner;
    owner.password_hash = order.password_hash;
    TRY(storage::insert_account(transaction, owner, order.now));
    return {};
}

Result<void> insert_category(Database& database, const wire::CatalogueCategory& category) {
    const std::optional<std::int64_t> parent =
        category.parent.exists() ? std::optional(category.parent.value) : std::nullopt;
    TRY(database.execute(kInsertCategory, {category.id, parent, category.name, category.names_json,
                                           commission_of(category.key), category.attributes_json}));
    return {};
}

Result<DemoProduct> insert_product(Database& database, const wire::CatalogueProduct& product,
                                   Instant now, Random& random) {
    const std::string uuid = random_uuid(random);
    const std::string description = product.title + " by " + product.brand + ".";
    const std::string ean = catalog::kept_barcode(product.ean);
    TRY(database.execute(kInsertProduct,
                         {product.id, uuid, product.title, ean, product.brand, product.category,
                          product.attributes_json, now, product.weight_grams, description}));
    DemoProduct planned{product.id, product.sku, {}};
    for (const auto& [market, price] : product.new_prices) {
        TRY(database.execute(kInsertProductMarket,
                             {product.id, listings::code_of(market), price.minor}));
        if (market == Market::FR || market == Market::DE)
            planned.new_prices_minor.emplace_back(market, price.minor);
    }
    return planned;
}

Result<std::vector<DemoProduct>> insert_catalogue(Database& database, const DemoOrder& order,
                                                  Random& random) {
    const auto products_max = static_cast<std::size_t>(std::max(kProductsMin, order.ad_count));
    std::vector<DemoProduct> products;
    std::int64_t line_number = 0;
    for (std::string_view rest = order.catalogue;
         !rest.empty() && products.size() < products_max;) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++line_number;
        if (text.empty()) continue;
        Result<wire::CatalogueLine> line = wire::decode_catalogue_line(text);
        if (!line.ok()) {
            Error error = line.error();
            error.where = "line " + std::to_string(line_number) + " " + error.where;
            return error;
        }
        if (const auto* category = std::get_if<wire::CatalogueCategory>(&line.value()))
            TRY(insert_category(database, *category));
        if (const auto* product = std::get_if<wire::CatalogueProduct>(&line.value()))
            products.push_back(TRY(insert_product(database, *product, order.now, random)));
    }
    if (products.empty()) return Error{"catalogue_empty", "", "", "at least one product"};
    return products;
}

Result<void> insert_terms(Database& database, MerchantId merchant, const PlannedAd& ad,
                          const PlannedTerms& terms, Instant now) {
    const std::string_view market = listings::code_of(terms.market);
    TRY(database.execute(kInsertListingMarket,
                         {merchant, ad.id, market, static_cast<std::int64_t>(terms.publication),
                          terms.price_minor, terms.floor_minor, terms.maximum_minor,
                          terms.unit_cost_minor, terms.warranty_months, terms.comment}));
    TRY(database.execute(kInsertFacts,
                         {merchant, ad.id, market, storage::name_of(terms.facts.standing),
                          terms.facts.price_to_win_minor, terms.facts.winner_price_minor,
                          terms.facts.rivals, now}));
    return {};
}

Result<void> insert_slot(Database& database, MerchantId merchant, const PlannedSlot& slot,
                         Instant now, Random& random) {
    const std::string_view grade = listings::name_of(slot.grade);
    for (const PlannedAd& ad : slot.ads) {
        const std::string uuid = random_uuid(random);
        const std::string folded = fold(ad.sku);
        TRY(database.execute(kInsertListing, {merchant, ad.id, uuid, ad.sku, folded, slot.product,
                                              grade, ad.quantity, ad.listed_at}));
        for (const PlannedTerms& terms : ad.terms)
            TRY(insert_terms(database, merchant, ad, terms, now));
    }
    for (const PlannedRival& rival : slot.rivals) {
        const listings::Offer& offer = rival.offer;
        TRY(database.execute(kInsertRival, {slot.product, grade, listings::code_of(rival.market),
                                            offer.id, offer.merchant, offer.price_minor,
                                            offer.shipping_minor, offer.shipping_delay_hours,
                                            offer.quality, offer.quantity, offer.listed_at}));
    }
    return {};
}

/// The neighbour sells some of the same products, against the same rivals and the first merchant.
Result<void> insert_neighbour_ads(Transaction& transaction, usecases::MarketSide& market,
                                  const std::vector<DemoProduct>& products, const DemoOrder& order,
                                  Random& random) {
    const MerchantId merchant = kZweitgut.seller.merchant;
    const ListingId first(TRY(transaction.reserve_ids(merchant, "listing", kNeighbourAds)));
    DemoPlanner planner(products, kZweitgut.seller, kNeighbourAds, first, order.seed + 1,
                        order.now);
    while (std::optional<PlannedSlot> slot = planner.next()) {
        slot->rivals.clear();
        for (PlannedAd& ad : slot->ads) ad.sku = "ZG-" + std::to_string(ad.id.value);
        TRY(insert_slot(transaction.database(), merchant, *slot, order.now, random));
        for (const Market where : {Market::FR, Market::DE})
            TRY(market.offers_changed(transaction, {slot->product, slot->grade, where}, order.now));
    }
    return {};
}

} // namespace

Result<std::optional<MerchantId>> demo_merchant(storage::Database& database) {
    const auto owner = TRY(storage::find_account(database, kDemoOwnerEmail));
    return owner ? std::optional(owner->merchant) : std::optional<MerchantId>();
}

Result<std::int64_t> fill_demo(storage::Transaction& transaction, usecases::MarketSide& market,
                               const DemoOrder& order) {
    Database& database = transaction.database();
    Random random(order.seed);
    TRY(insert_merchant(transaction, kReprise, order, random));
    TRY(insert_merchant(transaction, kZweitgut, order, random));
    const std::vector<DemoProduct> products = TRY(insert_catalogue(database, order, random));

    const MerchantId merchant = kReprise.seller.merchant;
    std::int64_t made = waiting_ads_of(order.ad_count);
    const std::int64_t planned = order.ad_count - made;
    const ListingId first(TRY(transaction.reserve_ids(merchant, "listing", planned)));
    DemoPlanner planner(products, kReprise.seller, planned, first, order.seed, order.now);
    while (const std::optional<PlannedSlot> slot = planner.next()) {
        TRY(insert_slot(database, merchant, *slot, order.now, random));
        made += static_cast<std::int64_t>(slot->ads.size());
    }
    TRY(insert_neighbour_ads(transaction, market, products, order, random));
    TRY(add_demo_extras(transaction, market, merchant, order.ad_count, order.seed, order.now));
    TRY(add_demo_orders(transaction, merchant, order.order_count, order.seed, order.now));
    TRY(add_demo_orders(transaction, kZweitgut.seller.merchant,
                        std::min(kNeighbourOrders, order.order_count), order.seed + 1, order.now));
    return made;
}

} // namespace stall::market
