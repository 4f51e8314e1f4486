// A file of tracking numbers: read and checked in the page, its orders asked of the server, sent,
// and what was refused given back as a file. Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

void take_file(Turn& turn, const message::FileArrived& file);
/// The page that is shown, and what a column of the file is to be.
void choose_in_trackings(Turn& turn, const Chosen& chosen);
void send_trackings(Turn& turn);
void close_trackings(Turn& turn);
/// The refused lines as they came, with the reason in a last column.
std::string refused_csv(Language language, const Trackings& trackings);
void download_refused(Turn& turn);

bool trackings_answered(Turn& turn, std::int64_t request, int status, std::string_view body);
bool trackings_waited(Turn& turn, std::int64_t timer);

} // namespace stall::app::orders
