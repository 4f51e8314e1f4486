// What each line of a file of ads would do to the shop, before anything is sent.
// Must not know widgets, HTTP or tasks.
#pragma once

#include "web/app/ads/model.hpp"
#include "web/app/imports/model.hpp"

namespace stall::app::imports {

/// Reads the records for their market and columns. Errors: those of the whole file.
Result<void> read(Import& import);
/// Judges every line against the ads and what the server foresaw. `markets` are those of the shop.
void judge(Import& import, const ads::Ads& ads, std::span<const listings::Market> markets);

/// What is to be asked of the server: the new lines that name a product, and those that give
/// deliveries of ads that are there.
std::vector<wire::LineQuestion> questions_of(const Import& import, const ads::Ads& ads);
/// Whether a line proposes a product, so that the categories are needed.
bool proposes_products(const Import& import);

} // namespace stall::app::imports
