// What an import does about each of its messages: read, preview, send, follow its task.
// Must not know widgets.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::imports {

void handle(Turn& turn, const Message& message);
void file_arrived(Turn& turn, const message::FileArrived& file);
void send_answered(Turn& turn, int status, std::string_view body);
void poll(Turn& turn);
void poll_answered(Turn& turn, int status, std::string_view body);
/// No answer came to the sending or the polling.
void unanswered(Turn& turn);

} // namespace stall::app::imports
