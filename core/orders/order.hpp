// An order as the merchant works on it: its lines, the parcel, the instants that count.
// Source: rules.md section 4. Must not know JSON, storage, or who did what when.
#pragma once

#include "core/base/ids.hpp"
#include "core/listings/listing.hpp"
#include "core/orders/identifiers.hpp"
#include "core/orders/order_state.hpp"
#include "core/orders/reason.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stall {

using OrderId = Id<struct OrderTag>;
using OrderLineId = Id<struct OrderLineTag>;
using TicketId = Id<struct TicketTag>;

} // namespace stall

namespace stall::orders {

inline constexpr std::size_t kTrackingLengthMax = 200;    // code points
inline constexpr std::size_t kTrackingUrlLengthMax = 300; // bytes
inline constexpr std::size_t kCarrierLengthMax = 200;     // code points
inline constexpr std::size_t kMessageLengthMax = 500;     // code points

/// All amounts are in the order's currency, tax included, and of the whole line (every unit).
struct OrderLine {
    OrderLineId id;
    LineState state = LineState::fresh;
    ListingId listing;
    ProductId product;
    std::string sku;
    std::string title;
    std::string brand;
    listings::Grade grade = listings::Grade::good;
    std::int32_t quantity = 1;
    std::int64_t price_minor = 0; ///< without shipping
    std::int64_t shipping_minor = 0;
    std::int32_t shipping_delay_hours = 24;
    std::int32_t warranty_months = 12;
    std::int32_t commission_basis_points = 0;
    std::int32_t commission_vat_basis_points = 0;
    std::int64_t refunded_price_minor = 0;
    std::int64_t refunded_shipping_minor = 0;
    std::optional<Reason> reason; ///< of cancelling or the last refund
    std::string message;          ///< that went with it
    Identifiers identifiers;

    bool operator==(const OrderLine&) const = default;
};

/// Everything of an order leaves in one.
struct Parcel {
    std::string tracking_number; ///< "" until it left
    std::string tracking_url;
    std::string carrier;
    std::string stated_day; ///< "2026-03-27": when it left, as the merchant says; never counts
    bool operator==(const Parcel&) const = default;
};

struct Order {
    OrderId id;
    Version version;
    listings::Market market = listings::Market::FR;
    Currency currency;
    std::vector<OrderLine> lines;
    Parcel parcel;
    Instant created_at;
    std::optional<Instant> paid_at;
    std::optional<Instant> accepted_at; ///< of the line that was accepted last
    std::optional<Instant> shipped_at;  ///< the server's receipt of the dispatch
    std::optional<Instant> delivered_at;
    std::optional<Instant> confirm_by; ///< kept when given: a later calendar changes no verdict
    std::optional<Instant> dispatch_by;
    std::string calendar_version; ///< of the calendar that gave the last of the two

    bool operator==(const Order&) const = default;
};

OrderState state_of(const Order& order);

/// The lines with that SKU, folded. Errors: "sku_not_in_order" (wanted: those that are).
Result<std::vector<OrderLineId>> lines_of_sku(const Order& order, std::string_view sku);

/// Sums over all lines. Errors: "amount_overflow".
Result<Money> price_of(const Order& order);
Result<Money> shipping_of(const Order& order);
Result<Money> refunded_of(const Order& order);

} // namespace stall::orders
