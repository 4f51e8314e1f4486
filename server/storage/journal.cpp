// Appends to and reads the journal. Must not know who reads it.
#include "server/storage/journal.hpp"

#include <charconv>

namespace stall::storage {
namespace {

template <typename AnyId> std::string encode_ids(const std::vector<AnyId>& ids) {
    std::string json = "[";
    for (const AnyId id : ids) {
        if (json.size() > 1) json += ',';
        json += std::to_string(id.value);
    }
    return json += ']';
}

/// Reads what encode_ids wrote; the column holds nothing else.
template <typename AnyId> std::vector<AnyId> decode_ids(std::string_view json) {
    std::vector<AnyId> ids;
    const char* at = json.data();
    const char* const end = at + json.size();
    while (at < end) {
        std::int64_t number = 0;
        const auto [next, problem] = std::from_chars(at, end, number);
        if (problem == std::errc()) ids.push_back(AnyId(number));
        at = problem == std::errc() ? next : at + 1;
    }
    return ids;
}

} // namespace

Result<Sequence> record(Transaction& transaction, const JournalEntry& entry) {
    const std::int64_t sequence = TRY(transaction.reserve_ids(entry.merchant, "journal", 1));
    const std::optional<std::int64_t> user =
        entry.user.exists() ? std::optional(entry.user.value) : std::nullopt;
    TRY(transaction.database().execute(
        "insert into journal (merchant_id, sequence, at, actor_user_id, actor, kind, listing_ids,"
        " before, after, order_ids) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entry.merchant, sequence, entry.at, user, entry.actor, entry.kind,
         std::string_view(encode_ids(entry.listings)), entry.before, entry.after,
         std::string_view(encode_ids(entry.orders))}));
    transaction.touch(entry.merchant);
    return Sequence(sequence);
}

Result<Sequence> newest_sequence(Database& database, MerchantId merchant) {
    return Sequence(TRY(database.integer_of(
        "select max(sequence) from journal where merchant_id = ?", {merchant}, 0)));
}

Result<Sequence> oldest_sequence(Database& database, MerchantId merchant) {
    return Sequence(TRY(database.integer_of(
        "select min(sequence) from journal where merchant_id = ?", {merchant}, 0)));
}

Result<std::vector<JournalNews>> entries_after(Database& database, MerchantId merchant,
                                               Sequence after, std::int64_t count_max) {
    Cursor rows =
        TRY(database.query("select sequence, actor, kind, listing_ids, order_ids from journal"
                           " where merchant_id = ? and sequence > ? order by sequence limit ?",
                           {merchant, after, count_max}));
    std::vector<JournalNews> news;
    while (TRY(rows.next())) {
        news.push_back({Sequence(rows.integer(0)), std::string(rows.text(1)),
                        std::string(rows.text(2)), decode_ids<ListingId>(rows.text(3)),
                        decode_ids<OrderId>(rows.text(4))});
    }
    return news;
}

} // namespace stall::storage
