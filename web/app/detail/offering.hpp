// Offering the opened ad in a market where it is not yet.
// Must not know widgets.
#pragma once

#include "web/app/detail/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::detail {

/// Markets of the merchant where the ad is not.
std::vector<listings::Market> markets_left(const Model& model, ListingId listing);
/// What is typed as a price there, in that market's currency.
Result<Money> price_offered(const Offer& offer, listings::Market market, Language language);

void type_offer(Turn& turn, const OfferTyped& typed);
void send_offer(Turn& turn);
void offer_answered(Turn& turn, int status, std::string_view body);

} // namespace stall::app::detail
