// The way of every request: take apart, find the route, check size, identity and type, handle.
// Must not know any one resource.
#include "server/api/respond.hpp"

#include "core/base/text.hpp"
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

/// Programs of the seller API send all kinds of types; the page sends JSON, which no form can.
Result<void> check_body(const Request& request, const Route& route, const Context& context) {
    const std::size_t bytes_max = body_bytes_max(route, context.limits);
    if (request.body.size() > bytes_max) {
        return Error{"body_too_large", "", std::to_string(request.body.size()),
                     std::to_string(bytes_max)};
    }
    const bool wants_json =
        route.method == "POST" || route.method == "PATCH" || route.method == "PUT";
    if (route.family == Family::desk && wants_json && !is_json(request)) {
        return Error{"media_type_unsupported", "", "", "application/json"};
    }
    return {};
}

/// Who asked, in numbers: the log needs no names.
std::string asked_by(const Call& call) {
    const usecases::Actor& actor = call.actor;
    if (!actor.merchant.exists()) return "";
    const std::string merchant = " of merchant " + std::to_string(actor.merchant.value);
    if (!actor.user.exists()) return "a program" + merchant;
    return "user " + std::to_string(actor.user.value) + merchant;
}

Response handle(const Request& request, Context& context) {
    auto target = read_target(request.target);
    if (!target.ok()) return problem_response(target.error(), context);
    Match found = match(request.method, target.value());
    if (found.route == nullptr) {
        const bool is_known = !found.allowed.empty();
        const Error error{is_known ? "method_not_allowed" : "path_unknown", "", "", found.allowed};
        Response response = refuse(error, target.value(), nullptr, context);
        if (is_known) response.headers.emplace_back("Allow", found.allowed);
        return response;
    }
    const Route& route = *found.route;
    Call call{request, context, std::move(target).value(), std::move(found.captures), {}, "", ""};
    auto passed = check_body(request, route, context);
    if (passed.ok()) passed = authenticate(call, route);
    if (passed.ok()) passed = take_request(call, route);
    if (!passed.ok()) {
        Response refused = refuse(passed.error(), call.target, &route, context);
        refused.reason = reason_of(passed.error());
        refused.asked_by = asked_by(call);
        return refused;
    }
    Response response = route.handler(call);
    response.asked_by = asked_by(call);
    return response;
}

void add_if_absent(Headers& headers, const char* name, const std::string& value) {
    if (!find_header(headers, name)) headers.emplace_back(name, value);
}

} // namespace

Response respond(const Request& request, Context& context) {
    Response response = handle(request, context);
    Headers& headers = response.headers;
    add_if_absent(headers, "Cache-Control", "no-store");
    add_if_absent(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    add_if_absent(headers, "X-Content-Type-Options", "nosniff");
    add_if_absent(headers, "Referrer-Policy", "no-referrer");
    add_if_absent(headers, "Cross-Origin-Resource-Policy", "same-origin");
    if (!context.request_id.empty()) add_if_absent(headers, "X-Request-Id", context.request_id);
    return response;
}

std::string_view route_of(const Request& request) {
    const auto target = read_target(request.target);
    if (!target.ok()) return "";
    const Match found = match(request.method, target.value());
    return found.route != nullptr ? found.route->path : std::string_view();
}

void resume_tasks(Context& context) {
    const auto tasks = usecases::interrupted_imports(context.store);
    if (!tasks.ok()) return; // The database will say so to /readyz as well.
    for (const storage::UnfinishedTask& task : tasks.value()) {
        run_task(context, task.merchant, task.task, task.kind);
    }
}

} // namespace stall::api
