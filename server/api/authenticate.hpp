// Who asks, and whether they may: the session cookie for the desk, the token for programs, roles,
// and the guard against other sites' pages. Must not know any one resource.
#pragma once

#include "server/api/call.hpp"
#include "server/api/routes.hpp"

namespace stall::api {

inline constexpr std::string_view kSessionCookie = "__Host-sk";
/// On this machine itself, without TLS: WebKit keeps no Secure cookie of http://localhost.
inline constexpr std::string_view kLocalSessionCookie = "sk-local";

/// The cookie's secret, "" where the request has none.
std::string session_token_of(const Request& request);

/// Whether a Cookie header holds one of the session's cookies more than once: which of them counts
/// would be anybody's guess.
bool carries_session_twice(const Headers& headers);

/// The header that gives the browser of that request the secret; an empty one takes it away.
std::string session_cookie(const Request& request, std::string_view token);

/// Fills in the call's actor. Errors: "not_signed_in", "role_not_allowed", "other_site_refused",
/// failures.
Result<void> authenticate(Call& call, const Route& route);

/// Whether a role may use what a route permits.
bool may(wire::Role role, Permission permission);

} // namespace stall::api
