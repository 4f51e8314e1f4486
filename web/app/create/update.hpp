// What creating an ad does about each of its messages: search, foresee, type, keep, save.
// Must not know widgets.
#pragma once

#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create {

STALL_LATER void handle(Turn& turn, const Message& message);
/// A file was chosen or dropped while the page creates.
STALL_LATER void file_arrived(Turn& turn, const std::string& name, const std::string& bytes);
/// The end of one of its requests; status 0 when no answer came.
STALL_LATER void answered(Turn& turn, std::int64_t request, int status, std::string_view body);

} // namespace stall::app::create
