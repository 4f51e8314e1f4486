// Which orders the list shows; see list.hpp.
// Must not know widgets or HTTP.
#include "web/app/orders/list.hpp"

#include <algorithm>
#include <utility>

namespace stall::app::orders {
namespace {

using stall::orders::BriefLine;
using stall::orders::LineState;
using stall::orders::OrderState;

LineState state_after(Deed deed) {
    switch (deed) {
    case Deed::confirm: return LineState::accepted;
    case Deed::cancel: return LineState::cancelled;
    default: return LineState::shipped;
    }
}

} // namespace

void refresh_list(Orders& orders) {
    if (!is_held(orders.question.segment)) return;
    const stall::orders::OrderMatcher matcher(filter_of(orders.question, orders.zone));
    std::vector<std::pair<stall::orders::ListPlace, OrderId>> places;
    for (const auto& [id, brief] : orders.known)
        if (matcher.matches(brief))
            places.emplace_back(place_of(brief, orders.question.sorted_by()), id);
    std::ranges::sort(places);
    orders.listed.clear();
    for (const auto& place : places) orders.listed.push_back(place.second);
    orders.total = static_cast<std::int64_t>(places.size());
    orders.next.clear();
}

void put(Orders& orders, OrderBrief brief) {
    auto& known = orders.known[brief.id];
    if (known.id.exists() && known.version > brief.version) return;
    known = std::move(brief);
}

const OrderBrief* find(const Orders& orders, OrderId id) {
    const auto found = orders.known.find(id);
    return found == orders.known.end() ? nullptr : &found->second;
}

std::optional<Due> due_of(const OrderBrief& brief) {
    using For = stall::orders::Deadline::For;
    const auto deadline = stall::orders::deadline_of(brief);
    if (!deadline) return std::nullopt;
    return Due{deadline->by, brief.paid_at.value_or(brief.created_at),
               deadline->what == For::dispatch};
}

std::optional<Due> due_of(const Order& order) {
    const auto state = stall::orders::state_of(order);
    if (state == OrderState::to_confirm && order.confirm_by)
        return Due{*order.confirm_by, order.paid_at.value_or(order.created_at), false};
    if (state == OrderState::to_dispatch && order.dispatch_by)
        return Due{*order.dispatch_by, order.accepted_at.value_or(order.created_at), true};
    return std::nullopt;
}

bool allows(const OrderBrief& brief, Deed deed) {
    const auto has = [&](LineState state) {
        return std::ranges::any_of(brief.lines,
                                   [&](const BriefLine& line) { return line.state == state; });
    };
    switch (deed) {
    case Deed::confirm:
    case Deed::cancel: return has(LineState::to_confirm);
    case Deed::dispatch: return brief.state == OrderState::to_dispatch;
    case Deed::refund:
        return has(LineState::accepted) || has(LineState::shipped) ||
               (has(LineState::refunded_after_shipping) &&
                brief.refunded_minor < brief.price_minor + brief.shipping_minor);
    case Deed::after_sales: return has(LineState::shipped) || brief.state == OrderState::done;
    }
    return false;
}

std::vector<OrderId> allowing(const Orders& orders, const std::vector<OrderId>& ids, Deed deed) {
    std::vector<OrderId> allowed;
    for (const auto id : ids)
        if (const auto* brief = find(orders, id);
            brief && allows(*brief, deed) && !is_pending(orders, id))
            allowed.push_back(id);
    return allowed;
}

std::vector<OrderId> ticked_for(const Orders& orders, Deed deed) {
    return allowing(orders, {orders.ticked.begin(), orders.ticked.end()}, deed);
}

OrderBrief foreseen(OrderBrief brief, Deed deed) {
    if (deed == Deed::refund || deed == Deed::after_sales) return brief;
    const auto from = deed == Deed::dispatch ? LineState::accepted : LineState::to_confirm;
    std::vector<LineState> states;
    for (auto& line : brief.lines) {
        if (line.state == from) line.state = state_after(deed);
        states.push_back(line.state);
    }
    brief.state = stall::orders::derive_state(states);
    return brief;
}

bool is_pending(const Orders& orders, OrderId id) {
    return std::ranges::any_of(orders.writes, [&](const Write& write) {
        return std::ranges::find(write.orders, id) != write.orders.end();
    });
}

} // namespace stall::app::orders
