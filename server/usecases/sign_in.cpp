// Sessions and throttling over storage::accounts. Must not know cookies or headers.
#include "server/usecases/sign_in.hpp"

#include "core/base/text.hpp"
#include "server/storage/accounts.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

/// A session's end moves, and a token's last use is noted, at most this often: reads stay reads.
constexpr std::int64_t kTouchEveryMs = 5LL * 60 * 1000;

struct Subjects {
    std::string account;
    std::string address;
};

Result<void> check_throttle(storage::Database& database, const std::string& subject,
                            std::int64_t failures_max, Instant now) {
    const auto failures = TRY(storage::failures_of(database, subject));
    const std::int64_t ends_at = failures.window_started_at.utc_ms + kThrottleWindowMs;
    if (failures.count < failures_max || ends_at <= now.utc_ms) return {};
    const std::int64_t seconds = (ends_at - now.utc_ms + 999) / 1000;
    return Error{"sign_in_throttled", "", "", std::to_string(seconds)};
}

/// An unknown account costs one hash as well, so that time does not tell who has an account.
bool is_right(Secrets& secrets, const std::optional<storage::Account>& account,
              const std::string& password) {
    if (!account) {
        (void)secrets.hash_password(password);
        return false;
    }
    return secrets.password_matches(account->password_hash, password);
}

Result<void> refuse(storage::Store& store, const Subjects& subjects, Instant now) {
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::count_failure(transaction, subjects.account, now, kThrottleWindowMs));
        return storage::count_failure(transaction, subjects.address, now, kThrottleWindowMs);
    }));
    return Error{"sign_in_refused", "", "", ""};
}

/// Keeps what is good to know and not worth an error: a full disk must not stop who only reads.
void note(storage::Store& store, const storage::Store::Job& job) {
    const Result<void> kept = store.write(job);
    (void)kept;
}

Instant idle_end(Instant now, Instant absolute_end) {
    return Instant{std::min(now.utc_ms + kSessionIdleMs, absolute_end.utc_ms)};
}

} // namespace

Result<SignedIn> sign_in(storage::Store& store, Secrets& secrets,
                         const wire::Credentials& credentials, std::string_view peer_address,
                         Instant now) {
    const Subjects subjects{"email:" + secrets.digest(fold(credentials.email)),
                            "address:" + std::string(peer_address)};
    std::optional<storage::Account> account;
    {
        storage::Reader reader = TRY(store.read());
        storage::Database& database = reader.database();
        TRY(check_throttle(database, subjects.account, kFailuresPerAccountMax, now));
        TRY(check_throttle(database, subjects.address, kFailuresPerAddressMax, now));
        account = TRY(storage::find_account(database, credentials.email));
    }
    const bool is_too_long = credentials.password.size() > kPasswordBytesMax;
    if (is_too_long || !is_right(secrets, account, credentials.password)) {
        TRY(refuse(store, subjects, now));
    }
    SignedIn signed_in;
    signed_in.token = secrets.random_token();
    const Instant end{now.utc_ms + kSessionAbsoluteMs};
    const storage::SessionRecord record{secrets.digest(signed_in.token), account->merchant,
                                        account->user, idle_end(now, end), end};
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(storage::delete_expired_sessions(transaction, now));
        TRY(storage::forget_failures(transaction, subjects.account));
        TRY(storage::insert_session(transaction, record, now));
        const auto session = TRY(
            storage::describe_session(transaction.database(), account->merchant, account->user));
        if (!session) return Error{"sign_in_refused", "", "", ""};
        signed_in.session = *session;
        return {};
    }));
    return signed_in;
}

Result<void> sign_out(storage::Store& store, Secrets& secrets, std::string_view token) {
    const std::string digest = secrets.digest(token);
    return store.write([&](storage::Transaction& transaction) {
        return storage::delete_session(transaction, digest);
    });
}

Result<std::optional<wire::Session>> current_session(storage::Store& store, Secrets& secrets,
                                                     std::string_view token, Instant now) {
    const std::string digest = secrets.digest(token);
    std::optional<wire::Session> session;
    std::optional<storage::SessionRecord> record;
    {
        storage::Reader reader = TRY(store.read());
        record = TRY(storage::find_session(reader.database(), digest));
        if (!record || record->idle_expires_at <= now || record->absolute_expires_at <= now) {
            return session;
        }
        session = TRY(storage::describe_session(reader.database(), record->merchant, record->user));
    }
    const Instant end = idle_end(now, record->absolute_expires_at);
    if (session && end.utc_ms - record->idle_expires_at.utc_ms >= kTouchEveryMs) {
        note(store, [&](storage::Transaction& transaction) {
            return storage::extend_session(transaction, digest, end);
        });
    }
    return session;
}

Result<bool> session_stands(storage::Store& store, std::string_view digest, Instant now) {
    storage::Reader reader = TRY(store.read());
    const auto record = TRY(storage::find_session(reader.database(), digest));
    return record && record->idle_expires_at > now && record->absolute_expires_at > now;
}

Result<std::optional<Actor>> current_program(storage::Store& store, Secrets& secrets,
                                             std::string_view secret, Instant now) {
    const std::string digest = secrets.digest(secret);
    std::optional<storage::Token> token;
    {
        storage::Reader reader = TRY(store.read());
        token = TRY(storage::find_token(reader.database(), digest));
    }
    if (!token) return std::optional<Actor>();
    if (!token->last_used_at || now.utc_ms - token->last_used_at->utc_ms >= kTouchEveryMs) {
        note(store, [&](storage::Transaction& transaction) {
            return storage::note_token_use(transaction, digest, now);
        });
    }
    return std::optional(Actor{token->merchant, UserId(), token->name, wire::Role::agent});
}

} // namespace stall::usecases
