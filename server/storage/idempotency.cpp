// Statements over kept answers. Must not know what the answers say.
#include "server/storage/idempotency.hpp"

namespace stall::storage {

Result<std::optional<KeptAnswer>> find_answer(Database& database, MerchantId merchant,
                                              std::string_view key, Instant now) {
    Cursor row = TRY(database.query("select request_digest, status, headers, body from idempotency"
                                    " where merchant_id = ? and request_key = ? and expires_at > ?",
                                    {merchant, key, now}));
    if (!TRY(row.next())) return std::optional<KeptAnswer>();
    return std::optional(KeptAnswer{std::string(row.text(0)), static_cast<int>(row.integer(1)),
                                    std::string(row.text(2)), std::string(row.text(3))});
}

Result<void> keep_answer(Transaction& transaction, MerchantId merchant, std::string_view key,
                         const KeptAnswer& answer, Instant now) {
    TRY(transaction.database().execute("delete from idempotency where merchant_id = ?"
                                       " and request_key = ? and expires_at <= ?",
                                       {merchant, key, now}));
    TRY(transaction.database().execute(
        "insert into idempotency (merchant_id, request_key, request_digest, status, headers, body,"
        " expires_at) values (?, ?, ?, ?, ?, ?, ?)",
        {merchant, key, answer.request_digest, answer.status, answer.headers, answer.body,
         now.utc_ms + kAnswerKeptMs}));
    return {};
}

} // namespace stall::storage
