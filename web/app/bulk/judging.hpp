// What a bulk change would do to every chosen ad, before anything is sent.
// Must not know widgets, HTTP or tasks.
#pragma once

#include "core/base/language.hpp"
#include "web/app/ads/model.hpp"
#include "web/app/bulk/model.hpp"

namespace stall::app::bulk {

/// Finds the ads of the scope, their markets and the market to begin with.
void choose_ads(Bulk& bulk, const ads::Ads& ads);
/// What is typed in a page of this language, as Bulk::change; errors land in Bulk::errors.
void read_change(Bulk& bulk, Language language);
/// Reads what is typed into a change, and judges every ad with it.
void judge(Bulk& bulk, const ads::Ads& ads, Language language);
/// The rule as typed; errors land in Bulk::errors.
std::optional<listings::RepricingRule> read_rule(Bulk& bulk, Language language);

/// What reaches the server: the ads of the chosen market.
std::vector<ListingId> listings_of(const Bulk& bulk, const ads::Ads& ads);

} // namespace stall::app::bulk
