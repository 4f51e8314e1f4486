// What the list is asked: the merchant's choices, the URL that says them, and the answer fetched
// when the page does not hold it. Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// The route says another question, or the first one.
enum class Route : std::uint8_t { first, changed };
void follow_route(Turn& turn, Route route);

void type_question(Turn& turn, const Typed& typed);
void choose_question(Turn& turn, const Chosen& chosen);
void clear_filters(Turn& turn);
/// Asks another question; the opened order stays open.
void ask(Turn& turn, Question question);
/// None closes the detail.
void open_order(Turn& turn, OrderId id);

/// The pause after typing is over; false when the timer is another's.
bool question_waited(Turn& turn, std::int64_t timer);

/// Tracking numbers, identifiers and the carrier survive a reload.
void keep_drafts(Turn& turn);
void restore_drafts(Turn& turn);

} // namespace stall::app::orders
