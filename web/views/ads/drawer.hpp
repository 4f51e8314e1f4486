// The detail of one ad beside the list: verdict, what-if price, what is left, who stands where.
// Must not know how a verdict is reached or what a message does.
#pragma once

#include "web/app/ads/shown.hpp"
#include "web/views/context.hpp"

namespace stall::views::ads {

void drawer_ui(const Context& context, table::Row row);

/// The banner that says how the price stands and what would win.
void verdict_ui(const Context& context, const app::ads::ShownAd& shown);
/// Floor, what is left of the price, margin.
void money_ui(const Context& context, const app::ads::ShownAd& shown);

} // namespace stall::views::ads
