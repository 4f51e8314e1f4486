// Who holds the buybox, and at which price an offer would. Known to the marketplace side only.
// Source: rules.md section 3 (ranking, price to win). Integers only. Must not know the page.
#pragma once

#include "core/listings/listing.hpp"

#include <span>

namespace stall::listings {

inline constexpr std::int32_t kQualityMax = 1'000'000;

/// One offer for one product, grade and market. All money in the market's currency.
struct Offer {
    OfferId id;
    MerchantId merchant;
    std::int64_t price_minor = 0;
    std::int64_t shipping_minor = 0; ///< cheapest to that market
    std::optional<std::int64_t> maximum_minor;
    std::int32_t quality = 1; ///< 1 to 1,000,000
    std::int32_t shipping_delay_hours = 24;
    Instant listed_at;
    Publication publication = Publication::online;
    std::int32_t quantity = 0;

    bool operator==(const Offer&) const = default;
};

/// Online, in stock, with a price, and not over its own maximum.
bool takes_part(const Offer& offer);

/// Strict order of two offers that take part: highest quality / landed price, then lower landed
/// price, shorter delay, older listing, smaller id.
bool ranks_before(const Offer& left, const Offer& right);

/// The offers that take part, best first. The order of the input changes nothing.
std::vector<Offer> rank(std::span<const Offer> offers);

/// The highest price on the tick with which `own` would rank first against `others` (in which
/// offers of the same merchant count as any other; one with the id of `own` does not). Never over
/// its maximum nor kPriceMinorMax, which it is where nothing binds it ("any price wins"); absent
/// where even one tick does not win. `own` counts as online and in stock, whatever its present
/// price.
std::optional<std::int64_t> price_to_win(const Offer& own, std::span<const Offer> others,
                                         std::int64_t tick_minor);

/// How an own offer stands; this is all that a merchant is told of rivals.
enum class Standing : std::uint8_t { absent, losing, winning, won_by_your_other_ad };

struct BuyboxFacts {
    Standing standing = Standing::absent;
    std::optional<std::int64_t> price_to_win_minor; ///< absent while another own ad holds the box
    std::optional<std::int64_t> winner_price_minor;
    std::int32_t rivals = 0; ///< other merchants' offers that take part

    bool operator==(const BuyboxFacts&) const = default;
};

/// When another own ad holds the box, the standing says so even where `own` takes no part.
/// Computes the facts for `own` among all offers of its product, grade and market (own included).
BuyboxFacts facts_for(const Offer& own, std::span<const Offer> all, std::int64_t tick_minor);

} // namespace stall::listings
