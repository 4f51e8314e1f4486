// Joins journal entries with present rows. Must not know streams.
#include "server/usecases/follow_changes.hpp"

#include "server/storage/journal.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace stall::usecases {

Result<std::vector<wire::Change>> changes_after(storage::Store& store, MerchantId merchant,
                                                Sequence after) {
    storage::Reader reader = TRY(store.read());
    storage::Database& database = reader.database();
    const auto news = TRY(storage::entries_after(database, merchant, after, kChangesAtOnceMax));
    if (news.empty() && after > TRY(storage::newest_sequence(database, merchant))) {
        return Error{"cursor_unknown", "/after", std::to_string(after.value), ""};
    }
    // Of what is not kept any more nobody can be told: the shop is to be loaded again.
    if (after.value + 1 < TRY(storage::oldest_sequence(database, merchant)).value) {
        return Error{"cursor_unknown", "/after", std::to_string(after.value), ""};
    }
    std::set<ListingId> told;
    std::set<OrderId> orders_told;
    std::vector<wire::Change> changes;
    for (auto entry = news.rbegin(); entry != news.rend(); ++entry) {
        wire::Change change{entry->sequence, entry->actor, entry->kind, {}};
        for (const ListingId listing : entry->listings) {
            if (!told.insert(listing).second) continue;
            auto rows = TRY(storage::rows_of_listing(database, merchant, listing));
            std::ranges::move(rows, std::back_inserter(change.rows));
        }
        std::vector<wire::OrderRow> orders;
        for (const OrderId order : entry->orders) {
            if (!orders_told.insert(order).second) continue;
            if (auto row = TRY(storage::order_row(database, merchant, order)))
                orders.push_back(*std::move(row));
        }
        if (!orders.empty()) change.orders_json = wire::encode_order_rows(orders);
        changes.push_back(std::move(change));
    }
    std::ranges::reverse(changes);
    return changes;
}

} // namespace stall::usecases
