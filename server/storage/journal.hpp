// The journal: each change of a merchant's shop as one numbered entry, written with the change.
// Must not know who reads it (changes stream, price history, audit).
#pragma once

#include "core/orders/order.hpp"
#include "server/storage/store.hpp"

#include <string>
#include <vector>

namespace stall::storage {

struct JournalEntry {
    MerchantId merchant;
    Instant at;
    UserId user;       ///< none for the marketplace and for programs
    std::string actor; ///< the name shown; "" for the marketplace
    std::string kind;  ///< "listing_changed", "buybox_moved", "order_confirmed" …
    std::vector<ListingId> listings;
    std::string before = "[]"; ///< [{"listing":12,"fields":{…}}]
    std::string after = "[]";
    std::vector<OrderId> orders = {};
};

/// Appends the entry to its merchant's journal, and wakes the merchant's followers after the
/// commit.
Result<Sequence> record(Transaction& transaction, const JournalEntry& entry);

/// The newest entry's number; none for an untouched shop.
Result<Sequence> newest_sequence(Database& database, MerchantId merchant);

/// The oldest entry that is kept; none for an untouched shop.
Result<Sequence> oldest_sequence(Database& database, MerchantId merchant);

/// What a follower needs of an entry.
struct JournalNews {
    Sequence sequence;
    std::string actor;
    std::string kind;
    std::vector<ListingId> listings;
    std::vector<OrderId> orders;
};

/// The entries after `after`, oldest first, at most `count_max`.
Result<std::vector<JournalNews>> entries_after(Database& database, MerchantId merchant,
                                               Sequence after, std::int64_t count_max);

} // namespace stall::storage
