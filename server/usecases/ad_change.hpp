// What every change of an ad has in common: applying, saving, naming what differs, and telling the
// marketplace which buyboxes it touches. Must not know who asked (form, file or program).
#pragma once

#include "server/storage/journal.hpp"
#include "server/storage/offers.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/market_port.hpp"

#include <set>
#include <string>
#include <vector>

namespace stall::usecases {

/// Changes of one transaction, gathered: one journal entry, each buybox recomputed once.
class AdChanges {
public:
    /// Saves `after` where it differs; false when there is nothing to save.
    Result<bool> save(storage::Transaction& transaction, const Actor& actor,
                      const listings::Listing& before, const listings::Listing& after);
    /// Notes an ad that was just made.
    void created(const listings::Listing& listing);

    bool empty() const { return listings_.empty(); }

    /// Tells the marketplace, then writes the journal entry. To be called once, at the end.
    Result<void> finish(storage::Transaction& transaction, MarketSide& market, const Actor& actor,
                        std::string_view kind, Instant now);

private:
    std::vector<ListingId> listings_;
    std::vector<std::pair<ListingId, listings::Market>> priced_; ///< with another price
    std::set<storage::BuyboxKey> buyboxes_;
    std::string before_;
    std::string after_;
};

/// The head of a journal entry: who did what when.
storage::JournalEntry entry_by(const Actor& actor, std::string_view kind, Instant now);

/// The fields of `to` that differ from `from`, one patch for each market where any does. The stock,
/// common to all, comes with the first.
std::vector<listings::Patch> differences(const listings::Listing& from,
                                         const listings::Listing& to);

} // namespace stall::usecases
