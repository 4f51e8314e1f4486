// How the opened ad is delivered: known from the server, another way typed and saved.
// Must not know widgets.
#pragma once

#include "web/app/detail/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::detail {

/// What is typed: the ad's own ways with the first as typed. Errors: "delivery_incomplete" and
/// those of each field; `where` is "/price", "/delay_hours" or "/shipper".
Result<std::vector<listings::Delivery>> deliveries_typed(const Deliveries& deliveries,
                                                         Language language);

void open_deliveries(Turn& turn);
void save_deliveries(Turn& turn);
/// The ad has no way of its own any more.
void use_shop_deliveries(Turn& turn);
void take_deliveries(Deliveries& deliveries, int status, std::string_view body);

} // namespace stall::app::detail
