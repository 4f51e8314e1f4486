// The sign-in page.
// Must not know how a session is opened.
#pragma once

#include "web/views/context.hpp"

namespace stall::views {

void sign_in_ui(const Context& context);

} // namespace stall::views
