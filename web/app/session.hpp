// Who is signed in: asking at the start, signing in and out, a session that ends under way.
// Must not know widgets or what the sections hold.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app {

/// What others may only look at: prices, stock, orders.
bool may_sell(const Model& model);

void ask_who(Turn& turn);
void who_answered(Turn& turn, int status, std::string_view body);
void who_unanswered(Turn& turn);

void sign_in(Turn& turn);
void sign_in_answered(Turn& turn, int status, std::string_view body);
void sign_in_unanswered(Turn& turn);

void sign_out(Turn& turn);
/// A request came back unauthorized: the shop and the drafts stay, the sign-in page comes.
void session_ended(Turn& turn);

} // namespace stall::app
