// What an import does about each of its messages: read, preview, correct, send, follow its task.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::imports {

STALL_LATER void handle(Turn& turn, const Message& message);
STALL_LATER void file_arrived(Turn& turn, const message::FileArrived& file);
/// The answer to any request of an import; status 0: none came.
STALL_LATER void answered(Turn& turn, Errand errand, std::int64_t request, int status,
                          std::string_view body);
STALL_LATER void poll(Turn& turn);

} // namespace stall::app::imports
