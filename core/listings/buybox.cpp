// The ranking by cross multiplication, and the price to win solved rival by rival, without a
// search. Must not know the page.
#include "core/listings/buybox.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace stall::listings {
namespace {

// Quality is below 2^20 and a landed price below 2^64: their product needs 84 bits.
__extension__ using Wide = unsigned __int128;

std::uint64_t landed(const Offer& offer) {
    assert(offer.shipping_minor >= 0);
    return static_cast<std::uint64_t>(offer.price_minor) +
           static_cast<std::uint64_t>(offer.shipping_minor);
}

Wide quality(const Offer& offer) {
    assert(offer.quality >= 1 && offer.quality <= kQualityMax);
    return static_cast<Wide>(offer.quality);
}

/// The tie-break once quality and landed price are equal.
bool stands_before(const Offer& left, const Offer& right) {
    if (left.shipping_delay_hours != right.shipping_delay_hours)
        return left.shipping_delay_hours < right.shipping_delay_hours;
    if (left.listed_at != right.listed_at) return left.listed_at < right.listed_at;
    return left.id < right.id;
}

/// The highest landed price with which `own` ranks before `rival`; 0 where none does.
/// own wins at L where q·Lr > qr·L, so up to L = q·Lr / qr; where that division leaves nothing, L
/// is a tie of the ratios, which the lower landed price wins, that is the lower quality.
Wide highest_landed_before(const Offer& own, const Offer& rival) {
    const Wide product = quality(own) * landed(rival);
    const Wide bound = product / quality(rival);
    if (product % quality(rival) != 0 || own.quality < rival.quality) return bound;
    return own.quality == rival.quality && stands_before(own, rival) ? bound : bound - 1;
}

bool is_rival(const Offer& own, const Offer& other) {
    return other.id != own.id && takes_part(other);
}

} // namespace

bool takes_part(const Offer& offer) {
    return offer.publication == Publication::online && offer.quantity > 0 &&
           offer.price_minor > 0 &&
           (!offer.maximum_minor || offer.price_minor <= *offer.maximum_minor);
}

bool ranks_before(const Offer& left, const Offer& right) {
    const std::uint64_t left_landed = landed(left);
    const std::uint64_t right_landed = landed(right);
    const Wide left_worth = quality(left) * right_landed;
    const Wide right_worth = quality(right) * left_landed;
    if (left_worth != right_worth) return left_worth > right_worth;
    if (left_landed != right_landed) return left_landed < right_landed;
    return stands_before(left, right);
}

std::vector<Offer> rank(std::span<const Offer> offers) {
    std::vector<Offer> ranked;
    ranked.reserve(offers.size());
    std::ranges::copy_if(offers, std::back_inserter(ranked), takes_part);
    std::ranges::sort(ranked, ranks_before);
    return ranked;
}

std::optional<std::int64_t> price_to_win(const Offer& own, std::span<const Offer> others,
                                         std::int64_t tick_minor) {
    assert(tick_minor > 0 && own.shipping_minor >= 0);
    const Wide shipping = static_cast<Wide>(own.shipping_minor);
    Wide landed_max = static_cast<Wide>(kPriceMinorMax) + shipping;
    for (const Offer& other : others)
        if (is_rival(own, other))
            landed_max = std::min(landed_max, highest_landed_before(own, other));
    if (landed_max <= shipping) return std::nullopt;

    std::int64_t price_minor = static_cast<std::int64_t>(landed_max - shipping);
    if (own.maximum_minor) price_minor = std::min(price_minor, *own.maximum_minor);
    price_minor -= price_minor % tick_minor;
    return price_minor > 0 ? std::optional(price_minor) : std::nullopt;
}

BuyboxFacts facts_for(const Offer& own, std::span<const Offer> all, std::int64_t tick_minor) {
    BuyboxFacts facts;
    const Offer* winner = takes_part(own) ? &own : nullptr;
    for (const Offer& other : all) {
        if (!is_rival(own, other)) continue;
        facts.rivals += other.merchant != own.merchant;
        if (!winner || ranks_before(other, *winner)) winner = &other;
    }
    if (winner) facts.winner_price_minor = winner->price_minor;
    if (winner && winner != &own && winner->merchant == own.merchant) {
        facts.standing = Standing::won_by_your_other_ad;
        return facts;
    }
    facts.price_to_win_minor = price_to_win(own, all, tick_minor);
    if (winner == &own)
        facts.standing = Standing::winning;
    else if (takes_part(own))
        facts.standing = Standing::losing;
    return facts;
}

} // namespace stall::listings
