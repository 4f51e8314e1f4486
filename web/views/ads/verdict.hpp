// What a price means, in a banner and in figures; for the detail of an ad and for one being made.
// Must not know how a verdict is reached.
#pragma once

#include "web/app/ads/shown.hpp"
#include "web/views/context.hpp"

namespace stall::views::ads {

/// The banner that says how the price stands and what would win.
void verdict_ui(const Context& context, const app::ads::ShownAd& shown);
/// Floor, what is left of the price, margin.
void money_ui(const Context& context, const app::ads::ShownAd& shown);

} // namespace stall::views::ads
