// The way into the Orders section; see opening.hpp.
// Must not know what the section does.
#include "web/app/orders/opening.hpp"

#include "web/app/orders/update.hpp"

namespace stall::app::orders {

void go(Turn& turn) {
    auto& route = turn.model.route;
    route.place = Place::orders;
    route.orders.clear();
    turn.show_route(effect::ShowRoute::History::push);
    route_opened(turn);
}

void route_opened(Turn& turn) {
    if (turn.model.parts == Parts::all) return handle(turn, Opened{});
    turn.model.held.push_back(app::Message(Message(Opened{})));
    turn.ask_for_all_parts();
}

void press(Turn& turn, Act act) {
    if (turn.model.parts == Parts::all) handle(turn, Pressed{act, 0});
}

} // namespace stall::app::orders
