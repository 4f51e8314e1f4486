// Sending a bulk change as one task, following it, and taking it back as another.
// Must not know widgets or how a change is judged.
#pragma once

#include "web/app/bulk/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::bulk {

/// Sends the change unless nothing would change or a guard still asks.
void send(Turn& turn);
void send_answered(Turn& turn, int status, std::string_view body);
void undo(Turn& turn, std::int64_t task);
void undo_answered(Turn& turn, int status, std::string_view body);
void poll_answered(Turn& turn, std::int64_t task, int status, std::string_view body);
/// What a reply that is no success says.
Error error_of(int status, std::string_view body);

} // namespace stall::app::bulk
