// The way of every request: take apart, find the route, check size, identity and type, handle.
// Must not know any one resource.
#include "server/api/respond.hpp"

#include "core/base/text.hpp"
#include "server/api/admit.hpp"
#include "server/api/authenticate.hpp"
#include "server/api/background.hpp"
#include "server/api/problem.hpp"
#include "server/api/routes.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/pace_rules.hpp"
#include "server/usecases/import_ads.hpp"

namespace stall::api {
namespace {

bool is_seller_path(const Target& target) {
    return !target.segments.empty() && target.segments.front() == "ws";
}

bool is_json(const Request& request) {
    const auto header = find_header(request.headers, "Content-Type");
    if (!header) return false;
    return same_name(trim(header->substr(0, header->find(';'))), "application/json");
}

Response refuse(const Error& error, const Target& target, const Route* route,
                const Context& context) {
    if (is_seller_path(target)) return seller_refusal(error, route, context);
    return problem_response(error, context);
}

/// A body may take minutes to come. Who signed out meanwhile writes no more.
constexpr std::int64_t kAdmissionMs = 1'000;

/// Programs of the seller API send all kinds of types; the page sends JSON, which no form can.
Result<void> check_type(const Request& head, const Route& route) {
    const bool wants_json =
        route.method == "POST" || route.method == "PATCH" || route.method == "PUT";
    if (route.family == Family::desk && wants_json && !is_json(head)) {
        return Error{"media_type_unsupported", "", "", "application/json"};
    }
    return {};
}

Result<void> check_size(const Request& request, const Route& route, const Context& context) {
    const std::size_t bytes_max = body_bytes_max(route, context.limits);
    if (request.body.size() <= bytes_max) return {};
    return Error{"body_too_large", "", std::to_string(request.body.size()),
                 std::to_string(bytes_max)};
}

Response refuse_unplaced(const Request& head, const RoutePlace& place, const Context& context) {
    if (place.malformed && head.target.starts_with("/ws/"))
        return seller_refusal(*place.malformed, nullptr, context);
    if (place.malformed) return problem_response(*place.malformed, context);
    const bool is_known = !place.found.allowed.empty();
    const Error error{is_known ? "method_not_allowed" : "path_unknown", "", "",
                      place.found.allowed};
    Response response = refuse(error, place.target, nullptr, context);
    if (is_known) response.headers.emplace_back("Allow", place.found.allowed);
    return response;
}

Call call_of(const Request& request, const RoutePlace& place, Context& context) {
    return Call{request, context, place.target, place.found.captures, {}, "", ""};
}

/// Who asked, in numbers: the log needs no names.
std::string asked_by(const usecases::Actor& actor) {
    if (!actor.merchant.exists()) return "";
    const std::string merchant = " of merchant " + std::to_string(actor.merchant.value);
    if (!actor.user.exists()) return "a program" + merchant;
    return "user " + std::to_string(actor.user.value) + merchant;
}

/// A refusal with what the log says of it.
Response refuse(const Error& error, const Call& call, const Route& route) {
    Response refused = refuse(error, call.target, &route, call.context);
    refused.reason = reason_of(error);
    refused.asked_by = asked_by(call.actor);
    return refused;
}

Response handle(const Request& request, const RoutePlace& place, const Admission& admission,
                Context& context) {
    if (admission.refusal) return *admission.refusal;
    const Route& route = *place.route();
    Call call = call_of(request, place, context);
    call.actor = admission.actor;
    call.session_token = admission.session_token;
    call.program = admission.program;
    auto passed = check_size(request, route, context);
    if (passed.ok() && call.now().utc_ms - admission.at.utc_ms >= kAdmissionMs)
        passed = authenticate(call, route);
    if (!passed.ok()) return refuse(passed.error(), call, route);
    Response response = route.handler(call);
    response.asked_by = asked_by(call.actor);
    return response;
}

void add_if_absent(Headers& headers, const char* name, const std::string& value) {
    if (!find_header(headers, name)) headers.emplace_back(name, value);
}

Response dressed(Response response, const Context& context) {
    Headers& headers = response.headers;
    add_if_absent(headers, "Cache-Control", "no-store");
    add_if_absent(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    add_if_absent(headers, "X-Content-Type-Options", "nosniff");
    add_if_absent(headers, "Referrer-Policy", "no-referrer");
    add_if_absent(headers, "Cross-Origin-Resource-Policy", "same-origin");
    if (!context.request_id.empty()) add_if_absent(headers, "X-Request-Id", context.request_id);
    return response;
}

} // namespace

RoutePlace place_of(const Request& head) {
    RoutePlace place;
    auto target = read_target(head.target);
    if (!target.ok()) {
        place.malformed = target.error();
        return place;
    }
    place.target = std::move(target).value();
    place.found = match(head.method, place.target);
    return place;
}

bool admits_without_reading(const RoutePlace& place) {
    return place.route() == nullptr || place.route()->permission == Permission::everybody;
}

Admission admit(const Request& head, const RoutePlace& place, Context& context) {
    Admission admission;
    admission.at = context.now();
    if (place.route() == nullptr) {
        admission.refusal = dressed(refuse_unplaced(head, place, context), context);
        return admission;
    }
    const Route& route = *place.route();
    Call call = call_of(head, place, context);
    auto passed = check_type(head, route);
    if (passed.ok()) passed = authenticate(call, route);
    if (passed.ok()) passed = take_request(call, route);
    if (!passed.ok()) admission.refusal = dressed(refuse(passed.error(), call, route), context);
    admission.actor = std::move(call.actor);
    admission.session_token = std::move(call.session_token);
    admission.program = std::move(call.program);
    return admission;
}

Response respond(const Request& request, const RoutePlace& place, const Admission& admission,
                 Context& context) {
    return dressed(handle(request, place, admission, context), context);
}

Response respond(const Request& request, Context& context) {
    const RoutePlace place = place_of(request);
    if (place.route() != nullptr) {
        const auto fits = check_size(request, *place.route(), context);
        if (!fits.ok())
            return dressed(refuse(fits.error(), place.target, place.route(), context), context);
    }
    return respond(request, place, admit(request, place, context), context);
}

std::string_view route_of(const Request& request) {
    const RoutePlace place = place_of(request);
    return place.route() != nullptr ? place.route()->path : std::string_view();
}

void resume_tasks(Context& context) {
    const auto tasks = usecases::interrupted_imports(context.store);
    if (!tasks.ok()) return; // The database will say so to /readyz as well.
    for (const storage::UnfinishedTask& task : tasks.value()) {
        run_task(context, task.merchant, task.task, task.kind);
    }
}

} // namespace stall::api
