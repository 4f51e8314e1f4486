// What bulk edits and repricing do about each of their messages: choose, preview, send, follow the
// task, undo it; and the saved rules. Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::bulk {

STALL_LATER void handle(Turn& turn, const Message& message);
/// The answers to Purpose::send_bulk, undo_bulk, read_bulk, load_repricing and write_rule; status 0
/// when none came. `subject` is the task's id where there is one.
STALL_LATER void answered(Turn& turn, const Errand& errand, int status, std::string_view body);
STALL_LATER void poll(Turn& turn, std::int64_t task);

} // namespace stall::app::bulk
