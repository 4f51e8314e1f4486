// Creating an ad: the catalogue searched, then the form.
// Must not know HTTP or how a verdict is reached.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::create {

STALL_LATER void create_ui(const Context& context);

} // namespace stall::views::create
