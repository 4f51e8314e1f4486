// Finding products: the catalogue searched while typing, and the merchant's own proposals.
// Must not know widgets.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/later.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create {

/// Asks what the query says, unless a question is under way: the newest follows it.
void search(Turn& turn);
void search_answered(Turn& turn, int status, std::string_view body);

/// Asks for the sheets that the merchant proposed: when the search is opened, and when the
/// marketplace's staff validated one.
STALL_LATER void load_proposed(Turn& turn);
void proposed_answered(Turn& turn, int status, std::string_view body);

/// The market that is shown first.
listings::Market home_market(const Model& model);
/// What a request came to: its problem, or that none came.
Error failure_of(int status, std::string_view body);

} // namespace stall::app::create
