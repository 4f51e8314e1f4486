// What a merchant can do while importing a file of ads, as values.
// Must not know widgets, files on disk or HTTP.
#pragma once

#include "core/listings/listing.hpp"

#include <variant>

namespace stall::app::imports {

struct MarketChosen {
    listings::Market market = listings::Market::FR;
};
struct Sent {};
struct SendRetried {};
struct Closed {};
struct ReportDownloaded {};
struct RefusedDownloaded {};

using Message =
    std::variant<MarketChosen, Sent, SendRetried, Closed, ReportDownloaded, RefusedDownloaded>;

} // namespace stall::app::imports
