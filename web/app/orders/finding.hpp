// The orders that the palette's text may name: asked of the server while it is typed, as the list
// of orders asks. Must not know widgets.
#pragma once

#include "core/orders/order_filter.hpp"
#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

struct Finding {
    enum class State : std::uint8_t { asking, ready, failed } state = State::asking;
    std::int64_t timer = 0; ///< of the pause before the server is asked
    std::int64_t request = 0;
    std::string asked; ///< what the rows answer, once they came
    std::vector<stall::orders::OrderBrief> rows;
    bool has_more = false; ///< the server, than these rows
};

/// An order's number as far as it is typed, or words of a name.
bool may_name_order(std::string_view typed);
/// The core's filter for it.
stall::orders::OrderFilter filter_naming(std::string_view typed);

/// Another text stands in the palette.
STALL_LATER void find_typed(Turn& turn);
/// False when the timer, the request, is another's.
bool finding_waited(Turn& turn, std::int64_t timer);
bool finding_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::orders
