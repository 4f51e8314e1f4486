// /ws/listings: the published seller API's ads, read by pages and changed one at a time.
// Source: seller-api.md section 1.2. Must not know rules of ads or statements.
#include "server/storage/listings.hpp"
#include "core/listings/common_fields.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/pace_rules.hpp"
#include "server/api/ws/page.hpp"
#include "server/storage/seller_listings.hpp"
#include "server/usecases/change_listing.hpp"
#include "server/usecases/find_listing.hpp"

#include <algorithm>

namespace stall::api {
namespace {

Result<storage::SellerFilter> filter_asked(const Call& call) {
    storage::SellerFilter filter;
    filter.publication = TRY(integer_parameter(call.target, "publication_state"));
    filter.quantity_min = TRY(integer_parameter(call.target, "min_quantity"));
    filter.quantity_max = TRY(integer_parameter(call.target, "max_quantity"));
    if (filter.publication && *filter.publication > 4) {
        return Error{"parameter_malformed", "/publication_state",
                     std::to_string(*filter.publication), "0 to 4"};
    }
    return filter;
}

Result<wire::SellerPage> page_of(const Call& call) {
    return seller_page(call, TRY(filter_asked(call)));
}

Result<wire::SellerListing> shown(storage::Database& database, const Call& call, ListingId listing,
                                  listings::Market market) {
    auto found = TRY(storage::seller_listing(database, call.actor.merchant, listing, market));
    if (!found) return Error{"listing_unknown", "", std::to_string(listing.value), ""};
    return *std::move(found);
}

Result<wire::SellerListing> listing_asked(const Call& call) {
    storage::Reader reader = TRY(call.store().read());
    const ListingId listing =
        TRY(usecases::find_listing(reader.database(), call.actor.merchant, call.captures[0]));
    return shown(reader.database(), call, listing, TRY(market_to_show(reader.database(), call)));
}

Result<wire::SellerListing> detail_asked(const Call& call) {
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    const listings::Market market = TRY(market_to_show(database, call));
    if (const auto sku = find_parameter(call.target, "sku")) {
        const auto listing =
            TRY(usecases::find_listing_by_sku(database, call.actor.merchant, *sku));
        return shown(database, call, listing, market);
    }
    for (const char* name : {"id", "listing_id"}) {
        const auto id = find_parameter(call.target, name);
        if (!id) continue;
        const auto listing = TRY(usecases::find_listing(database, call.actor.merchant, *id));
        return shown(database, call, listing, market);
    }
    return Error{"parameter_missing", "", "", "sku, listing_id or id"};
}

/// Says what customers are offered, where the change was about that.
std::vector<std::string> delivery_notes(const wire::SellerChange& change,
                                        const wire::SellerListing& listing) {
    if (change.deliveries == listings::DeliveryParts{}) return {};
    const auto& own = listing.terms.deliveries;
    if (own.empty()) return {"no delivery of its own: the shop's delivery counts"};
    std::vector<std::string> notes;
    for (const listings::Delivery& each : own)
        notes.push_back((each.shipper.empty() ? "any shipper" : each.shipper) + ": " +
                        to_text(each.price) + " within " + std::to_string(each.delay_hours) + " h");
    return notes;
}

/// Where the locale names no market, only what all markets share may change; anything else is
/// refused for the locale, whatever is wrong with it besides.
Result<wire::SellerChange> change_asked(const Call& call) {
    const auto market = market_to_write(call.request);
    auto change = wire::decode_seller_change(call.request.body, market.value_or(kPlatformMarket));
    if (market.ok()) return change;
    if (change.ok() && listings::is_common(change.value().patch, change.value().deliveries))
        return change;
    const bool is_about_all =
        !change.ok() && (change.error().where.empty() || change.error().where == "/quantity");
    return is_about_all ? change.error() : market.error();
}

/// The locales of an ad's markets, for a write that names none of them.
Error not_listed(const Call& call, const listings::Listing& listing) {
    std::string locales;
    for (const listings::MarketTerms& terms : listing.terms)
        locales.append(locales.empty() ? "" : ", ").append(listings::locale_of(terms.market));
    return Error{"market_not_listed", "/Accept-Language",
                 std::string(listings::locale_of(market_to_read(call.request))), locales};
}

/// The market that shows the change: what all markets share is written in one that the ad is in.
Result<listings::Market> change_ad(storage::Transaction& transaction, const Call& call,
                                   ListingId id, const wire::SellerChange& change) {
    const auto before = TRY(storage::load_listing(transaction.database(), call.actor.merchant, id));
    if (!before) return Error{"listing_unknown", "", std::to_string(id.value), ""};
    const auto patch = listings::placed_in_market(change.patch, change.deliveries, *before);
    if (std::ranges::find(before->terms, patch.market, &listings::MarketTerms::market) ==
        before->terms.end())
        return not_listed(call, *before);
    TRY(usecases::change_listing(transaction, call.context.market, call.actor,
                                 {id, patch, std::nullopt, change.deliveries}, call.now()));
    return patch.market;
}

Result<std::string> changed(const Call& call) {
    const auto change = TRY(change_asked(call));
    TRY(take_lines(call, 1));
    wire::SellerListing listing;
    TRY(call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        storage::Database& database = transaction.database();
        const ListingId id =
            TRY(usecases::find_listing(database, call.actor.merchant, call.captures[0]));
        listing = TRY(shown(database, call, id, TRY(change_ad(transaction, call, id, change))));
        return {};
    }));
    return wire::encode_seller_changed(listing, delivery_notes(change, listing));
}

} // namespace

Response get_seller_listings(Call& call) {
    const auto page = page_of(call);
    if (!page.ok()) return seller_problem(page.error(), call.context);
    return json_response(200, wire::encode_seller_page(page.value()));
}

Response get_seller_detail(Call& call) {
    const auto listing = detail_asked(call);
    if (!listing.ok()) return seller_problem(listing.error(), call.context);
    return json_response(200, wire::encode_seller_listing(listing.value()));
}

Response get_seller_listing(Call& call) {
    const auto listing = listing_asked(call);
    if (!listing.ok()) return seller_problem(listing.error(), call.context);
    return json_response(200, wire::encode_seller_listing(listing.value()));
}

Response post_seller_listing(Call& call) {
    const auto answer = changed(call);
    if (!answer.ok()) return seller_write_problem(answer.error(), call.context);
    return json_response(200, answer.value());
}

} // namespace stall::api
