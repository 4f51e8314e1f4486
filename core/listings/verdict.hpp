// What the page knows at once, for any price the merchant types: colours, advice, what is left.
// Source: rules.md section 3 ("what the browser knows", row and price colours, floor).
// Must not know rivals' offers: only the facts that the marketplace gives.
#pragma once

#include "core/listings/buybox.hpp"

namespace stall::listings {

enum class RowColour : std::uint8_t { grey, orange, green, red };
enum class PriceColour : std::uint8_t { own, above_new };

/// The sale's costs; basis points of the price; money in the market's currency.
struct Costs {
    std::int32_t commission_basis_points = 0;
    std::int32_t commission_vat_basis_points = 0;
    std::int64_t shipping_minor = 0;
    std::optional<std::int64_t> unit_minor;

    bool operator==(const Costs&) const = default;
};

/// One ad in one market, as the verdict needs it.
struct Position {
    Publication publication = Publication::online;
    std::int32_t quantity = 0;
    std::int64_t price_minor = 0; ///< the price the facts were computed at
    std::optional<std::int64_t> new_price_minor;
    std::optional<std::int64_t> maximum_minor;
    std::optional<std::int64_t> floor_minor;
    BuyboxFacts facts;
    Costs costs;

    bool operator==(const Position&) const = default;
};

/// The answer for one price.
struct Verdict {
    RowColour row = RowColour::grey;
    PriceColour price = PriceColour::own;
    bool holds_buybox = false; ///< shown as a second mark where orange hides it
    Standing standing = Standing::absent;
    std::optional<std::int64_t> recommended_minor; ///< only when the box is not held
    bool recommended_under_floor = false;          ///< applying it would be refused
    bool under_floor = false;                      ///< this price would be refused
    /// price_to_win − price: head-room when ≥ 0 and winning, what to lower by when negative.
    /// Absent where any price wins (kPriceMinorMax).
    std::optional<std::int64_t> distance_minor;
    std::int64_t kept_minor = 0;              ///< price − commission − its VAT − shipping
    std::optional<std::int64_t> margin_minor; ///< kept − unit cost, where known

    bool operator==(const Verdict&) const = default;
};

/// Total function: any price, also 0 or negative, gets an answer.
Verdict verdict_at(const Position& position, std::int64_t price_minor);

/// The price to recommend to an ad that does not hold the box: the price to win, and never more
/// than the maximum. Where any price wins, the new price, above which nobody buys used; absent
/// where that is not known either.
std::optional<std::int64_t> recommended_price(const Position& position);

/// The recommended price if applying it is allowed. Errors: "nothing_to_recommend",
/// "recommended_below_floor" (wanted: the floor, in minor units as text).
Result<std::int64_t> price_to_apply(const Position& position, std::int64_t price_minor);

} // namespace stall::listings
