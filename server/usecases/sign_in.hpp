// Signing in with e-mail and password, out, and knowing who comes back.
// Guessing is slowed for each account and each address; an unknown account costs the same time.
// Must not know cookies or headers.
#pragma once

#include "server/storage/store.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/secrets.hpp"

#include <optional>

namespace stall::usecases {

inline constexpr std::int64_t kSessionIdleMs = 12LL * 3600 * 1000;
inline constexpr std::int64_t kSessionAbsoluteMs = 7LL * 24 * 3600 * 1000;
inline constexpr std::int64_t kThrottleWindowMs = 15LL * 60 * 1000;
inline constexpr std::int64_t kFailuresPerAccountMax = 5;
inline constexpr std::int64_t kFailuresPerAddressMax = 20;
/// Longer passwords are refused before they are hashed.
inline constexpr std::size_t kPasswordBytesMax = 1024;

struct SignedIn {
    std::string token; ///< the secret for the cookie; only its digest is kept
    wire::Session session;
};
/// Errors: "sign_in_refused" (no word on which of the two was wrong), "sign_in_throttled" (wanted:
/// the seconds to wait), failures.
Result<SignedIn> sign_in(storage::Store& store, Secrets& secrets,
                         const wire::Credentials& credentials, std::string_view peer_address,
                         Instant now);

/// Ends the session at once, whatever the token is.
Result<void> sign_out(storage::Store& store, Secrets& secrets, std::string_view token);

/// The session behind a cookie's token, kept alive by being used; nothing when it is unknown, over,
/// or its account disabled.
Result<std::optional<wire::Session>> current_session(storage::Store& store, Secrets& secrets,
                                                     std::string_view token, Instant now);

/// Whether the session still stands, without keeping it alive; for streams.
Result<bool> session_stands(storage::Store& store, std::string_view digest, Instant now);

/// The merchant behind a program's token; nothing when it is unknown or revoked.
Result<std::optional<Actor>> current_program(storage::Store& store, Secrets& secrets,
                                             std::string_view token, Instant now);

} // namespace stall::usecases
