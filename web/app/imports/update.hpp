// What an import does about each of its messages: read, preview, send, follow its task.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::imports {

STALL_LATER void handle(Turn& turn, const Message& message);
STALL_LATER void file_arrived(Turn& turn, const message::FileArrived& file);
STALL_LATER void send_answered(Turn& turn, int status, std::string_view body);
STALL_LATER void poll(Turn& turn);
STALL_LATER void poll_answered(Turn& turn, int status, std::string_view body);
/// No answer came to the sending or the polling.
STALL_LATER void unanswered(Turn& turn);

} // namespace stall::app::imports
