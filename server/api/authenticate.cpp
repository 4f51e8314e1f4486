// Cookie and token reading, roles, same-site guard. Must not know any one resource.
#include "server/api/authenticate.hpp"

#include "core/base/text.hpp"
#include "server/api/site_address.hpp"
#include "server/api/ws/signed_link.hpp"
#include "server/usecases/sign_in.hpp"

namespace stall::api {
namespace {

bool is_unsafe(std::string_view method) { return method != "GET" && method != "HEAD"; }

/// Browsers say where a request comes from. Only a program says neither, and it has no cookie that
/// another site could make it send. "none" is what a person typed, which has no foreign origin.
Result<void> check_site(const Request& request) {
    const Error refused{"other_site_refused", "", "", ""};
    const auto site = find_header(request.headers, "Sec-Fetch-Site");
    if (site == "same-origin") return {};
    if (site && site != "none") return refused;
    const auto origin = find_header(request.headers, "Origin");
    if (!origin) return {};
    const std::string own(find_header(request.headers, "Host").value_or(""));
    if (*origin == "http://" + own || *origin == "https://" + own) return {};
    if (!request.public_url.empty() && *origin == request.public_url) return {};
    return refused;
}

/// The browser runs on this machine and nothing stands between it and us. What a proxy hands on may
/// have come over TLS under another name.
bool is_local(const Request& request) {
    for (const char* forwarding : {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via"})
        if (find_header(request.headers, forwarding)) return false;
    return is_loopback_name(host_name(find_header(request.headers, "Host").value_or("")));
}

/// The values of all cookies of that name, in the order in which they came.
std::vector<std::string_view> cookies_named(const Headers& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : headers) {
        if (!same_name(key, "Cookie")) continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t end = rest.find(';');
            const std::string_view pair = trim(rest.substr(0, end));
            const std::size_t equals = pair.find('=');
            if (equals != pair.npos && trim(pair.substr(0, equals)) == name)
                values.push_back(pair.substr(equals + 1));
            rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
        }
    }
    return values;
}

Result<void> authenticate_person(Call& call, const Route& route) {
    call.session_token = session_token_of(call.request);
    if (is_unsafe(call.request.method)) TRY(check_site(call.request));
    if (route.permission == Permission::everybody) return {};
    const Error stranger{"not_signed_in", "", "", ""};
    if (call.session_token.empty()) return stranger;
    const auto session = TRY(usecases::current_session(call.store(), call.context.secrets,
                                                       call.session_token, call.now()));
    if (!session || !is_meant(call.request, session->merchant)) return stranger;
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

bool is_meant(const Request& request, MerchantId merchant) {
    const auto meant = find_header(request.headers, "X-Merchant");
    return !meant || *meant == std::to_string(merchant.value);
}

std::string cookie_of(const Request& request, const CookieName& name) {
    for (const std::string_view each : {name.local, name.strict}) {
        if (each == name.local && !is_local(request)) continue;
        const auto values = cookies_named(request.headers, each);
        if (!values.empty()) return std::string(values.front());
    }
    return "";
}

bool carries_session_twice(const Headers& headers) {
    return cookies_named(headers, kSessionCookie.strict).size() > 1 ||
           cookies_named(headers, kSessionCookie.local).size() > 1;
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
