// The money of a line: what the shipping of it earns, what a refund takes back, as signed entries
// of a journal that is only added to. Source: rules.md sections 1, 4 and 7.
// Must not know moves or statements.
#pragma once

#include "core/orders/order.hpp"

namespace stall::orders {

enum class EntryKind : std::uint8_t {
    sale_price,
    sale_shipping,
    commission,      ///< negative
    commission_vat,  ///< negative
    refund_price,    ///< negative
    refund_shipping, ///< negative
    commission_credit,
    commission_vat_credit,
};
inline constexpr std::size_t kEntryKinds = 8;
/// "sale_price" …
std::string_view name_of(EntryKind kind);
/// Errors: "json_type".
Result<EntryKind> parse_entry_kind(std::string_view name);

/// What one event adds to or takes from what the merchant is paid, in the order's currency.
struct MoneyEntry {
    OrderLineId line;
    EntryKind kind = EntryKind::sale_price;
    std::int64_t amount_minor = 0; ///< never 0
    bool operator==(const MoneyEntry&) const = default;
};

/// The commission on a line and the VAT on it, both not negative, each rounded once.
struct Commission {
    std::int64_t net_minor = 0;
    std::int64_t vat_minor = 0;
    bool operator==(const Commission&) const = default;
};
Result<Commission> commission_of(const OrderLine& line);

/// The entries of shipping a line: price and shipping, less commission and VAT on it.
Result<std::vector<MoneyEntry>> sale_of(const OrderLine& line);

/// Price and shipping paid for the line that were not given back yet.
std::int64_t refundable_minor(const OrderLine& line);

/// A refund before it is made: what the customer gets and what comes back of the commission.
struct Refund {
    std::int64_t price_minor = 0;
    std::int64_t shipping_minor = 0;
    Commission credit;
    bool operator==(const Refund&) const = default;
};
/// Splits an amount: the price first, then shipping. Nothing means all that is left. The credit is
/// proportional to the price given back so far, so that all credits together never exceed the
/// commission, and end exactly there when all is given back. Errors: "refund_not_positive",
/// "refund_above_paid" (wanted: what is left).
Result<Refund> plan_refund(const OrderLine& line, std::optional<std::int64_t> amount_minor,
                           Currency currency);
std::vector<MoneyEntry> entries_of(const OrderLine& line, const Refund& refund);

/// What is left to the merchant of a shipped line: price and shipping, less refunds and the
/// commission with VAT that stays.
Result<std::int64_t> left_minor(const OrderLine& line);

/// What an order's paid lines bring, in its currency: price and shipping, less the commission with
/// its VAT that stays after refunds and less what was refunded, is what is left.
struct OrderSums {
    std::int64_t price_minor = 0;
    std::int64_t shipping_minor = 0;
    Commission commission; ///< less what came back
    std::int64_t refunded_minor = 0;
    std::int64_t left_minor = 0;
    bool operator==(const OrderSums&) const = default;
};
/// Nothing where no line was paid.
Result<std::optional<OrderSums>> money_of(const Order& order);

} // namespace stall::orders
