// The form of a new ad: opened for a product, foreseen by the server, saved.
// Must not know widgets.
#pragma once

#include "web/app/create/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::create {

/// The form of the route's product: as kept, or blank.
void open_form(Turn& turn);
/// What is typed for that market, begun where nothing is.
TypedTerms& terms_of(Form& form, listings::Market market);

/// Asks how the ad would stand in each market.
void foresee(Turn& turn);
/// The same again when the ad's own delivery is another; what is known stays until then.
void foresee_delivery(Turn& turn);
void foreseen(Turn& turn, int status, std::string_view body);
void product_answered(Turn& turn, int status, std::string_view body);
void deliveries_answered(Turn& turn, int status, std::string_view body);

/// Another market is shown.
void choose_market(Turn& turn, listings::Market market);

void save(Turn& turn, Saved::As as);
void save_answered(Turn& turn, int status, std::string_view body);

} // namespace stall::app::create
