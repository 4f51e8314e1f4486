// The way into the Orders section; see opening.hpp.
// Must not know what the section does.
#include "web/app/orders/opening.hpp"

#include "core/wire/order_counts.hpp"
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

void count_waiting(Turn& turn) {
    effect::Fetch request;
    request.path = "/desk/v1/orders?segment=to_confirm&limit=1";
    turn.fetch({Purpose::orders, kWaitingCount}, std::move(request));
}

void waiting_counted(Turn& turn, int status, std::string_view body) {
    const auto waiting = wire::scan_waiting(body);
    if (status != 200 || !waiting) return;
    turn.model.orders_to_confirm = waiting->to_confirm;
    turn.model.orders_to_dispatch = waiting->to_dispatch;
}

void press(Turn& turn, Act act) {
    if (turn.model.parts == Parts::all) handle(turn, Pressed{act, 0});
}

} // namespace stall::app::orders
