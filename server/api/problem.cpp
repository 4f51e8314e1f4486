// The table of codes: which status and which sentence. Must not know any one resource.
#include "server/api/problem.hpp"

#include "core/base/shortened.hpp"

#include "error_sentences.hpp"

#include <algorithm>
#include <array>

namespace stall::api {
namespace {

struct Meaning {
    std::string_view code;
    int status;
    std::string_view sentence;
};

constexpr std::array kMeanings = std::to_array<Meaning>({
    {"json_malformed", 400, "The body is not JSON"},
    {"json_too_deep", 400, "The body is nested too deep"},
    {"json_keys_too_many", 400, "The body has too many fields"},
    {"json_type", 400, "A field has the wrong type"},
    {"json_key_missing", 400, "A field is missing"},
    {"json_key_unknown", 400, "A field is not known here"},
    {"json_key_twice", 400, "A field stands twice"},
    {"utf8_invalid", 400, "The text is not valid UTF-8"},
    {"target_malformed", 400, "The address is malformed"},
    {"parameter_malformed", 400, "A parameter of the address is malformed"},
    {"parameter_missing", 400, "A parameter of the address is missing"},
    {"search_too_long", 400, "The search is too long"},
    {"search_words_too_many", 400, "The search has too many words"},
    {"text_too_long", 400, "A text is too long"},
    {"columns_too_many", 400, "The file has too many columns"},
    {"idempotency_key_missing", 400, "A write needs an Idempotency-Key"},
    {"idempotency_key_malformed", 400, "The Idempotency-Key must be 1 to 200 visible characters"},
    {"if_match_malformed", 400, "If-Match must hold one version in quotes"},
    {"not_signed_in", 401, "Sign in first"},
    {"sign_in_refused", 401, "E-mail or password is wrong"},
    {"role_not_allowed", 403, "Your role does not allow this"},
    {"other_site_refused", 403, "Writes are taken from this site's own pages only"},
    {"path_unknown", 404, "There is nothing at this address"},
    {"listing_unknown", 404, "There is no such ad"},
    {"orderline_unknown", 404, "There is no such order line"},
    {"shipment_unknown", 404, "There is no such shipment"},
    {"form_malformed", 400, "The body is not a form"},
    {"multipart_malformed", 400, "The body is not multipart/form-data"},
    {"sku_not_in_order", 422, "The sku was not found in this order"},
    {"task_unknown", 404, "There is no such task"},
    {"order_unknown", 404, "There is no such order"},
    {"order_version_stale", 412, "The order was changed meanwhile"},
    {"calendar_unknown", 404, "The calendar never had that version"},
    {"calendar_version_stale", 412, "The calendar was changed meanwhile"},
    {"invoice_unknown", 404, "There is no such invoice"},
    {"line_move_not_allowed", 409, "This step is not possible as the order stands now"},
    {"order_lines_undecided", 409, "Confirm or cancel every line before you dispatch"},
    {"ticket_open_already", 409, "An after-sales ticket is already open for this line"},
    {"rule_unknown", 404, "There is no such rule"},
    {"ean_taken", 422, "A product with this EAN exists already"},
    {"picture_unknown", 404, "There is no such picture"},
    {"product_not_yours", 403, "Only its creator may change this product"},
    {"product_validated", 409, "The product is validated and cannot be changed"},
    {"market_listed_already", 409, "The ad is in that market already"},
    {"task_not_undoable", 409, "This task cannot be undone"},
    {"task_over", 409, "This task has ended"},
    {"task_undone_already", 409, "This task is undone already"},
    {"guard_stopped", 409, "This would change more than the guard rails allow: confirm to go on"},
    {"method_not_allowed", 405, "This address does not know that method"},
    {"cursor_unknown", 410, "This cursor is from another state of the shop: load the ads again"},
    {"version_stale", 412, "The ad has changed since"},
    {"body_too_large", 413, "The body is too large"},
    {"media_type_unsupported", 415, "The body must be application/json"},
    {"idempotency_key_reused", 422, "This Idempotency-Key came with another request"},
    {"price_below_floor", 422, "The price is under the ad's floor"},
    {"version_missing", 428, "Say in If-Match which version the change is based on"},
    {"sign_in_throttled", 429, "Too many failed attempts: wait before trying again"},
    {"rate_exceeded", 429, "Too many requests: wait before sending more"},
    {"overloaded", 503, "The server is busy: try again"},
    {"disk_full", 503, "The server's disk is full: nothing was changed"},
    {"disk_failing", 503, "The server's disk fails: nothing was changed"},
    {"database_unreadable", 503, "The server cannot read its database: nothing was changed"},
    {"internal", 500, "Something went wrong here"},
});

const Meaning* meaning_of(std::string_view code) {
    for (const Meaning& meaning : kMeanings) {
        if (meaning.code == code) return &meaning;
    }
    return nullptr;
}

/// A code's own sentence for programs; else the page's, which is for people and may have places for
/// what came and what was wanted.
std::string_view pattern_of(std::string_view code) {
    if (const Meaning* meaning = meaning_of(code)) return meaning->sentence;
    const auto& codes = generated::kErrorCodes; // sorted by the tool
    const auto found = std::lower_bound(codes.begin(), codes.end(), code);
    if (found == codes.end() || *found != code) return pattern_of("internal");
    return generated::kErrorSentences[static_cast<std::size_t>(found - codes.begin())];
}

std::string filled(std::string_view pattern, const Error& error) {
    const auto value_of = [&](std::string_view name) -> std::string {
        if (name == "{got}") return shortened(error.got);
        if (name == "{wanted}") return error.wanted;
        return name == "{where}" ? shortened(error.where) : std::string();
    };
    std::string sentence;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        const std::size_t close = std::min(pattern.find('}', open), pattern.size() - 1);
        sentence += pattern.substr(0, open);
        if (open < pattern.size()) sentence += value_of(pattern.substr(open, close - open + 1));
        pattern.remove_prefix(open < pattern.size() ? close + 1 : open);
    }
    return sentence;
}

Error without_secrets(const Error& error) {
    const auto failure = storage::failure_of(error);
    if (!failure) return error;
    using Kind = storage::Failure::Kind;
    switch (failure->kind) {
    case Kind::busy:
    case Kind::serialization: return Error{"overloaded", "", "", ""};
    case Kind::full: return Error{"disk_full", "", "", ""};
    case Kind::connection: return Error{"disk_failing", "", "", ""};
    case Kind::corrupt: return Error{"database_unreadable", "", "", ""};
    default: return Error{"internal", "", "", ""};
    }
}

bool names_a_field(const Error& error) {
    return !error.where.empty() || !error.got.empty() || !error.wanted.empty();
}

} // namespace

Response json_response(int status, std::string body) {
    return {status, {{"Content-Type", "application/json; charset=utf-8"}}, std::move(body)};
}

std::string sentence_of(const Error& error) { return filled(pattern_of(error.code), error); }

std::string full_sentence_of(const Error& error) {
    const std::string_view pattern = pattern_of(error.code);
    std::string sentence = filled(pattern, error);
    const auto is_said = [&](std::string_view name) {
        return pattern.find(name) != std::string_view::npos;
    };
    if (!error.got.empty() && !is_said("{got}")) sentence += " (got " + shortened(error.got) + ")";
    if (!error.wanted.empty() && !is_said("{wanted}")) sentence += ", wanted " + error.wanted;
    return sentence;
}

int status_of(const Error& error) {
    const Error shown = without_secrets(error);
    const Meaning* meaning = meaning_of(shown.code);
    return meaning != nullptr ? meaning->status : 422;
}

std::string reason_of(const Error& error) {
    // What came may be anybody's secret; a failure's own words are in `where`.
    return error.where.empty() ? error.code : error.code + " " + shortened(error.where);
}

Response problem_response(const Error& error, const Context& context) {
    return problem_response(status_of(error), error, context);
}

Response problem_response(int status, const std::vector<Error>& errors, const Context& context) {
    wire::Problem problem;
    problem.status = status;
    problem.code = errors.front().code;
    problem.title = sentence_of(errors.front());
    problem.request_id = context.request_id;
    for (const Error& error : errors) problem.fields.push_back(shortened(error));
    Response response{
        status, {{"Content-Type", "application/problem+json"}}, wire::encode_problem(problem)};
    response.reason = reason_of(errors.front());
    return response;
}

Response problem_response(int status, const Error& error, const Context& context,
                          std::string current_json) {
    const Error shown = without_secrets(error);
    wire::Problem problem;
    problem.status = status;
    problem.code = shown.code;
    problem.title = sentence_of(shown);
    problem.request_id = context.request_id;
    if (names_a_field(shown)) problem.fields.push_back(shortened(shown));
    problem.current_json = std::move(current_json);
    Response response{
        status, {{"Content-Type", "application/problem+json"}}, wire::encode_problem(problem)};
    response.reason = reason_of(error);
    if (status == 503) response.headers.emplace_back("Retry-After", "1");
    if (status == 429) response.headers.emplace_back("Retry-After", error.wanted);
    return response;
}

} // namespace stall::api
