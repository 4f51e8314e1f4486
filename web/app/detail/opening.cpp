// The way into the detail of an ad; see opening.hpp.
// Must not know what is asked for there.
#include "web/app/detail/opening.hpp"

#include "web/app/detail/update.hpp"

namespace stall::app::detail {

void shown(Turn& turn) {
    if (!turn.model.route.opened) return;
    if (turn.model.parts == Parts::all) return handle(turn, Shown{});
    turn.model.held.push_back(Message(Shown{}));
    turn.ask_for_all_parts();
}

void moved(Turn& turn) {
    if (turn.model.parts != Parts::all) return shown(turn);
    handle(turn, Moved{});
}

} // namespace stall::app::detail
