// The dialog that changes many ads at once: what to do on one side, what it would do on the other.
// Must not know how a change is judged or sent.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::bulk {

/// Draw it while Model::bulk is there.
STALL_LATER void dialog_ui(const Context& context);

} // namespace stall::views::bulk
