// The marketplace's side of the buybox: whenever an own or rival offer changes, what each merchant
// is told of the outcome is computed anew and, where it differs, kept and written to the journal.
// Must not know who changed what, HTTP or the page.
#pragma once

#include "server/usecases/market_port.hpp"

namespace stall::market {

class BuyboxKeeper final : public usecases::MarketSide {
public:
    Result<void> offers_changed(storage::Transaction& transaction, const storage::BuyboxKey& key,
                                Instant now) override;
};

} // namespace stall::market
