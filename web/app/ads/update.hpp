// What the Ads section does about each of its messages.
// Must not know widgets.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::ads {

void handle(Turn& turn, const Message& message);

/// Another question for the list; the URL follows.
void ask(Turn& turn, Question question, effect::ShowRoute::History history);
void open_row(Turn& turn, const AdKey& ad);
void close_row(Turn& turn);
/// The URL changed under the page: back, forward, a typed link.
void route_changed(Turn& turn);

} // namespace stall::app::ads
