// Sessions, and attempts that are counted before they are hashed, over storage::accounts. Must not
// know cookies or headers.
#include "server/usecases/sign_in.hpp"

#include "core/base/text.hpp"
#include "server/storage/accounts.hpp"
#include "server/usecases/guesses.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

/// A session's end moves, and a token's last use is noted, at most this often: reads stay reads.
constexpr std::int64_t kTouchEveryMs = 5LL * 60 * 1000;

/// An unknown account costs one hash as well, so that time does not tell who has an account.
bool is_right(Secrets& secrets, const std::optional<storage::Account>& account,
              const std::string& password) {
    if (!account) {
        (void)secrets.hash_password(password);
        return false;
    }
    return secrets.password_matches(account->password_hash, password);
}

/// The attempt before it is looked at: whose it is, and what it was counted for.
struct Attempt {
    std::optional<storage::Account> account;
    std::vector<Guesser> guessers;
};

/// Counted in the transaction that looks whether it may be made: of attempts at the same moment, no
/// more are hashed than of attempts one after the other.
Result<Attempt> begin(storage::Transaction& transaction, Secrets& secrets,
                      const wire::Credentials& credentials, const Visitor& visitor, Instant now) {
    storage::Database& database = transaction.database();
    Attempt attempt{TRY(storage::find_account(database, credentials.email)), {}};
    const std::string browser = secrets.digest(visitor.browser);
    const bool is_known =
        attempt.account && !visitor.browser.empty() &&
        TRY(storage::knows_browser(
            database, {browser, attempt.account->merchant, attempt.account->user, {}}, now));
    if (is_known) {
        attempt.guessers = {{"browser:" + browser, kBrowserGuesses}};
    } else {
        const std::string email = fold(wire::read_email(credentials.email));
        attempt.guessers = {{"account:" + secrets.digest(email), kAccountGuesses},
                            {"address:" + address_block(visitor.address), kAddressGuesses}};
    }
    TRY(take_guess(transaction, attempt.guessers, now));
    return attempt;
}

/// Keeps what is good to know and not worth an error: a full disk must not stop who only reads.
void note(storage::Store& store, const storage::Store::Job& job) {
    const Result<void> kept = store.write(job);
    (void)kept;
}

struct Standing {
    storage::SessionRecord record;
    std::optional<wire::Session> session;
};

Result<Standing> standing_in(storage::Database& database, std::string_view digest, Instant now) {
    const auto record = TRY(storage::find_session(database, digest));
    if (!record || record->idle_expires_at <= now || record->absolute_expires_at <= now)
        return Standing{};
    return Standing{*record,
                    TRY(storage::describe_session(database, record->merchant, record->user))};
}

Instant idle_end(Instant now, Instant absolute_end) {
    return Instant{std::min(now.utc_ms + kSessionIdleMs, absolute_end.utc_ms)};
}

} // namespace

Result<SignedIn> sign_in(storage::Store& store, Secrets& secrets,
                         const wire::Credentials& credentials, const Visitor& visitor,
                         Instant now) {
    const Error refused{"sign_in_refused", "", "", ""};
    Attempt attempt;
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        attempt = TRY(begin(transaction, secrets, credentials, visitor, now));
        return {};
    }));
    const bool is_too_long = credentials.password.size() > kPasswordBytesMax;
    if (is_too_long || !is_right(secrets, attempt.account, credentials.password)) return refused;
    const storage::Account& account = *attempt.account;
    SignedIn signed_in{secrets.random_token(), secrets.random_token(), {}};
    const Instant end{now.utc_ms + kSessionAbsoluteMs};
    const storage::SessionRecord record{secrets.digest(signed_in.token), account.merchant,
                                        account.user, idle_end(now, end), end};
    const storage::KnownBrowser browser{secrets.digest(signed_in.browser), account.merchant,
                                        account.user, Instant{now.utc_ms + kBrowserKnownMs}};
    const std::string browser_before =
        visitor.browser.empty() ? "" : secrets.digest(visitor.browser);
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(take_back(transaction, attempt.guessers, now));
        TRY(storage::delete_expired_sessions(transaction, now));
        TRY(storage::insert_session(transaction, record, now));
        TRY(storage::keep_browser(transaction, browser_before, browser, kBrowsersKnownMax, now));
        const auto session =
            TRY(storage::describe_session(transaction.database(), account.merchant, account.user));
        if (!session) return refused; // disabled in this very moment
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

Result<std::optional<wire::Session>> standing_session(storage::Store& store,
                                                      std::string_view digest, Instant now) {
    storage::Reader reader = TRY(store.read());
    return TRY(standing_in(reader.database(), digest, now)).session;
}

Result<std::optional<wire::Session>> current_session(storage::Store& store, Secrets& secrets,
                                                     std::string_view token, Instant now) {
    const std::string digest = secrets.digest(token);
    Standing standing;
    {
        storage::Reader reader = TRY(store.read());
        standing = TRY(standing_in(reader.database(), digest, now));
    }
    if (!standing.session) return std::optional<wire::Session>();
    const Instant end = idle_end(now, standing.record.absolute_expires_at);
    if (end.utc_ms - standing.record.idle_expires_at.utc_ms >= kTouchEveryMs) {
        note(store, [&](storage::Transaction& transaction) {
            return storage::extend_session(transaction, digest, end);
        });
    }
    return std::move(standing.session);
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
