// A file of ads before, while and after it goes in.
// Must not know how a line is judged or sent.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::imports {

/// Only while an import is open.
STALL_LATER void import_ui(const Context& context);

} // namespace stall::views::imports
