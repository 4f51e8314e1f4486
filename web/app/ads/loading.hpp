// Getting the ads and hearing of every change after that: the workspace load, the change stream
// with its reconnecting, the ranking of the opened row. Must not know widgets.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::ads {

/// Loads everything anew; what is there stays on the page until the last line is there.
void load(Turn& turn);
void load_lines(Turn& turn, const std::vector<std::string>& lines);
void load_ended(Turn& turn, int status, std::string_view body);
void load_failed(Turn& turn, Error error);

void follow_lines(Turn& turn, const std::vector<std::string>& lines);
/// The stream ended or broke off: it is opened again after a while.
void follow_ended(Turn& turn, int status);
/// At once: the network is back or the page is looked at again.
void reconnect(Turn& turn);

void load_ladder(Turn& turn, const AdKey& ad);
void ladder_answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::ads
