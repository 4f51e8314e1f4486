// Shares and their differences. Must not know states or statements.
#include "core/orders/line_money.hpp"

#include <algorithm>

namespace stall::orders {
namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::string_view, kEntryKinds> kNames = {
    "sale_price",   "sale_shipping",   "commission",        "commission_vat",
    "refund_price", "refund_shipping", "commission_credit", "commission_vat_credit"};

/// The part of a commission that belongs to `refunded` of `price`, rounded half away from zero.
std::int64_t part_of(std::int64_t net_minor, std::int64_t refunded, std::int64_t price) {
    if (price <= 0 || refunded >= price) return price <= 0 ? 0 : net_minor;
    const Wide doubled = Wide{net_minor} * refunded * 2;
    return static_cast<std::int64_t>((doubled + price) / (Wide{price} * 2));
}

/// What has come back once `refunded` of the price was given back.
Result<Commission> credit_until(const OrderLine& line, std::int64_t refunded) {
    const Commission whole = TRY(commission_of(line));
    Commission credit;
    credit.net_minor = part_of(whole.net_minor, refunded, line.price_minor);
    credit.vat_minor =
        TRY(share(Money{credit.net_minor, {}}, line.commission_vat_basis_points)).minor;
    return credit;
}

/// What stays of the commission after the refunds so far.
Result<Commission> commission_left(const OrderLine& line) {
    const Commission whole = TRY(commission_of(line));
    const Commission back = TRY(credit_until(line, line.refunded_price_minor));
    return Commission{whole.net_minor - back.net_minor, whole.vat_minor - back.vat_minor};
}

void add_entry(std::vector<MoneyEntry>& entries, OrderLineId line, EntryKind kind,
               std::int64_t amount_minor) {
    if (amount_minor != 0) entries.push_back({line, kind, amount_minor});
}

} // namespace

std::string_view name_of(EntryKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Result<EntryKind> parse_entry_kind(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return Error{"json_type", "", std::string(name), "sale_price …"};
    return static_cast<EntryKind>(found - kNames.begin());
}

Result<Commission> commission_of(const OrderLine& line) {
    Commission commission;
    commission.net_minor =
        TRY(share(Money{line.price_minor, {}}, line.commission_basis_points)).minor;
    commission.vat_minor =
        TRY(share(Money{commission.net_minor, {}}, line.commission_vat_basis_points)).minor;
    return commission;
}

Result<std::vector<MoneyEntry>> sale_of(const OrderLine& line) {
    const Commission commission = TRY(commission_of(line));
    std::vector<MoneyEntry> entries;
    add_entry(entries, line.id, EntryKind::sale_price, line.price_minor);
    add_entry(entries, line.id, EntryKind::sale_shipping, line.shipping_minor);
    add_entry(entries, line.id, EntryKind::commission, -commission.net_minor);
    add_entry(entries, line.id, EntryKind::commission_vat, -commission.vat_minor);
    return entries;
}

std::int64_t refundable_minor(const OrderLine& line) {
    return line.price_minor - line.refunded_price_minor + line.shipping_minor -
           line.refunded_shipping_minor;
}

Result<Refund> plan_refund(const OrderLine& line, std::optional<std::int64_t> amount_minor,
                           Currency currency) {
    const std::int64_t left = refundable_minor(line);
    const std::int64_t amount = amount_minor.value_or(left);
    const auto text = [currency](std::int64_t minor) { return to_text(Money{minor, currency}); };
    if (amount > left) return Error{"refund_above_paid", "", text(amount), text(left)};
    if (amount <= 0)
        return Error{left == 0 ? "refund_above_paid" : "refund_not_positive", "", text(amount),
                     text(left)};
    Refund refund;
    refund.price_minor = std::min(amount, line.price_minor - line.refunded_price_minor);
    refund.shipping_minor = amount - refund.price_minor;
    const Commission before = TRY(credit_until(line, line.refunded_price_minor));
    const Commission after =
        TRY(credit_until(line, line.refunded_price_minor + refund.price_minor));
    refund.credit = {after.net_minor - before.net_minor, after.vat_minor - before.vat_minor};
    return refund;
}

std::vector<MoneyEntry> entries_of(const OrderLine& line, const Refund& refund) {
    std::vector<MoneyEntry> entries;
    add_entry(entries, line.id, EntryKind::refund_price, -refund.price_minor);
    add_entry(entries, line.id, EntryKind::refund_shipping, -refund.shipping_minor);
    add_entry(entries, line.id, EntryKind::commission_credit, refund.credit.net_minor);
    add_entry(entries, line.id, EntryKind::commission_vat_credit, refund.credit.vat_minor);
    return entries;
}

Result<std::int64_t> left_minor(const OrderLine& line) {
    const Commission stays = TRY(commission_left(line));
    return refundable_minor(line) - stays.net_minor - stays.vat_minor;
}

Result<std::optional<OrderSums>> money_of(const Order& order) {
    OrderSums money;
    bool has_paid_line = false;
    for (const auto& line : order.lines) {
        if (!is_paid(line.state)) continue;
        has_paid_line = true;
        const Commission stays = TRY(commission_left(line));
        money.price_minor += line.price_minor;
        money.shipping_minor += line.shipping_minor;
        money.commission.net_minor += stays.net_minor;
        money.commission.vat_minor += stays.vat_minor;
        money.refunded_minor += line.refunded_price_minor + line.refunded_shipping_minor;
        money.left_minor += TRY(left_minor(line));
    }
    return has_paid_line ? std::optional(money) : std::nullopt;
}

} // namespace stall::orders
