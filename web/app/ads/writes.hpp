// Changes on their way to the server: queued, sent one by one for each listing, repeated with the
// same key, met with conflicts, taken back. Must not know widgets.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::ads {

enum class UndoOffer : std::uint8_t { no, yes };

/// Queues the patch, shows it at once, offers to take it back, and sends what can be sent.
void write(Turn& turn, const wire::AdRow& row, listings::Patch patch, Version based_on,
           UndoOffer undo);
/// Sends every queued write whose listing has none before it under way. Nothing when offline or
/// signed out: the writes wait.
void send_writes(Turn& turn);
/// The server is there again: what waited for its next attempt goes now.
void resume_writes(Turn& turn);

void write_answered(Turn& turn, std::int64_t write, int status, std::string_view body);
/// No answer came.
void write_unanswered(Turn& turn, std::int64_t write);
void retry_write(Turn& turn, std::int64_t write);
void drop_write(Turn& turn, std::int64_t write);

/// With a conflict: sends the same patch again, now knowing what stands there.
void keep_mine(Turn& turn, std::int64_t write);
void take_theirs(Turn& turn, std::int64_t write);

/// Takes a change back; 0: the last one that can be.
void undo(Turn& turn, std::int64_t write);

/// Stores the writes that have no answer, so that a reload loses none.
void keep_writes(Turn& turn);
void restore_writes(Turn& turn);

} // namespace stall::app::ads
