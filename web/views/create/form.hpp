// The form of a new ad, and beside it what its price means and how a customer reads it.
// Must not know HTTP or what a message does.
#pragma once

#include "web/app/create/judging.hpp"
#include "web/views/context.hpp"

namespace stall::views::create {

void form_ui(const Context& context);

/// "Your shop: €0.00, 24 h", or what a blank means while that is not known.
std::string shop_delivery_words(const Context& context);

/// The cards at its side.
void verdict_card_ui(const Context& context, const app::create::Judged& judged);
void preview_card_ui(const Context& context, const app::create::Judged& judged);

} // namespace stall::views::create
