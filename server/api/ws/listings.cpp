// /ws/listings: the published seller API's ads, read by pages and changed one at a time.
// Source: seller-api.md section 1.2. Must not know rules of ads or statements.
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/pace_rules.hpp"
#include "server/api/ws/page.hpp"
#include "server/storage/seller_listings.hpp"
#include "server/usecases/change_listing.hpp"
#include "server/usecases/find_listing.hpp"

namespace stall::api {
namespace {

Result<storage::SellerFilter> filter_asked(const Call& call) {
    storage::SellerFilter filter;
    filter.market = market_to_read(call.request);
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
    return shown(reader.database(), call, listing, market_to_read(call.request));
}

Result<wire::SellerListing> detail_asked(const Call& call) {
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    const listings::Market market = market_to_read(call.request);
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

Result<std::string> changed(const Call& call) {
    const listings::Market market = TRY(market_to_write(call.request));
    const auto change = TRY(wire::decode_seller_change(call.request.body, market));
    TRY(take_lines(call, 1));
    wire::SellerListing listing;
    TRY(call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        storage::Database& database = transaction.database();
        const ListingId id =
            TRY(usecases::find_listing(database, call.actor.merchant, call.captures[0]));
        TRY(usecases::change_listing(transaction, call.context.market, call.actor,
                                     {id, change.patch, std::nullopt, change.deliveries},
                                     call.now()));
        listing = TRY(shown(database, call, id, market));
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
