// Who asks, and whether they may: the session cookie for the desk, the token for programs, roles,
// and the guard against other sites' pages. Must not know any one resource.
#pragma once

#include "server/api/call.hpp"
#include "server/api/routes.hpp"

namespace stall::api {

struct CookieName {
    std::string_view strict;
    /// On this machine itself, without TLS: WebKit keeps no Secure cookie of http://localhost.
    std::string_view local;
};
inline constexpr CookieName kSessionCookie{"__Host-sk", "sk-local"};
/// By it a browser is known that signed in before; it opens nothing.
inline constexpr CookieName kBrowserCookie{"__Host-sk-browser", "sk-local-browser"};

/// The cookie's secret, "" where the request has none.
std::string cookie_of(const Request& request, const CookieName& name);

/// The header that gives the browser of that request a secret; an empty one takes it away.
std::string cookie_for(const Request& request, const CookieName& name, std::string_view secret,
                       std::int64_t seconds);

/// The cookie's secret, "" where the request has none.
std::string session_token_of(const Request& request);

/// Whether a Cookie header holds one of the session's cookies more than once: which of them counts
/// would be anybody's guess.
bool carries_session_twice(const Headers& headers);

/// The header that gives the browser of that request the secret; an empty one takes it away.
std::string session_cookie(const Request& request, std::string_view token);

/// A page says for whom it asks. Another tab of its browser may have signed another merchant in
/// since; then its session is not the one that the page knows.
bool is_meant(const Request& request, MerchantId merchant);

/// Fills in the call's actor. Errors: "not_signed_in", "role_not_allowed", "other_site_refused",
/// failures.
Result<void> authenticate(Call& call, const Route& route);

/// Whether a role may use what a route permits.
bool may(wire::Role role, Permission permission);

} // namespace stall::api
