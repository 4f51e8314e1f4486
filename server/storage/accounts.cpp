// Statements over accounts, sessions, browsers, tokens and guesses. Must not know policies.
#include "server/storage/accounts.hpp"

#include "core/base/text.hpp"
#include "server/storage/names.hpp"

namespace stall::storage {

Result<std::optional<Account>> find_account(Database& database, std::string_view email) {
    Cursor row = TRY(database.query(
        "select merchant_id, user_id, name, email, role, password_hash from user_account"
        " where email_folded = ? and disabled_at is null",
        {std::string_view(fold(wire::read_email(email)))}));
    if (!TRY(row.next())) return std::optional<Account>();
    return std::optional(Account{MerchantId(row.integer(0)), UserId(row.integer(1)),
                                 std::string(row.text(2)), std::string(row.text(3)),
                                 TRY(read_role(row.text(4))), std::string(row.text(5))});
}

Result<UserId> insert_account(Transaction& transaction, const Account& account, Instant now) {
    const UserId user(TRY(transaction.reserve_ids(account.merchant, "user", 1)));
    TRY(transaction.database().execute(
        "insert into user_account (merchant_id, user_id, email, email_folded, name, role,"
        " password_hash, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        {account.merchant, user, wire::read_email(account.email),
         std::string_view(fold(wire::read_email(account.email))), account.name,
         name_of(account.role), account.password_hash, now}));
    return user;
}

Result<std::optional<wire::Session>> describe_session(Database& database, MerchantId merchant,
                                                      UserId user) {
    Cursor row = TRY(database.query(
        "select u.name, u.email, u.role, t.name, t.country, t.time_zone from user_account u"
        " join merchant t on t.merchant_id = u.merchant_id"
        " where u.merchant_id = ? and u.user_id = ? and u.disabled_at is null",
        {merchant, user}));
    if (!TRY(row.next())) return std::optional<wire::Session>();
    wire::Session session;
    session.user = user;
    session.user_name = std::string(row.text(0));
    session.email = std::string(row.text(1));
    session.role = TRY(read_role(row.text(2)));
    session.merchant = merchant;
    session.merchant_name = std::string(row.text(3));
    session.country = std::string(row.text(4));
    session.time_zone = std::string(row.text(5));
    Cursor markets = TRY(database.query(
        "select market from merchant_market where merchant_id = ? order by place", {merchant}));
    while (TRY(markets.next())) session.markets.emplace_back(markets.text(0));
    return std::optional(std::move(session));
}

Result<void> insert_session(Transaction& transaction, const SessionRecord& session, Instant now) {
    TRY(transaction.database().execute(
        "insert into session (digest, merchant_id, user_id, created_at, idle_expires_at,"
        " absolute_expires_at) values (?, ?, ?, ?, ?, ?)",
        {session.digest, session.merchant, session.user, now, session.idle_expires_at,
         session.absolute_expires_at}));
    return {};
}

Result<std::optional<SessionRecord>> find_session(Database& database, std::string_view digest) {
    Cursor row = TRY(database.query("select merchant_id, user_id, idle_expires_at,"
                                    " absolute_expires_at from session where digest = ?",
                                    {digest}));
    if (!TRY(row.next())) return std::optional<SessionRecord>();
    return std::optional(SessionRecord{std::string(digest), MerchantId(row.integer(0)),
                                       UserId(row.integer(1)), Instant{row.integer(2)},
                                       Instant{row.integer(3)}});
}

Result<void> extend_session(Transaction& transaction, std::string_view digest,
                            Instant idle_expires_at) {
    TRY(transaction.database().execute("update session set idle_expires_at = ? where digest = ?",
                                       {idle_expires_at, digest}));
    return {};
}

Result<void> delete_session(Transaction& transaction, std::string_view digest) {
    TRY(transaction.database().execute("delete from session where digest = ?", {digest}));
    return {};
}

Result<void> delete_expired_sessions(Transaction& transaction, Instant now) {
    TRY(transaction.database().execute(
        "delete from session where idle_expires_at <= ? or absolute_expires_at <= ?", {now, now}));
    return {};
}

namespace {

Result<std::optional<Token>> token_in(Cursor row) {
    if (!TRY(row.next())) return std::optional<Token>();
    Token token{MerchantId(row.integer(0)), row.integer(1), std::string(row.text(2)),
                std::string(row.text(3)), std::nullopt};
    if (!row.is_null(4)) token.last_used_at = Instant{row.integer(4)};
    return std::optional(std::move(token));
}

} // namespace

Result<std::optional<Token>> find_token(Database& database, std::string_view digest) {
    return token_in(TRY(database.query("select merchant_id, token_id, digest, name, last_used_at"
                                       " from api_token where digest = ? and revoked_at is null",
                                       {digest})));
}

Result<std::optional<Token>> find_token_numbered(Database& database, MerchantId merchant,
                                                 std::int64_t number) {
    return token_in(TRY(database.query("select merchant_id, token_id, digest, name, last_used_at"
                                       " from api_token where merchant_id = ? and token_id = ?"
                                       " and revoked_at is null",
                                       {merchant, number})));
}

Result<void> insert_token(Transaction& transaction, MerchantId merchant, std::string_view digest,
                          std::string_view prefix, std::string_view name, Instant now) {
    const std::int64_t token = TRY(transaction.reserve_ids(merchant, "token", 1));
    TRY(transaction.database().execute(
        "insert into api_token (digest, merchant_id, token_id, prefix, name, created_at)"
        " values (?, ?, ?, ?, ?, ?)",
        {digest, merchant, token, prefix, name, now}));
    return {};
}

Result<void> note_token_use(Transaction& transaction, std::string_view digest, Instant now) {
    TRY(transaction.database().execute("update api_token set last_used_at = ? where digest = ?",
                                       {now, digest}));
    return {};
}

Result<Guesses> guesses_of(Database& database, std::string_view subject) {
    Cursor row = TRY(database.query(
        "select forgotten_at, waits_until from sign_in_guess where subject = ?", {subject}));
    if (!TRY(row.next())) return Guesses{};
    return Guesses{Instant{row.integer(0)}, Instant{row.integer(1)}};
}

Result<void> keep_guesses(Transaction& transaction, std::string_view subject,
                          const Guesses& guesses) {
    TRY(transaction.database().execute(
        "insert into sign_in_guess (subject, forgotten_at, waits_until) values (?, ?, ?)"
        " on conflict (subject) do update set forgotten_at = excluded.forgotten_at,"
        " waits_until = excluded.waits_until",
        {subject, guesses.forgotten_at, guesses.waits_until}));
    return {};
}

Result<void> delete_forgotten_guesses(Transaction& transaction, Instant now) {
    TRY(transaction.database().execute(
        "delete from sign_in_guess where forgotten_at <= ? and waits_until <= ?", {now, now}));
    return {};
}

Result<bool> knows_browser(Database& database, const KnownBrowser& browser, Instant now) {
    return TRY(database.integer_of(
               "select 1 from known_browser where digest = ? and merchant_id = ? and user_id = ?"
               " and expires_at > ?",
               {browser.digest, browser.merchant, browser.user, now}, 0)) == 1;
}

Result<void> keep_browser(Transaction& transaction, std::string_view old_digest,
                          const KnownBrowser& browser, std::int64_t browsers_max, Instant now) {
    Database& database = transaction.database();
    TRY(database.execute("update known_browser set digest = ? where digest = ?",
                         {browser.digest, old_digest}));
    TRY(database.execute(
        "insert into known_browser (digest, merchant_id, user_id, expires_at) values (?, ?, ?, ?)"
        " on conflict (digest, merchant_id, user_id) do update set expires_at ="
        " excluded.expires_at",
        {browser.digest, browser.merchant, browser.user, browser.expires_at}));
    TRY(database.execute(
        "delete from known_browser where merchant_id = ? and user_id = ?"
        " and (expires_at <= ? or digest not in (select digest from known_browser"
        " where merchant_id = ? and user_id = ? order by expires_at desc limit ?))",
        {browser.merchant, browser.user, now, browser.merchant, browser.user, browsers_max}));
    return {};
}

} // namespace stall::storage
