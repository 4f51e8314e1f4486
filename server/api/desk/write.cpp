// Keys, digests and kept answers. Must not know what is written.
#include "server/api/desk/write.hpp"

#include <algorithm>

namespace stall::api {

Result<usecases::RequestKey> request_key_of(const Call& call) {
    const Headers& headers = call.request.headers;
    const auto key = find_header(headers, "Idempotency-Key");
    if (!key || key->empty()) return Error{"idempotency_key_missing", "", "", ""};
    const bool is_visible =
        std::ranges::all_of(*key, [](char letter) { return letter > ' ' && letter < '\x7f'; });
    if (key->size() > 200 || !is_visible) {
        return Error{"idempotency_key_malformed", "", "", ""};
    }
    const std::string version(find_header(headers, "If-Match").value_or(""));
    const std::string whole = call.request.method + '\n' + call.request.target + '\n' + version +
                              '\n' + call.request.body;
    return usecases::RequestKey{call.actor.merchant, std::string(*key),
                                call.context.secrets.digest(whole)};
}

Result<std::optional<Version>> based_on(const Request& request) {
    const auto header = find_header(request.headers, "If-Match");
    if (!header) return Error{"version_missing", "", "", ""};
    if (*header == "*") return std::optional<Version>();
    const bool is_quoted = header->size() > 2 && header->front() == '"' && header->back() == '"';
    const auto number = is_quoted ? read_id(header->substr(1, header->size() - 2)) : std::nullopt;
    if (!number) return Error{"if_match_malformed", "", std::string(*header), "\"12\""};
    return std::optional(Version(*number));
}

Response guarded_problem(const Error& error, const Context& context) {
    if (error.code != "guard_stopped") return problem_response(error, context);
    return problem_response(409, {error.code, "", "", ""}, context, error.wanted);
}

storage::KeptAnswer kept_answer(const Response& response) {
    storage::KeptAnswer answer;
    answer.status = response.status;
    for (const auto& [name, value] : response.headers) answer.headers += name + ": " + value + "\n";
    if (const auto* body = std::get_if<std::string>(&response.body)) answer.body = *body;
    return answer;
}

Response response_of(const storage::KeptAnswer& answer) {
    Response response{answer.status, {}, answer.body};
    std::string_view rest = answer.headers;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        response.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    return response;
}

} // namespace stall::api
