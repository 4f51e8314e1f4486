// The verdict on one price: integer comparisons against the facts, and one sum for what is left.
// Must not know rivals' offers.
#include "core/listings/verdict.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

__extension__ using Wide = __int128;

std::int64_t clamp_to_int64(Wide amount) {
    return static_cast<std::int64_t>(std::clamp<Wide>(amount, INT64_MIN, INT64_MAX));
}

/// A share rounded half away from zero, in the width where no typed price can overflow.
Wide share_of(Wide amount, std::int32_t basis_points) {
    constexpr int kWhole = 10'000;
    const Wide scaled = amount * basis_points;
    const auto narrow = static_cast<std::int64_t>(scaled); // quicker where it fits, and it does
    if (narrow == scaled && narrow < INT64_MAX / 2 && narrow > INT64_MIN / 2)
        return (narrow + (narrow < 0 ? -kWhole / 2 : kWhole / 2)) / kWhole;
    return (scaled + (scaled < 0 ? -kWhole / 2 : kWhole / 2)) / kWhole;
}

Wide kept_of(const Costs& costs, std::int64_t price_minor) {
    const Wide commission = share_of(price_minor, costs.commission_basis_points);
    const Wide commission_vat = share_of(commission, costs.commission_vat_basis_points);
    return price_minor - commission - commission_vat - costs.shipping_minor;
}

bool is_on_sale(const Position& position) {
    return position.publication == Publication::online && position.quantity > 0;
}

Standing standing_at(const Position& position, std::int64_t price_minor) {
    const bool takes_part = is_on_sale(position) && price_minor > 0 &&
                            (!position.maximum_minor || price_minor <= *position.maximum_minor);
    if (!takes_part) return Standing::absent;
    const BuyboxFacts& facts = position.facts;
    if (facts.standing == Standing::won_by_your_other_ad) return facts.standing;
    if (facts.price_to_win_minor && price_minor <= *facts.price_to_win_minor)
        return Standing::winning;
    return Standing::losing;
}

RowColour row_colour(const Position& position, const Verdict& verdict) {
    if (!is_on_sale(position)) return RowColour::grey;
    if (verdict.price == PriceColour::above_new) return RowColour::orange;
    return verdict.holds_buybox ? RowColour::green : RowColour::red;
}

} // namespace

Verdict verdict_at(const Position& position, std::int64_t price_minor) {
    Verdict verdict;
    verdict.standing = standing_at(position, price_minor);
    verdict.holds_buybox = verdict.standing == Standing::winning;
    if (position.new_price_minor && price_minor > *position.new_price_minor)
        verdict.price = PriceColour::above_new;
    verdict.row = row_colour(position, verdict);

    const std::optional<std::int64_t> to_win = position.facts.price_to_win_minor;
    if (!verdict.holds_buybox) verdict.recommended_minor = recommended_price(position);
    if (to_win && *to_win < kPriceMinorMax)
        verdict.distance_minor = clamp_to_int64(Wide{*to_win} - price_minor);

    const std::optional<std::int64_t> floor = position.floor_minor;
    verdict.under_floor = floor && price_minor < *floor;
    verdict.recommended_under_floor =
        floor && verdict.recommended_minor && *verdict.recommended_minor < *floor;

    const Wide kept = kept_of(position.costs, price_minor);
    verdict.kept_minor = clamp_to_int64(kept);
    if (position.costs.unit_minor)
        verdict.margin_minor = clamp_to_int64(kept - *position.costs.unit_minor);
    return verdict;
}

std::optional<std::int64_t> recommended_price(const Position& position) {
    const std::optional<std::int64_t> to_win = position.facts.price_to_win_minor;
    const std::optional<std::int64_t> maximum = position.maximum_minor;
    if (!to_win) return std::nullopt;
    const bool is_bound = *to_win < kPriceMinorMax;
    const std::optional<std::int64_t> price = is_bound ? to_win : position.new_price_minor;
    return price && maximum ? std::min(*price, *maximum) : price ? price : maximum;
}

Result<std::int64_t> price_to_apply(const Position& position, std::int64_t price_minor) {
    const Verdict verdict = verdict_at(position, price_minor);
    if (!verdict.recommended_minor)
        return Error{"nothing_to_recommend", "", std::to_string(price_minor), ""};
    if (verdict.recommended_under_floor)
        return Error{"recommended_below_floor", "", std::to_string(*verdict.recommended_minor),
                     std::to_string(*position.floor_minor)};
    return *verdict.recommended_minor;
}

} // namespace stall::listings
