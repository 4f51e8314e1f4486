// Offering the opened ad in another market; see offering.hpp.
// Must not know widgets.
#include "web/app/detail/offering.hpp"

#include "core/base/text.hpp"
#include "core/base/written_money.hpp"
#include "web/app/ads/list.hpp"
#include "web/app/wording.hpp"

#include <algorithm>

namespace stall::app::detail {

std::vector<listings::Market> markets_left(const Model& model, ListingId listing) {
    std::vector<listings::Market> left;
    for (const auto& code : model.sign_in.session.markets) {
        const auto market = listings::parse_market(code);
        if (market && !model.ads.shelf.find({listing, market.value()}))
            left.push_back(market.value());
    }
    return left;
}

Result<Money> price_offered(const Offer& offer, listings::Market market, Language language) {
    if (trim(offer.price).empty()) return Error{"price_missing", "", "", ""};
    return listings::check_price(TRY(
        read_written_money(offer.price, listings::currency_of(market), marks_typed_in(language))));
}

void type_offer(Turn& turn, const OfferTyped& typed) {
    auto& offer = turn.model.detail->offer;
    if (offer.request != 0) return;
    offer.market = typed.market;
    offer.price = typed.price;
    offer.refusal.reset();
    offer.idempotency_key.clear();
}

void send_offer(Turn& turn) {
    auto& detail = *turn.model.detail;
    auto& offer = detail.offer;
    if (offer.request != 0 || !offer.market) return;
    offer.was_tried = true;
    const auto price = price_offered(offer, *offer.market, turn.model.language);
    if (!price) return;
    listings::Patch patch;
    patch.market = *offer.market;
    patch.price = price.value();
    patch.publication = listings::Publication::online;
    if (offer.idempotency_key.empty()) offer.idempotency_key = turn.next_key();
    offer.refusal.reset();
    effect::Fetch request;
    request.method = "POST";
    request.path = "/desk/v1/listings/" + std::to_string(detail.ad.listing.value) + "/markets";
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", offer.idempotency_key}};
    request.body = wire::encode_patch(patch);
    offer.request = turn.fetch({Purpose::offer_market, 0}, std::move(request));
}

void offer_answered(Turn& turn, int status, std::string_view body) {
    auto& offer = turn.model.detail->offer;
    offer.request = 0;
    auto rows = wire::decode_rows(body);
    if (status == 200 && rows) {
        const auto market = turn.text(title_of(*offer.market));
        turn.toast(Toast::Tone::success, turn.say("markets.offered", {{"market", market}}));
        offer = {};
        ads::put_rows(turn.model, std::move(rows).value());
        ads::refresh_list(turn.model);
        return;
    }
    if (status == 0) {
        offer.refusal = Error{"network", "", "", ""}; // the same attempt, with its key
        return;
    }
    const auto problem = problem_of(status, body);
    offer.refusal = problem.fields.empty() ? Error{problem.code, "", "", ""} : problem.fields[0];
    offer.idempotency_key.clear();
}

} // namespace stall::app::detail
