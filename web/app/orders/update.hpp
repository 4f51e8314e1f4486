// What the Orders section does about each of its messages.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

STALL_LATER void handle(Turn& turn, const Message& message);
/// An answer came; status 0: none did.
STALL_LATER void answered(Turn& turn, std::int64_t request, int status, std::string_view body);
STALL_LATER void lines_arrived(Turn& turn, std::int64_t request,
                               const std::vector<std::string>& lines);
STALL_LATER void waited(Turn& turn, std::int64_t timer);
STALL_LATER void file_arrived(Turn& turn, const message::FileArrived& file);
/// Orders changed, by whomever.
STALL_LATER void changed(Turn& turn, std::string_view orders_json);
/// The ship-from calendar changed, by whomever.
STALL_LATER void calendar_changed(Turn& turn);
/// The server can be reached again: what was not answered is sent again.
STALL_LATER void resume(Turn& turn);

} // namespace stall::app::orders
