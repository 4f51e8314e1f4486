// /desk/v1/calendar: the merchant's business days, for a page that counts them as the backend does,
// and the places to choose from. Must not know how a deadline is counted.
#include "core/wire/calendar.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/usecases/keep_calendar.hpp"

namespace stall::api {
namespace {

Result<Response> calendar_response(const time::CalendarTerms& terms) {
    auto rules = TRY(time::holiday_rules(terms.country, terms.region));
    Response response = json_response(200, wire::encode_calendar({terms, std::move(rules)}));
    response.headers.emplace_back("ETag", "\"" + std::to_string(terms.version.value) + "\"");
    return response;
}

Result<Response> present_calendar(Call& call, std::optional<Version> version) {
    auto reader = TRY(call.store().read());
    return calendar_response(
        TRY(usecases::read_calendar(reader.database(), call.actor.merchant, version)));
}

/// The present calendar beside the refusal, so that the page can show both.
Response stale(Call& call, const Error& error) {
    const Response present = TRY_OR_PROBLEM(call, present_calendar(call, std::nullopt));
    Response response =
        problem_response(412, error, call.context, std::get<std::string>(present.body));
    response.headers.emplace_back("ETag", find_header(present.headers, "ETag").value_or(""));
    return response;
}

} // namespace

Response get_calendar(Call& call) {
    std::optional<Version> version;
    if (const auto asked = TRY_OR_PROBLEM(call, integer_parameter(call.target, "version")))
        version = Version(*asked);
    return TRY_OR_PROBLEM(call, present_calendar(call, version));
}

Response put_calendar(Call& call) {
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    const auto version = TRY_OR_PROBLEM(call, based_on(call.request));
    const auto wish = TRY_OR_PROBLEM(call, wire::decode_calendar_terms(call.request.body));
    const auto answer = usecases::answer_once(
        call.store(), key, call.now(),
        [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
            TRY(usecases::change_calendar(transaction, call.actor, wish, version, call.now()));
            return kept_answer(TRY(calendar_response(TRY(usecases::read_calendar(
                transaction.database(), call.actor.merchant, std::nullopt)))));
        });
    if (answer.ok()) return response_of(answer.value());
    if (answer.error().code == "calendar_version_stale") return stale(call, answer.error());
    return problem_response(answer.error(), call.context);
}

Response get_places(Call&) { return json_response(200, wire::encode_places()); }

} // namespace stall::api
