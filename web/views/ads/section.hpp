// The Ads section: segments, toolbar, list or cards, and the detail beside it.
// Must not know HTTP or how a verdict is reached.
#pragma once

#include "web/app/later.hpp"
#include "web/views/context.hpp"

namespace stall::views::ads {

void section_ui(const Context& context);
/// Yours and theirs side by side, when a write met somebody else's.
STALL_LATER void conflict_ui(const Context& context);

/// What a price that moves far would be, before it goes out.
STALL_LATER void price_question_ui(const Context& context);

} // namespace stall::views::ads
