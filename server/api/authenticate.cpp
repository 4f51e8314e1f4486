// Cookie and token reading, roles, same-site guard. Must not know any one resource.
#include "server/api/authenticate.hpp"

#include "core/base/text.hpp"
#include "server/api/ws/signed_link.hpp"
#include "server/usecases/sign_in.hpp"

namespace stall::api {
namespace {

bool is_unsafe(std::string_view method) { return method != "GET" && method != "HEAD"; }

/// Browsers say where a request comes from. Only a program says neither, and it has no cookie that
/// another site could make it send.
Result<void> check_site(const Request& request) {
    const Error refused{"other_site_refused", "", "", ""};
    if (const auto site = find_header(request.headers, "Sec-Fetch-Site")) {
        if (*site == "same-origin" || *site == "none") return {};
        return refused;
    }
    const auto origin = find_header(request.headers, "Origin");
    if (!origin) return {};
    const auto host = find_header(request.headers, "Host").value_or("");
    const std::string own = std::string(host);
    if (*origin == "http://" + own || *origin == "https://" + own) return {};
    return refused;
}

/// The browser runs on this machine and nothing stands between it and us. What a proxy hands on may
/// have come over TLS under another name.
bool is_local(const Request& request) {
    for (const char* forwarding : {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via"})
        if (find_header(request.headers, forwarding)) return false;
    std::string_view host = find_header(request.headers, "Host").value_or("");
    if (const auto colon = host.rfind(':'); colon != host.npos && !host.ends_with(']'))
        host = host.substr(0, colon);
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

Result<void> authenticate_person(Call& call, const Route& route) {
    call.session_token = session_token_of(call.request);
    if (is_unsafe(call.request.method)) TRY(check_site(call.request));
    if (route.permission == Permission::everybody) return {};
    const Error stranger{"not_signed_in", "", "", ""};
    if (call.session_token.empty()) return stranger;
    const auto session = TRY(usecases::current_session(call.store(), call.context.secrets,
                                                       call.session_token, call.now()));
    if (!session) return stranger;
    call.actor = {session->merchant, session->user, session->user_name, session->role};
    return {};
}

Result<void> authenticate_program(Call& call) {
    const Error stranger{"not_signed_in", "", "", ""};
    const auto header = find_header(call.request.headers, "Authorization");
    if (!header || header->size() < 7 || !same_name(header->substr(0, 6), "Basic ")) {
        return stranger;
    }
    const std::string_view token = trim(header->substr(6));
    if (token.empty()) return stranger;
    const auto actor =
        TRY(usecases::current_program(call.store(), call.context.secrets, token, call.now()));
    if (!actor) return stranger;
    call.actor = *actor;
    call.program = call.context.secrets.digest(token);
    return {};
}

} // namespace

std::string cookie_of(const Request& request, const CookieName& name) {
    const bool local = is_local(request);
    for (const auto& [header, value] : request.headers) {
        if (!same_name(header, "Cookie")) continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t end = rest.find(';');
            const std::string_view pair = trim(rest.substr(0, end));
            const std::size_t equals = pair.find('=');
            const auto name_there = pair.substr(0, equals);
            const bool is_ours = name_there == name.strict || (local && name_there == name.local);
            if (equals != std::string_view::npos && is_ours) {
                return std::string(pair.substr(equals + 1));
            }
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        }
    }
    return "";
}

std::string session_token_of(const Request& request) { return cookie_of(request, kSessionCookie); }

std::string cookie_for(const Request& request, const CookieName& name, std::string_view secret,
                       std::int64_t seconds) {
    const auto origin = find_header(request.headers, "Origin").value_or("");
    const bool is_plain = origin.starts_with("http://") && is_local(request);
    return std::string(is_plain ? name.local : name.strict) + "=" + std::string(secret) +
           "; Path=/; " + (is_plain ? "" : "Secure; ") +
           "HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(secret.empty() ? 0 : seconds);
}

std::string session_cookie(const Request& request, std::string_view token) {
    return cookie_for(request, kSessionCookie, token, usecases::kSessionAbsoluteMs / 1'000);
}

bool may(wire::Role role, Permission permission) {
    switch (permission) {
    case Permission::everybody:
    case Permission::look: return true;
    case Permission::sell: return role == wire::Role::owner || role == wire::Role::agent;
    }
    return false;
}

Result<void> authenticate(Call& call, const Route& route) {
    if (route.family == Family::desk) TRY(authenticate_person(call, route));
    if (route.family == Family::seller)
        TRY(has_signature(call) ? authenticate_link(call) : authenticate_program(call));
    if (route.permission != Permission::everybody && !may(call.actor.role, route.permission)) {
        return Error{"role_not_allowed", "", "", ""};
    }
    return {};
}

} // namespace stall::api
