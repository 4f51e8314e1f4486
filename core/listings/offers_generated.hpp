// Offers and positions out of a seed, for the property tests and for comparing the two builds.
// Integers only, so that every build draws the same cases. Must not know what is asserted of them.
#pragma once

#include "core/listings/verdict.hpp"

namespace stall::listings::generated {

/// A xorshift64* sequence; the same numbers from the same seed everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}

    std::int64_t between(std::int64_t low, std::int64_t high) {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        const std::uint64_t drawn = state_ * 0x2545'F491'4F6C'DD1D;
        return low + static_cast<std::int64_t>(drawn % static_cast<std::uint64_t>(high - low + 1));
    }
    bool one_in(std::int64_t count) { return between(1, count) == 1; }

private:
    std::uint64_t state_;
};

/// tiny: ties everywhere, small enough for a brute-force oracle. shop: amounts as in a shop.
/// vast: up to the limits. proportional: large and with equal quality / landed price.
enum class Scale : std::uint8_t { tiny, shop, vast, proportional };
inline constexpr std::array kScales = {Scale::tiny, Scale::shop, Scale::vast, Scale::proportional};

inline void draw_amounts(Dice& dice, Scale scale, Offer& offer) {
    switch (scale) {
    case Scale::tiny:
        offer.price_minor = dice.between(1, 12);
        offer.shipping_minor = dice.between(0, 4);
        offer.quality = static_cast<std::int32_t>(dice.between(1, 4));
        return;
    case Scale::shop:
        offer.price_minor = dice.between(5'000, 150'000);
        offer.shipping_minor = dice.one_in(2) ? 0 : dice.between(199, 1'499);
        offer.quality = static_cast<std::int32_t>(dice.between(550'000, 990'000));
        return;
    case Scale::vast:
        offer.price_minor = dice.between(1, kPriceMinorMax);
        offer.shipping_minor = dice.one_in(8) ? INT64_MAX : dice.between(0, 1'000'000'000);
        offer.quality = static_cast<std::int32_t>(dice.between(1, kQualityMax));
        return;
    case Scale::proportional:
        const std::int64_t multiple = dice.between(1, 1'000);
        offer.price_minor = 999'983 * multiple;
        offer.shipping_minor = multiple;
        offer.quality = static_cast<std::int32_t>(997 * multiple);
        return;
    }
}

/// Two to seven offers of three merchants with ids from 1; some of them take no part.
inline std::vector<Offer> offers(Dice& dice, Scale scale) {
    std::vector<Offer> drawn(static_cast<std::size_t>(dice.between(2, 7)));
    std::int64_t id = 0;
    for (Offer& offer : drawn) {
        offer.id = OfferId(++id);
        offer.merchant = MerchantId(dice.between(1, 3));
        draw_amounts(dice, scale, offer);
        if (dice.one_in(3)) offer.maximum_minor = dice.between(1, offer.price_minor * 2);
        offer.shipping_delay_hours = dice.one_in(2) ? 24 : 48;
        offer.listed_at = Instant{dice.between(0, 2)};
        offer.publication = dice.one_in(8) ? Publication::offline : Publication::online;
        offer.quantity = dice.one_in(8) ? 0 : static_cast<std::int32_t>(dice.between(1, 50));
    }
    return drawn;
}

inline std::optional<std::int64_t> near(Dice& dice, std::int64_t amount) {
    if (dice.one_in(3)) return std::nullopt;
    return dice.between(amount / 2, amount + amount / 2 + 1);
}

/// The position of `own` among `all`, with prices and costs around its own price.
inline Position position(Dice& dice, const Offer& own, const std::vector<Offer>& all,
                         std::int64_t tick_minor) {
    Position drawn;
    drawn.publication =
        dice.one_in(6) ? static_cast<Publication>(dice.between(0, 4)) : own.publication;
    drawn.quantity = own.quantity;
    drawn.price_minor = own.price_minor;
    drawn.maximum_minor = own.maximum_minor;
    drawn.new_price_minor = near(dice, own.price_minor);
    drawn.floor_minor = near(dice, own.price_minor);
    drawn.facts = facts_for(own, all, tick_minor);
    drawn.costs.commission_basis_points = static_cast<std::int32_t>(dice.between(0, 2'500));
    drawn.costs.commission_vat_basis_points = static_cast<std::int32_t>(dice.between(0, 2'500));
    drawn.costs.shipping_minor = dice.between(0, 1'500);
    drawn.costs.unit_minor = near(dice, own.price_minor);
    return drawn;
}

} // namespace stall::listings::generated
