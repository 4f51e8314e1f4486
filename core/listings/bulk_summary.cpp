// Counting. Must not know JSON, storage or widgets.
#include "core/listings/bulk_summary.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t kWhole = 10'000;

std::int64_t sum_of(Wide left, Wide right) {
    return static_cast<std::int64_t>(std::clamp<Wide>(left + right, INT64_MIN, INT64_MAX));
}

std::int32_t share_in(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return 0;
    return static_cast<std::int32_t>(
        std::min<Wide>(INT32_MAX, (Wide{part} * kWhole + whole - 1) / whole));
}

void count_money(BulkSummary& summary, const Position& before, Market market,
                 const BulkOutcome& outcome) {
    const std::int64_t moved = outcome.price_minor - before.price_minor;
    if (moved == 0) return;
    ++summary.prices_changed;
    summary.deepest_basis_points = std::max(
        summary.deepest_basis_points, depth_basis_points(before.price_minor, outcome.price_minor));
    const Currency currency = currency_of(market);
    auto money = std::ranges::find(summary.money, currency, &MoneyMoved::currency);
    if (money == summary.money.end())
        money = summary.money.insert(summary.money.end(), {currency, 0, 0});
    money->prices_minor = sum_of(money->prices_minor, moved);
    money->stock_minor = sum_of(money->stock_minor, Wide{moved} * outcome.quantity);
}

} // namespace

void count(BulkSummary& summary, const Position& before, Market market, const BulkOutcome& outcome,
           Counting counting) {
    ++summary.ads;
    if (counting == Counting::repricing)
        ++summary.reasons[static_cast<std::size_t>(outcome.reason)];
    if (outcome.kind == BulkOutcome::Kind::refused) {
        ++summary.refused;
        ++summary.refused_by[static_cast<std::size_t>(outcome.refusal)];
        return;
    }
    if (outcome.kind == BulkOutcome::Kind::unchanged) {
        ++summary.unchanged;
        return;
    }
    ++summary.changed;
    const Verdict then = verdict_at(before, before.price_minor);
    const Position after = position_after(before, outcome);
    const Verdict now = verdict_at(after, after.price_minor);
    summary.boxes_won += now.holds_buybox && !then.holds_buybox;
    summary.boxes_lost += then.holds_buybox && !now.holds_buybox;
    summary.above_new_after += now.row == RowColour::orange && then.row != RowColour::orange;
    count_money(summary, before, market, outcome);
}

std::int32_t depth_basis_points(std::int64_t before_minor, std::int64_t after_minor) {
    const std::int64_t moved = after_minor - before_minor;
    return share_in(moved < 0 ? -moved : moved, before_minor);
}

bool is_too_deep(std::int64_t before_minor, std::int64_t after_minor, const GuardRails& rails) {
    return depth_basis_points(before_minor, after_minor) > rails.depth_basis_points_max;
}

GuardStop guard(const BulkSummary& summary, std::int64_t catalogue_ads, const GuardRails& rails) {
    GuardStop stop;
    stop.share_basis_points = share_in(summary.prices_changed, catalogue_ads);
    stop.depth_basis_points = summary.deepest_basis_points;
    stop.share = summary.prices_changed >= rails.prices_min &&
                 stop.share_basis_points > rails.share_basis_points_max;
    stop.depth = stop.depth_basis_points > rails.depth_basis_points_max;
    return stop;
}

} // namespace stall::listings
