// What a bulk change does to a shop as a whole, and the guard rails at which it stops and asks.
// Source: rules.md section 3 (repricing). Must not know JSON, storage or widgets.
#pragma once

#include "core/listings/bulk_edit.hpp"

namespace stall::listings {

/// Money that prices move in one currency.
struct MoneyMoved {
    Currency currency;
    std::int64_t prices_minor = 0; ///< Σ (price after − before), one piece of each ad
    std::int64_t stock_minor = 0;  ///< the same, times the pieces in stock
    bool operator==(const MoneyMoved&) const = default;
};

struct BulkSummary {
    std::int64_t ads = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::array<std::int64_t, kBulkRefusals> refused_by{};
    std::array<std::int64_t, kRepricingReasons> reasons{}; ///< with `reprice`: of every ad
    std::int64_t prices_changed = 0;
    std::int64_t boxes_won = 0;
    std::int64_t boxes_lost = 0;
    std::int64_t above_new_after = 0;      ///< ads that turn orange
    std::int32_t deepest_basis_points = 0; ///< the largest move of one price, up or down
    std::vector<MoneyMoved> money;         ///< one for each currency, in the order met

    bool operator==(const BulkSummary&) const = default;
};

/// Adds one ad and its outcome. `is_repricing` counts the outcome's reason.
enum class Counting : std::uint8_t { edit, repricing };
void count(BulkSummary& summary, const Position& before, Market market, const BulkOutcome& outcome,
           Counting counting);

/// How much a change may do before it is asked about. Data of the shop.
struct GuardRails {
    std::int32_t share_basis_points_max = 3'000; ///< of the shop's ads whose price would move
    std::int32_t depth_basis_points_max = 1'500; ///< of one price, up or down
    std::int64_t prices_min = 20; ///< fewer prices than this are no share worth asking about
    bool operator==(const GuardRails&) const = default;
};

/// By how much one price moves, up or down, in basis points of what it was, rounded up; 0 where
/// there was no price.
std::int32_t depth_basis_points(std::int64_t before_minor, std::int64_t after_minor);
/// Whether one price that moves so is asked about: also of a single edit and a line of a file.
bool is_too_deep(std::int64_t before_minor, std::int64_t after_minor, const GuardRails& rails);

/// What stops a change; nothing stops where both are false.
struct GuardStop {
    bool share = false;
    bool depth = false;
    std::int32_t share_basis_points = 0;
    std::int32_t depth_basis_points = 0;
    bool stops() const { return share || depth; }
    bool operator==(const GuardStop&) const = default;
};
/// `catalogue_ads`: all ads of the shop in the markets of the change that are not archived.
GuardStop guard(const BulkSummary& summary, std::int64_t catalogue_ads, const GuardRails& rails);

} // namespace stall::listings
