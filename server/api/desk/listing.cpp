// /desk/v1/listings/{id}: one ad changed, and how its buybox stands.
// Must not know rules of ads or statements.
#include "core/wire/listings.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/change_listing.hpp"
#include "server/usecases/show_ladder.hpp"

namespace stall::api {
namespace {

std::string mark_of(Version version) { return "\"" + std::to_string(version.value) + "\""; }

/// `"12"`; `*` stands for whatever the version is. Errors: "version_missing", "if_match_malformed".
Result<std::optional<Version>> based_on(const Request& request) {
    const auto header = find_header(request.headers, "If-Match");
    if (!header) return Error{"version_missing", "", "", ""};
    if (*header == "*") return std::optional<Version>();
    const bool is_quoted = header->size() > 2 && header->front() == '"' && header->back() == '"';
    const auto number = is_quoted ? read_id(header->substr(1, header->size() - 2)) : std::nullopt;
    if (!number) return Error{"if_match_malformed", "", std::string(*header), "\"12\""};
    return std::optional(Version(*number));
}

Result<ListingId> listing_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"listing_unknown", "", call.captures[0], ""};
    return ListingId(*id);
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

Response get_offers(Call& call) {
    const ListingId listing = TRY_OR_PROBLEM(call, listing_in(call));
    const auto code = find_parameter(call.target, "market");
    if (!code) return problem_response({"parameter_missing", "/market", "", "FR"}, call.context);
    const auto market = listings::parse_market(*code);
    if (!market.ok()) {
        return problem_response(
            {"parameter_malformed", "/market", std::string(*code), market.error().wanted},
            call.context);
    }
    const auto ladder = TRY_OR_PROBLEM(
        call, usecases::show_ladder(call.store(), call.actor.merchant, listing, market.value()));
    return json_response(200, wire::encode_ladder(ladder, listings::currency_of(market.value())));
}

} // namespace stall::api
