// Blank terms for each market, then the patches through the one door. Must not know HTTP.
#include "server/usecases/make_ad.hpp"

#include "server/storage/listings.hpp"
#include "server/storage/products.hpp"
#include "server/usecases/ad_change.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

using listings::Listing;
using listings::Market;
using listings::MarketTerms;
using listings::Patch;

MarketTerms blank_terms(Market market) {
    MarketTerms terms;
    terms.market = market;
    terms.price = Money{0, listings::currency_of(market)};
    return terms;
}

Error not_sold_in(Market market) {
    return Error{"market_not_sold_in", "/market", std::string(code_of(market)), ""};
}

Result<Listing> with_patches(Listing listing, const std::vector<Patch>& patches) {
    for (std::size_t at = 0; at < patches.size(); ++at) {
        auto patched = listings::apply(listing, patches[at]);
        if (!patched.ok()) {
            Error error = patched.error();
            if (error.code == "market_not_listed") error.code = "market_not_sold_in";
            error.where = "/markets/" + std::to_string(at) + error.where;
            return error;
        }
        listing = std::move(patched).value();
    }
    return listing;
}

} // namespace

Result<ListingId> make_ad(storage::Transaction& transaction, MarketSide& market, Secrets& secrets,
                          const Actor& actor, const wire::NewAd& ad, Instant now) {
    storage::Database& database = transaction.database();
    if (TRY(storage::find_sku(database, actor.merchant, ad.sku)))
        return Error{"sku_taken", "/sku", ad.sku, ""};
    const auto product = TRY(storage::product_for_ads(database, actor.merchant, ad.product));
    if (!product) return Error{"product_unknown", "/product", std::to_string(ad.product.value), ""};
    Listing blank;
    blank.sku = ad.sku;
    blank.product = ad.product;
    blank.grade = ad.grade;
    blank.quantity = ad.quantity;
    blank.product_is_validated = *product == wire::ProductState::validated;
    for (const Market where : TRY(storage::markets_of(database, actor.merchant)))
        blank.terms.push_back(blank_terms(where));
    std::ranges::sort(blank.terms, {}, &MarketTerms::market);
    Listing listing = TRY(with_patches(blank, ad.markets));
    const std::string uuid = storage::uuid_from_hex(secrets.digest(secrets.random_token()));
    listing.id = TRY(storage::insert_listing(transaction, actor.merchant, listing, uuid, now));
    AdChanges changes;
    changes.created(listing);
    TRY(changes.finish(transaction, market, actor, "listing_created", now));
    return listing.id;
}

Result<void> sell_in_market(storage::Transaction& transaction, MarketSide& market,
                            const Actor& actor, ListingId id, const Patch& patch, Instant now) {
    storage::Database& database = transaction.database();
    const auto before = TRY(storage::load_listing(database, actor.merchant, id));
    if (!before) return Error{"listing_unknown", "", std::to_string(id.value), ""};
    const auto sold_in = TRY(storage::markets_of(database, actor.merchant));
    if (std::ranges::find(sold_in, patch.market) == sold_in.end()) return not_sold_in(patch.market);
    const auto is_there =
        std::ranges::find(before->terms, patch.market, &MarketTerms::market) != before->terms.end();
    if (is_there)
        return Error{"market_listed_already", "/market", std::string(code_of(patch.market)), ""};
    Listing opened = *before;
    opened.terms.push_back(blank_terms(patch.market));
    std::ranges::sort(opened.terms, {}, &MarketTerms::market);
    const Listing after = TRY(listings::apply(opened, patch));
    AdChanges changes;
    TRY(changes.save(transaction, actor, *before, after));
    return changes.finish(transaction, market, actor, "listing_changed", now);
}

} // namespace stall::usecases
