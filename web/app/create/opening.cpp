// The way into creating an ad; see opening.hpp.
// Must not know what creating does.
#include "web/app/create/opening.hpp"

#include "web/app/create/update.hpp"

namespace stall::app::create {

void go(Turn& turn) {
    auto& route = turn.model.route;
    route.place = Place::create;
    route.selling = ProductId();
    route.sheet = {};
    turn.show_route(effect::ShowRoute::History::push);
    route_opened(turn);
}

void route_opened(Turn& turn) {
    if (turn.model.parts == Parts::all) return handle(turn, Opened{});
    turn.model.held.push_back(Message(Opened{}));
    turn.ask_for_all_parts();
}

} // namespace stall::app::create
