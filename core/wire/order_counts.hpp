// How many orders wait, out of an answer that lists orders, without reading the orders: for those
// who show the number alone. Must not know HTTP or widgets.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stall::wire {

struct WaitingOrders {
    std::int64_t to_confirm = 0;
    std::int64_t to_dispatch = 0;
    bool operator==(const WaitingOrders&) const = default;
};

/// Of the body of GET /desk/v1/orders. Nothing when it does not say.
std::optional<WaitingOrders> scan_waiting(std::string_view page_json);

} // namespace stall::wire
