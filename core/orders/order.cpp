// What follows from an order's lines. Must not know moves.
#include "core/orders/order.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"

namespace stall::orders {
namespace {

template <typename Amount> Result<Money> sum_of(const Order& order, Amount amount) {
    Money sum{0, order.currency};
    for (const OrderLine& line : order.lines)
        sum = TRY(add(sum, Money{amount(line), order.currency}));
    return sum;
}

} // namespace

OrderState state_of(const Order& order) {
    std::vector<LineState> states;
    states.reserve(order.lines.size());
    for (const OrderLine& line : order.lines) states.push_back(line.state);
    return derive_state(states);
}

Result<std::vector<OrderLineId>> lines_of_sku(const Order& order, std::string_view sku) {
    const std::string wanted = fold(identifier_text(sku));
    std::vector<OrderLineId> lines;
    std::string known;
    for (const OrderLine& line : order.lines) {
        if (fold(line.sku) == wanted) lines.push_back(line.id);
        known += (known.empty() ? "" : ", ") + line.sku;
    }
    if (lines.empty()) return Error{"sku_not_in_order", "", std::string(sku), std::move(known)};
    return lines;
}

Result<Money> price_of(const Order& order) {
    return sum_of(order, [](const OrderLine& line) { return line.price_minor; });
}
Result<Money> shipping_of(const Order& order) {
    return sum_of(order, [](const OrderLine& line) { return line.shipping_minor; });
}
Result<Money> refunded_of(const Order& order) {
    return sum_of(order, [](const OrderLine& line) {
        return line.refunded_price_minor + line.refunded_shipping_minor;
    });
}

} // namespace stall::orders
