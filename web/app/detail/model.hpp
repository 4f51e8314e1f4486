// What is asked for when an ad is opened: why it does not win, and how its price went.
// Must not know widgets or HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "web/app/ads/parts.hpp"

namespace stall::app::detail {

/// While something is asked for again, what is known stays `ready`.
enum class State : std::uint8_t { none, loading, ready, failed };

/// Which other deliveries would win; the price alone the core tells by itself.
struct Reasons {
    State state = State::none;
    std::int64_t request = 0;
    std::vector<listings::WinningChange> changes;
};

struct History {
    State state = State::none;
    std::int64_t request = 0;
    Error error; ///< when failed
    wire::PriceHistory prices;
};

struct Detail {
    ads::AdKey ad;
    Reasons reasons;
    History history;
};

} // namespace stall::app::detail
