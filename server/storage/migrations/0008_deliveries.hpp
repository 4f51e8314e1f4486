// Migration 8: the deliveries that an ad has of its own in a market, and of them the one that the
// ranking looks at. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kDeliveriesSchema = R"sql(
-- deliveries: {"deliveries":[{"shipper","price","delay_hours"}]}, '' where the shop's count; the
-- other two are the cheapest of them, null with it.
alter table listing_market add column deliveries text not null default '';
alter table listing_market add column shipping_minor integer check (shipping_minor >= 0);
alter table listing_market add column shipping_delay_hours integer
    check (shipping_delay_hours between 1 and 72);
)sql";

} // namespace stall::storage
