// A sheet on its way to the server: the form, then each new picture, then their order.
// Must not know widgets.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create::sheet {

void submit(Turn& turn);
void submit_answered(Turn& turn, int status, std::string_view body);

} // namespace stall::app::create::sheet
