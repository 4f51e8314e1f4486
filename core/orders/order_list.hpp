// How a list of orders stands: by what, and what decides between equals; the same on the page and
// on the server. Must not know storage or widgets.
#pragma once

#include "core/orders/order_filter.hpp"

namespace stall::orders {

enum class ListSort : std::uint8_t { newest, oldest, deadline };

/// By when something is to be done with it, and what; nothing where nobody waits for the merchant.
struct Deadline {
    enum class For : std::uint8_t { confirm, dispatch } what = For::confirm;
    Instant by;
    bool operator==(const Deadline&) const = default;
};
/// Of the state that the order is in: one that was confirmed keeps its older deadline as a fact.
std::optional<Deadline> deadline_of(const OrderBrief& order);

/// Where an order stands in a list: the lesser is first. No two orders have the same place.
struct ListPlace {
    std::int64_t key = 0;
    std::int64_t number = 0;
    auto operator<=>(const ListPlace&) const = default;
};
/// Many orders share a deadline (the end of the first business day after a week-end) or an instant:
/// of equals the greater number is first, and with the oldest first the lesser. Without a deadline:
/// behind all that have one.
ListPlace place_of(const OrderBrief& order, ListSort sort);

} // namespace stall::orders
