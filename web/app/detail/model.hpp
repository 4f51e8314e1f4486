// What is asked for when an ad is opened: why it does not win, and how its price went.
// Must not know widgets or HTTP.
#pragma once

#include "core/wire/ad_details.hpp"
#include "web/app/ads/parts.hpp"
#include "web/app/detail/message.hpp"

#include <array>

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

/// The ad offered in one more market: what is typed, and what is under way.
struct Offer {
    std::optional<listings::Market> market;
    std::string price;
    bool was_tried = false; ///< what is missing is said only after the first attempt
    std::int64_t request = 0;
    std::optional<Error> refusal; ///< of the last attempt
    std::string idempotency_key;  ///< of the last attempt, until something changes
};

/// How the ad is delivered, and another way while it is typed.
struct Deliveries {
    State state = State::none;
    std::int64_t request = 0;
    wire::AdDeliveries known;
    bool is_open = false;
    std::array<std::string, kDeliveryFieldCount> texts; ///< by DeliveryField
};

struct Detail {
    ads::AdKey ad;
    Reasons reasons;
    History history;
    Offer offer;
    Deliveries deliveries;
};

} // namespace stall::app::detail
