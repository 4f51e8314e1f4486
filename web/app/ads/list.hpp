// What the list shows after something changed: which rows, in which order, with which words.
// Must not know widgets or HTTP.
#pragma once

#include "web/app/turn.hpp"

namespace stall::app::ads {

/// Answers the route's question again. Call after every change of the question or of many rows.
void refresh_list(Model& model);
/// The rows of one listing look different: their columns and places are brought up to date.
void show_listing(Model& model, ListingId listing);
/// The server said these rows. Rows older than what is known are left out.
void put_rows(Model& model, std::vector<wire::AdRow> rows);

} // namespace stall::app::ads
