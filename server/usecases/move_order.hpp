// One order moved: confirmed, cancelled, dispatched, refunded, its devices named, a ticket opened.
// Each runs inside the caller's transaction. Must not know HTTP or who may.
#pragma once

#include "server/usecases/order_change.hpp"

namespace stall::usecases {

/// Which order, and the version that the wish is based on; none: whatever it is.
struct OrderWish {
    OrderId order;
    std::optional<Version> based_on;
};

// Errors of all: "order_unknown", "order_version_stale" (got: the wish's, wanted: the present one),
// those of the core's move.

Result<void> confirm_order(storage::Transaction& transaction, MarketSide& market,
                           const Actor& actor, const OrderWish& wish, orders::LineChoice lines,
                           Instant now);
Result<void> cancel_order(storage::Transaction& transaction, MarketSide& market, const Actor& actor,
                          const OrderWish& wish, const wire::CancelRequest& request, Instant now);

/// Whether a tracking number must look like the carrier's: people are told, programs are trusted.
enum class NumberCheck : std::uint8_t { carrier_format, length_only };
Result<void> dispatch_order(storage::Transaction& transaction, MarketSide& market,
                            const Actor& actor, const OrderWish& wish,
                            const orders::Dispatch& request, NumberCheck check, Instant now);
/// Errors: "currency_mismatch".
Result<void> refund_order(storage::Transaction& transaction, MarketSide& market, const Actor& actor,
                          const OrderWish& wish, const wire::RefundRequest& request, Instant now);
Result<void> identify_line(storage::Transaction& transaction, MarketSide& market,
                           const Actor& actor, const OrderWish& wish,
                           const orders::LineIdentifiers& request, Instant now);
/// Errors: those of check_ticket_request and insert_ticket, "line_unknown", "ticket_too_early".
Result<TicketId> open_ticket(storage::Transaction& transaction, MarketSide& market,
                             const Actor& actor, const OrderWish& wish,
                             const wire::TicketRequest& request, Instant now);

/// The parcel as it is to be kept: number and carrier in the carrier's own spelling, and its page
/// where none is given. Errors: those of check_tracking_number, `where` is "/tracking_number".
Result<orders::Parcel> checked_parcel(const orders::Parcel& parcel, NumberCheck check);

/// Errors: "order_unknown".
Result<wire::OrderDetail> read_order(storage::Database& database, MerchantId merchant,
                                     OrderId order);

/// An order's moves gathered into other changes, for tasks: the same checks, no journal entry.
Result<void> confirm_into(OrderChanges& changes, storage::Transaction& transaction,
                          const Actor& actor, const OrderWish& wish, orders::LineChoice lines,
                          Instant now);
Result<void> cancel_into(OrderChanges& changes, storage::Transaction& transaction,
                         const Actor& actor, const OrderWish& wish,
                         const wire::CancelRequest& request, Instant now);
Result<void> dispatch_into(OrderChanges& changes, storage::Transaction& transaction,
                           const Actor& actor, const OrderWish& wish,
                           const orders::Dispatch& request, NumberCheck check, Instant now);

} // namespace stall::usecases
