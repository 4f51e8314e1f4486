// Getting orders from the server: those that wait, the pages of the list, the opened one.
// Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// Asks for a path on behalf of a load; what it asked before is forgotten.
void get(Turn& turn, Load& load, std::string path,
         effect::Fetch::Delivery delivery = effect::Fetch::Delivery::whole);
void fail(Load& load, int status, std::string_view body);

/// Everything that the section needs and does not have.
void load_missing(Turn& turn);
/// Where a shop may ship from, once.
void load_places(Turn& turn);
void load_open(Turn& turn);
/// The list anew for the question, or its next page.
void load_page(Turn& turn, const std::string& cursor);
void load_sheet(Turn& turn);
/// How many orders each segment holds.
void count_again(Turn& turn);

/// The answer to one of these; false when the request is none of them.
bool load_answered(Turn& turn, std::int64_t request, int status, std::string_view body);
void open_lines(Turn& turn, const std::vector<std::string>& lines);

/// The backend's parameters of the question: "segment=…&from=…".
std::string parameters_of(const Orders& orders);
std::string parameters_of(const stall::orders::OrderFilter& filter);

/// The server's present word on one order.
void take_detail(Turn& turn, wire::OrderDetail detail);

} // namespace stall::app::orders
