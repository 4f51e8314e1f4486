// The columns of the list of orders and its saved views, kept in the browser.
// Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// What an earlier page kept.
void restore_list(Turn& turn);
void set_columns(Turn& turn, std::string_view columns_text);
/// Saves, chooses or forgets a view; false when it is none of them.
bool press_view(Turn& turn, const Pressed& pressed);

} // namespace stall::app::orders
