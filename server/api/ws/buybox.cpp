// /ws/listings_bi and /ws/backbox/v1/competitors: how the buyboxes stand, as published.
// Source: seller-api.md section 1.7. Must not know how the outcome is computed.
#include "core/wire/seller_tasks.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/page.hpp"
#include "server/storage/seller_listings.hpp"
#include "server/usecases/find_listing.hpp"

#include <algorithm>

namespace stall::api {
namespace {

Result<wire::SellerPage> page_of(const Call& call) {
    storage::SellerFilter filter;
    filter.publication = static_cast<std::int64_t>(listings::Publication::online);
    return seller_page(call, filter);
}

/// Where the ad competes, and there is a price that the API can name as the one to win with.
bool has_answer(const wire::SellerListing& listing) {
    using listings::Standing;
    if (listing.facts.standing == Standing::absent) return false;
    return listing.facts.price_to_win_minor ||
           listing.facts.standing == Standing::won_by_your_other_ad;
}

Result<std::vector<wire::SellerListing>> markets_asked(const Call& call) {
    storage::Reader reader = TRY(call.store().read());
    const auto id =
        TRY(usecases::find_listing(reader.database(), call.actor.merchant, call.captures[0]));
    auto markets = TRY(storage::seller_markets(reader.database(), call.actor.merchant, id));
    std::erase_if(markets, [](const auto& listing) { return !has_answer(listing); });
    return markets;
}

} // namespace

Response get_listings_bi(Call& call) {
    const auto page = page_of(call);
    if (!page.ok()) return seller_problem_v3(page.error(), call.context);
    return json_response(200, wire::encode_buybox_page(page.value()));
}

Response get_competitors(Call& call) {
    if (!usecases::is_uuid(call.captures[0])) {
        return json_response(422, wire::encode_error_v1("listing_id_malformed",
                                                        "The listing must be named by its UUID",
                                                        call.context.request_id));
    }
    const auto markets = markets_asked(call);
    if (!markets.ok()) return seller_problem(markets.error(), call.context);
    if (markets.value().empty()) {
        return seller_problem({"listing_unknown", "", call.captures[0], ""}, call.context);
    }
    return json_response(200, wire::encode_competitors(markets.value()));
}

} // namespace stall::api
