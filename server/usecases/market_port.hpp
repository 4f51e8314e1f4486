// What the use cases ask of the marketplace around the merchant; server/market answers.
// Must not know how offers are ranked or where rivals come from.
#pragma once

#include "server/storage/offers.hpp"

namespace stall::usecases {

class MarketSide {
public:
    virtual ~MarketSide() = default;

    /// An own or rival offer of this buybox came, changed or went. Computes the facts of every ad
    /// in it anew, keeps those that differ (storage::keep_facts), and records one "buybox_moved"
    /// journal entry for each merchant whose facts differ. Runs inside the caller's transaction.
    virtual Result<void> offers_changed(storage::Transaction& transaction,
                                        const storage::BuyboxKey& key, Instant now) = 0;
};

} // namespace stall::usecases
