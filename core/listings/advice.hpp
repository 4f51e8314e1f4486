// "Why?": for an ad that does not hold the box the smallest single change that would win it, and
// for one that does, how far its price may still rise. Source: rules.md section 3 (price to win).
// Must not know storage, widgets or words.
#pragma once

#include "core/listings/verdict.hpp"

namespace stall::listings {

/// What there is to say of one price.
enum class AdviceKind : std::uint8_t {
    not_on_sale,          ///< offline, out of stock or archived: no price helps
    won_by_your_other_ad, ///< nothing to do
    head_room,            ///< holds the box up to price_minor
    any_price_wins,       ///< holds the box and nobody else takes part
    lower_to,             ///< price_minor wins, one tick more does not
    floor_forbids,        ///< price_minor would win, and is under the floor
    over_maximum,         ///< price_minor (the maximum) brings it back, and wins
    no_price_wins
};

struct PriceAdvice {
    AdviceKind kind = AdviceKind::not_on_sale;
    std::optional<std::int64_t> price_minor; ///< the highest price that wins
    std::int64_t change_minor = 0;           ///< price_minor less the present one
    bool operator==(const PriceAdvice&) const = default;
};

/// From what the page knows.
PriceAdvice advise_price(const Position& position, std::int64_t price_minor);

/// A way to deliver: what the customer pays for it and how long it takes.
struct DeliveryChoice {
    std::int64_t shipping_minor = 0;
    std::int32_t delay_hours = 24;
    bool operator==(const DeliveryChoice&) const = default;
};

/// A change that wins: a price with a delivery.
struct WinningChange {
    DeliveryChoice delivery;
    bool changes_delivery = false;
    bool changes_price = false;
    std::int64_t price_minor = 0; ///< the present one, or the highest that wins with that delivery
    std::int64_t given_up_minor = 0; ///< what the customer pays less than now, for ad and delivery
    bool is_under_floor = false;
    bool operator==(const WinningChange&) const = default;
};

/// Known to the marketplace side: the ways in which `own` would hold the box among all offers of
/// its product, grade and market, the one that gives up least first; a price alone goes before a
/// delivery that gives up as much. A delivery that wins without another price keeps the price.
/// Empty where `own` holds the box already, another ad of the same merchant does, or nothing helps.
std::vector<WinningChange> winning_changes(const Offer& own, std::span<const Offer> all,
                                           std::span<const DeliveryChoice> deliveries,
                                           std::optional<std::int64_t> floor_minor,
                                           std::int64_t tick_minor);

/// What is tried where the merchant names no deliveries: free, within a day, and both.
std::vector<DeliveryChoice> usual_deliveries(const Offer& own);

} // namespace stall::listings
