// Migration 10: the few ads of a publication or with a stock, found without walking the whole
// market. Text only. Must not know who runs it.
#pragma once

#include <string_view>

namespace stall::storage {

inline constexpr std::string_view kSparsePagesSchema = R"sql(
create index listing_market_by_publication
    on listing_market (merchant_id, market, publication, listing_id);
create index listing_by_quantity on listing (merchant_id, quantity, listing_id);
)sql";

} // namespace stall::storage
