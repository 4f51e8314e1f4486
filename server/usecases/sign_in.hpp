// Signing in with e-mail and password, out, and knowing who comes back.
// Guessing is slowed for each account and each address (guesses.hpp), but not for a browser that
// signed in to the account before; an unknown account costs the same time.
// Must not know cookies or headers.
#pragma once

#include "server/storage/store.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/secrets.hpp"

#include <optional>

namespace stall::usecases {

inline constexpr std::int64_t kSessionIdleMs = 12LL * 3600 * 1000;
inline constexpr std::int64_t kSessionAbsoluteMs = 7LL * 24 * 3600 * 1000;
/// So long a browser is known after it signed in, and so many of an account.
inline constexpr std::int64_t kBrowserKnownMs = 180LL * 24 * 3600 * 1000;
inline constexpr std::int64_t kBrowsersKnownMax = 20;
/// Longer passwords are refused before they are hashed.
inline constexpr std::size_t kPasswordBytesMax = 1024;

/// Who stands at the door.
struct Visitor {
    std::string_view address; ///< of the client, behind proxies that are trusted
    std::string_view browser; ///< the secret that the browser got at an earlier sign-in, or ""
};

struct SignedIn {
    std::string token;   ///< the secret for the cookie; only its digest is kept
    std::string browser; ///< the new secret by which the browser is known, likewise
    wire::Session session;
};
/// Errors: "sign_in_refused" (no word on which of the two was wrong), "sign_in_throttled" (wanted:
/// the seconds to wait), failures.
Result<SignedIn> sign_in(storage::Store& store, Secrets& secrets,
                         const wire::Credentials& credentials, const Visitor& visitor, Instant now);

/// Ends the session at once, whatever the token is.
Result<void> sign_out(storage::Store& store, Secrets& secrets, std::string_view token);

/// The session behind a cookie's token as it stands now, with the account's present role; nothing
/// when it is unknown, over, or its account disabled. The one check of requests and of streams that
/// stay open; `digest` is that of the token. It keeps nothing alive.
Result<std::optional<wire::Session>> standing_session(storage::Store& store,
                                                      std::string_view digest, Instant now);

/// The same for a request, kept alive by being used.
Result<std::optional<wire::Session>> current_session(storage::Store& store, Secrets& secrets,
                                                     std::string_view token, Instant now);

/// The merchant behind a program's token; nothing when it is unknown or revoked.
Result<std::optional<Actor>> current_program(storage::Store& store, Secrets& secrets,
                                             std::string_view token, Instant now);

} // namespace stall::usecases
