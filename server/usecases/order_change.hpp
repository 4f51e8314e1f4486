// What every change of an order has in common: saving, the timeline, the money, units that go back
// on sale, deadlines, and one journal entry. Must not know who asked (page, file or program).
#pragma once

#include "core/orders/deadlines.hpp"
#include "server/storage/orders.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/keep_calendar.hpp"

namespace stall::usecases {

/// Changes of one transaction, gathered: one journal entry, each buybox recomputed once.
class OrderChanges {
public:
    /// Saves what a move made of an order, with the deadlines that follow from it.
    Result<void> save(storage::Transaction& transaction, const Actor& actor,
                      const orders::Order& before, orders::Moved moved, wire::OrderEvent event);
    /// Notes an order that changed otherwise: it was made, or a ticket was opened.
    void changed(OrderId order) { orders_.push_back(order); }

    /// Writes the journal entry. To be called once, at the end.
    Result<void> finish(storage::Transaction& transaction, MarketSide& market, const Actor& actor,
                        std::string_view kind, Instant now);

private:
    Result<void> put_back(storage::Transaction& transaction, const Actor& actor,
                          const orders::StockReturn& units);

    std::vector<OrderId> orders_;
    AdChanges ads_;
    std::optional<time::BusinessCalendar> calendar_;
};

} // namespace stall::usecases
