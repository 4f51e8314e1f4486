// What an import asks of the server: what its new lines would meet, the task that takes the file,
// and the list as a file. Must not know widgets or how a line is judged.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::imports {

/// Asks what only the server knows of a file that was just read, unless it was asked already; while
/// a question is under way the newest waits for its answer.
void ask_aside(Turn& turn);
/// Nobody waits for these answers any more.
void stop_asking(Turn& turn);
/// Sends the file as one task.
void send(Turn& turn);
/// Tells the task to stop after the lines that it has done.
void stop(Turn& turn);
/// Asks for the filtered ads as a file.
void ask_for_list(Turn& turn);

/// update.cpp: reads and judges the file again.
void judge_again(Turn& turn);

} // namespace stall::app::imports
