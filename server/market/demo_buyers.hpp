// Buyers of the demo shop: names in the scripts of their countries, and addresses that fit them.
// All are invented. Must not know orders or the database.
#pragma once

#include "core/listings/listing.hpp"
#include "core/orders/address.hpp"
#include "server/market/random.hpp"

namespace stall::market {

struct Buyer {
    orders::Address shipping;
    orders::Address billing; ///< mostly the same
};

/// A buyer on a market: mostly of its country; some live where no market of their own is.
Buyer draw_buyer(listings::Market market, Random& random);

/// A carrier that delivers to a country, as merchants spell it.
std::string_view draw_carrier(std::string_view country, Random& random);

/// A number as that carrier prints it, with its check digit.
std::string draw_tracking_number(std::string_view carrier, std::string_view country,
                                 Random& random);

} // namespace stall::market
