// Who may enter: merchants' people, their sessions and browsers, programs' tokens, and guesses.
// Secrets arrive here as digests and hashes only. Must not know cookies, headers or policies.
#pragma once

#include "core/wire/session.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string>

namespace stall::storage {

struct Account {
    MerchantId merchant;
    UserId user;
    std::string name;
    std::string email;
    wire::Role role = wire::Role::read_only;
    std::string password_hash;
};

/// Read by wire::read_email and without regard to case; a disabled account is as absent as none.
Result<std::optional<Account>> find_account(Database& database, std::string_view email);
/// Takes merchant, name, email, role and hash of `account`; the new user's id.
Result<UserId> insert_account(Transaction& transaction, const Account& account, Instant now);

/// What the page is told of who is signed in; nothing when the account is gone or disabled.
Result<std::optional<wire::Session>> describe_session(Database& database, MerchantId merchant,
                                                      UserId user);

struct SessionRecord {
    std::string digest;
    MerchantId merchant;
    UserId user;
    Instant idle_expires_at;
    Instant absolute_expires_at;
};
Result<void> insert_session(Transaction& transaction, const SessionRecord& session, Instant now);
/// Also one that has expired: whoever asks looks at the instants.
Result<std::optional<SessionRecord>> find_session(Database& database, std::string_view digest);
Result<void> extend_session(Transaction& transaction, std::string_view digest,
                            Instant idle_expires_at);
Result<void> delete_session(Transaction& transaction, std::string_view digest);
Result<void> delete_expired_sessions(Transaction& transaction, Instant now);

/// A program's token; one token is one merchant.
struct Token {
    MerchantId merchant;
    std::int64_t number = 0; ///< among the merchant's
    std::string digest;
    std::string name;
    std::optional<Instant> last_used_at;
};
/// A revoked one is as absent as none.
Result<std::optional<Token>> find_token(Database& database, std::string_view digest);
Result<std::optional<Token>> find_token_numbered(Database& database, MerchantId merchant,
                                                 std::int64_t number);
Result<void> insert_token(Transaction& transaction, MerchantId merchant, std::string_view digest,
                          std::string_view prefix, std::string_view name, Instant now);
Result<void> note_token_use(Transaction& transaction, std::string_view digest, Instant now);

/// Wrong attempts of one subject ("account:…", "address:…", "browser:…").
struct Guesses {
    Instant forgotten_at; ///< when none of them counts any more
    Instant waits_until;  ///< before it no attempt is looked at
};
/// Of an unknown subject: none, and no wait.
Result<Guesses> guesses_of(Database& database, std::string_view subject);
Result<void> keep_guesses(Transaction& transaction, std::string_view subject,
                          const Guesses& guesses);
Result<void> delete_forgotten_guesses(Transaction& transaction, Instant now);

/// A browser that signed in to an account before, by the digest of its secret.
struct KnownBrowser {
    std::string digest;
    MerchantId merchant;
    UserId user;
    Instant expires_at;
};
Result<bool> knows_browser(Database& database, const KnownBrowser& browser, Instant now);
/// Under its new digest the browser is known to whom it was known under the old one ("": to
/// nobody), and to this account, which keeps its newest `browsers_max`.
Result<void> keep_browser(Transaction& transaction, std::string_view old_digest,
                          const KnownBrowser& browser, std::int64_t browsers_max, Instant now);

} // namespace stall::storage
