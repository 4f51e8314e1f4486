// What the detail of an ad does about its messages and about the answers to what it asked for.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::detail {

STALL_LATER void handle(Turn& turn, const Message& message);
/// The answers to Purpose::load_ladder, load_reasons, load_history and offer_market; status 0 when
/// none came.
STALL_LATER void answered(Turn& turn, const Errand& errand, std::int64_t request, int status,
                          std::string_view body);

} // namespace stall::app::detail
