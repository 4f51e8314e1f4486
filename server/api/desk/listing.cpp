// /desk/v1/listings/{id}: one ad changed, and how its buybox stands.
// Must not know rules of ads or statements.
#include "core/wire/ad_details.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/storage/sellers.hpp"
#include "server/usecases/change_listing.hpp"
#include "server/usecases/explain_ad.hpp"
#include "server/usecases/make_ad.hpp"
#include "server/usecases/show_ladder.hpp"

namespace stall::api {
namespace {

std::string mark_of(Version version) { return "\"" + std::to_string(version.value) + "\""; }

Result<ListingId> listing_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"listing_unknown", "", call.captures[0], ""};
    return ListingId(*id);
}

/// The market that a read must name.
Result<listings::Market> market_in(const Call& call) {
    const auto code = find_parameter(call.target, "market");
    if (!code) return Error{"parameter_missing", "/market", "", "FR"};
    const auto market = listings::parse_market(*code);
    if (market.ok()) return market;
    return Error{"parameter_malformed", "/market", std::string(*code), market.error().wanted};
}

/// Writes once for each key, and answers with every row of the ad after it.
template <typename Write> Response write_ad(Call& call, int status, Write write) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    const auto answer = TRY_OR_PROBLEM(
        call, usecases::answer_once(
                  call.store(), key, call.now(),
                  [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
                      const ListingId listing = TRY(write(transaction));
                      const auto rows = TRY(usecases::read_listing(transaction.database(),
                                                                   call.actor.merchant, listing));
                      Response response = json_response(status, wire::encode_rows(rows));
                      response.headers.emplace_back("ETag", mark_of(rows.front().version));
                      return kept_answer(response);
                  }));
    return response_of(answer);
}

/// The present rows beside the refusal, so that the page can show both without asking again.
Response stale(const Call& call, const Error& error, ListingId listing) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto rows = TRY_OR_PROBLEM(
        call, usecases::read_listing(reader.database(), call.actor.merchant, listing));
    Response response = problem_response(412, error, call.context, wire::encode_rows(rows));
    response.headers.emplace_back("ETag", mark_of(rows.front().version));
    return response;
}

} // namespace

Response patch_listing(Call& call) {
    usecases::ListingWish wish;
    wish.listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    wish.based_on = TRY_OR_PROBLEM(call, based_on(call.request));
    wish.patch = TRY_OR_PROBLEM(call, wire::decode_patch(call.request.body));
    const auto answer = usecases::answer_once(
        call.store(), key, call.now(),
        [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
            TRY(usecases::change_listing(transaction, call.context.market, call.actor, wish,
                                         call.now()));
            const auto rows = TRY(
                usecases::read_listing(transaction.database(), call.actor.merchant, wish.listing));
            Response response = json_response(200, wire::encode_rows(rows));
            response.headers.emplace_back("ETag", mark_of(rows.front().version));
            return kept_answer(response);
        });
    if (answer.ok()) return response_of(answer.value());
    if (answer.error().code == "version_stale") return stale(call, answer.error(), wish.listing);
    return problem_response(answer.error(), call.context);
}

Response post_listing(Call& call) {
    const auto ad = TRY_OR_PROBLEM(call, wire::decode_new_ad(call.request.body));
    return write_ad(call, 201, [&](storage::Transaction& transaction) {
        return usecases::make_ad(transaction, call.context.market, call.context.secrets, call.actor,
                                 ad, call.now());
    });
}

Response post_market(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto patch = TRY_OR_PROBLEM(call, wire::decode_patch(call.request.body));
    return write_ad(call, 200, [&](storage::Transaction& transaction) -> Result<ListingId> {
        TRY(usecases::sell_in_market(transaction, call.context.market, call.actor, listing, patch,
                                     call.now()));
        return listing;
    });
}

Response get_offers(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto market = TRY_OR_PROBLEM(call, market_in(call));
    const auto ladder = TRY_OR_PROBLEM(
        call, usecases::show_ladder(call.store(), call.actor.merchant, listing, market));
    return json_response(200, wire::encode_ladder(ladder, listings::currency_of(market)));
}

Response get_prices(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto market = TRY_OR_PROBLEM(call, market_in(call));
    const auto after = TRY_OR_PROBLEM(call, integer_parameter(call.target, "after"));
    const auto history = TRY_OR_PROBLEM(
        call, usecases::read_price_history(call.store(), call.actor.merchant, listing, market,
                                           Instant{after.value_or(0)}));
    return json_response(200, wire::encode_price_history(history));
}

Response get_advice(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto market = TRY_OR_PROBLEM(call, market_in(call));
    const auto advice =
        TRY_OR_PROBLEM(call, usecases::advise(call.store(), call.actor.merchant, listing, market));
    return json_response(200, wire::encode_advice(advice));
}

Response get_deliveries(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto market = TRY_OR_PROBLEM(call, market_in(call));
    const auto deliveries = TRY_OR_PROBLEM(
        call, usecases::read_deliveries(call.store(), call.actor.merchant, listing, market));
    return json_response(200, wire::encode_ad_deliveries(deliveries));
}

Response get_shop_deliveries(Call& call) {
    const auto market = TRY_OR_PROBLEM(call, market_in(call));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    auto shop = TRY_OR_PROBLEM(
        call, storage::shop_deliveries(reader.database(), call.actor.merchant, market));
    return json_response(
        200, wire::encode_ad_deliveries({listings::currency_of(market), {}, std::move(shop)}));
}

} // namespace stall::api
