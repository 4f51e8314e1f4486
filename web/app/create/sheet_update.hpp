// What writing a product sheet does about each of its messages.
// Must not know widgets.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create::sheet {

/// The sheet of the route: as kept, as its original has it, or blank.
void open(Turn& turn);
void handle(Turn& turn, const Message& message);
/// A file was chosen or dropped.
void take_picture(Turn& turn, const std::string& name, const std::string& bytes);
void answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::create::sheet
