// Repricing rules and bulk changes out of a seed, for the property tests.
// Must not know what is asserted of them.
#pragma once

#include "core/listings/bulk_edit.hpp"
#include "core/listings/offers_generated.hpp"

#include <algorithm>

namespace stall::listings::generated {

/// A rule with limits around a price.
inline RepricingRule rule(Dice& dice, std::int64_t around) {
    RepricingRule drawn;
    const std::int64_t price = std::clamp<std::int64_t>(around, 10, kPriceMinorMax / 4);
    drawn.aim = static_cast<Aim>(dice.between(0, 2));
    drawn.beat_minor = dice.between(0, price / 10);
    drawn.beat_basis_points = static_cast<std::int32_t>(dice.between(0, 1'000));
    drawn.step_minor = dice.one_in(3) ? dice.between(1, price / 5) : 0;
    drawn.while_holding = static_cast<WhileHolding>(dice.between(0, 2));
    if (dice.one_in(4)) drawn.floor_minor = dice.between(1, price);
    if (dice.one_in(4)) drawn.ceiling_minor = price + dice.between(0, price);
    drawn.daily_basis_points = static_cast<std::int32_t>(dice.one_in(3) ? dice.between(1, 900) : 0);
    drawn.daily_moves = static_cast<std::int32_t>(dice.one_in(3) ? dice.between(1, 6) : 0);
    return drawn;
}

/// A change that check_bulk_change takes, of any action.
inline BulkChange bulk_change(Dice& dice, Market market, std::int64_t around) {
    BulkChange drawn;
    drawn.action =
        static_cast<BulkAction>(dice.between(0, static_cast<std::int64_t>(kBulkActions) - 1));
    drawn.currency = dice.one_in(10) ? Currency::of("SEK") : currency_of(market);
    drawn.rule = rule(dice, around);
    const std::int64_t price = std::clamp<std::int64_t>(around, 10, kPriceMinorMax / 4);
    switch (drawn.action) {
    case BulkAction::set_price:
    case BulkAction::set_floor: drawn.amount = dice.between(1, price * 2); break;
    case BulkAction::add_to_price: drawn.amount = dice.between(-price, price); break;
    case BulkAction::scale_price: drawn.amount = dice.between(-10'000, 12'000); break;
    case BulkAction::set_stock: drawn.amount = dice.between(0, 50); break;
    case BulkAction::add_to_stock: drawn.amount = dice.between(-50, 50); break;
    case BulkAction::floor_from_price: drawn.amount = dice.between(1, 10'000); break;
    default: break;
    }
    return drawn;
}

} // namespace stall::listings::generated
