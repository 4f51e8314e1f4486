// Advice out of the verdict's facts, and out of the ranking where the offers are known.
// Must not know storage, widgets or words.
#include "core/listings/advice.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

bool wins(const Offer& own, std::span<const Offer> all) {
    return takes_part(own) && std::ranges::none_of(all, [&](const Offer& other) {
               return other.id != own.id && takes_part(other) && ranks_before(other, own);
           });
}

bool is_won_by_other_ad(const Offer& own, std::span<const Offer> all) {
    return facts_for(own, all, 1).standing == Standing::won_by_your_other_ad;
}

} // namespace

PriceAdvice advise_price(const Position& position, std::int64_t price_minor) {
    using enum AdviceKind;
    if (position.publication != Publication::online || position.quantity <= 0) return {};
    if (position.facts.standing == Standing::won_by_your_other_ad)
        return {won_by_your_other_ad, {}, 0};
    std::optional<std::int64_t> best = position.facts.price_to_win_minor;
    if (!best) return {no_price_wins, {}, 0};
    const bool is_bound = position.maximum_minor && *position.maximum_minor < *best;
    if (is_bound) best = position.maximum_minor;
    if (*best >= kPriceMinorMax && price_minor > 0 && price_minor <= *best)
        return {any_price_wins, {}, 0};
    const PriceAdvice advice{head_room, best, *best - price_minor};
    if (price_minor > 0 && price_minor <= *best) return advice;
    if (position.floor_minor && *best < *position.floor_minor)
        return {floor_forbids, best, advice.change_minor};
    const bool is_over = position.maximum_minor && price_minor > *position.maximum_minor;
    return {is_over && *best == *position.maximum_minor ? over_maximum : lower_to, best,
            advice.change_minor};
}

std::vector<WinningChange> winning_changes(const Offer& own, std::span<const Offer> all,
                                           std::span<const DeliveryChoice> deliveries,
                                           std::optional<std::int64_t> floor_minor,
                                           std::int64_t tick_minor) {
    std::vector<WinningChange> changes;
    if (own.publication != Publication::online || own.quantity <= 0 || own.price_minor <= 0 ||
        wins(own, all) || is_won_by_other_ad(own, all))
        return changes;
    const DeliveryChoice present{own.shipping_minor, own.shipping_delay_hours};
    const auto add = [&](const DeliveryChoice& delivery) {
        Offer tried = own;
        tried.shipping_minor = delivery.shipping_minor;
        tried.shipping_delay_hours = delivery.delay_hours;
        WinningChange change{delivery, delivery != present, false, own.price_minor, 0, false};
        if (!change.changes_delivery || !wins(tried, all)) {
            const auto best = price_to_win(tried, all, tick_minor);
            // With another delivery a price is only ever lowered: raising it is another change.
            if (!best || (change.changes_delivery && *best >= own.price_minor)) return;
            change.changes_price = true;
            change.price_minor = *best;
        }
        // Amounts are not negative, so each difference fits; their sum may not.
        const std::int64_t by_price = own.price_minor - change.price_minor;
        const std::int64_t by_delivery = own.shipping_minor - delivery.shipping_minor;
        if (__builtin_add_overflow(by_price, by_delivery, &change.given_up_minor))
            change.given_up_minor = by_price < 0 ? INT64_MIN : INT64_MAX;
        change.is_under_floor = floor_minor && change.price_minor < *floor_minor;
        if (std::ranges::find(changes, change) == changes.end()) changes.push_back(change);
    };
    add(present);
    for (const DeliveryChoice& delivery : deliveries)
        if (delivery != present) add(delivery);
    std::ranges::stable_sort(changes, {}, [](const WinningChange& change) {
        return std::pair(change.is_under_floor, change.given_up_minor);
    });
    return changes;
}

std::vector<DeliveryChoice> usual_deliveries(const Offer& own) {
    constexpr std::int32_t kDayHours = 24;
    const std::int32_t quick = std::min(own.shipping_delay_hours, kDayHours);
    std::vector<DeliveryChoice> choices;
    for (const DeliveryChoice& choice :
         {DeliveryChoice{own.shipping_minor, quick}, DeliveryChoice{0, own.shipping_delay_hours},
          DeliveryChoice{0, quick}})
        if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
    return choices;
}

} // namespace stall::listings
