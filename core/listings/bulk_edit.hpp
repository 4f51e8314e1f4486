// One change over many ads: what each of them would become, or why not. The page previews with it
// and the backend applies with it. No path sets a price under a floor.
// Source: rules.md section 3, ux.md section 2 (bulk edit). Must not know JSON, storage or widgets.
#pragma once

#include "core/listings/repricing.hpp"

namespace stall::listings {

enum class BulkAction : std::uint8_t {
    set_price,         ///< amount: minor units of `currency`
    add_to_price,      ///< amount: minor units of `currency`, negative to lower
    scale_price,       ///< amount: basis points added to the price, −10,000 to 100,000
    end_in_99,         ///< to the nearest price that ends in .99; of two as near, the lower
    match_recommended, ///< to what wins, where the ad does not hold the box
    reprice,           ///< by `rule`
    set_stock,         ///< amount: pieces
    add_to_stock,      ///< amount: pieces, negative to lower; never below 0
    set_floor,         ///< amount: minor units of `currency`
    floor_from_price,  ///< amount: basis points of the price, 1 to 10,000
    clear_floor,
    publish,
    take_offline,
    archive
};
inline constexpr std::size_t kBulkActions = 14;

struct BulkChange {
    BulkAction action = BulkAction::set_price;
    std::int64_t amount = 0;
    Currency currency;  ///< where the amount is money
    RepricingRule rule; ///< with `reprice`

    bool operator==(const BulkChange&) const = default;
};

/// Why an ad is not changed. Each has its sentence as "error.<name>".
enum class BulkRefusal : std::uint8_t {
    none,
    price_below_floor,
    price_not_positive,
    price_too_high,
    price_missing, ///< to publish, or to change a price that is not there
    currency_mismatch,
    nothing_to_recommend,
    recommended_below_floor,
    quantity_out_of_range,
    floor_above_maximum,
    waiting_for_validation, ///< its product is not validated yet
    already_archived,       ///< only publishing and taking offline bring it back
    left_alone              ///< by the rule: `reason` says why
};
inline constexpr std::size_t kBulkRefusals = 13;
std::string_view name_of(BulkRefusal refusal);

/// What one ad in one market would become.
struct BulkOutcome {
    enum class Kind : std::uint8_t { changed, unchanged, refused } kind = Kind::unchanged;
    BulkRefusal refusal = BulkRefusal::none;
    RepricingReason reason = RepricingReason::aimed; ///< with `reprice`
    std::int64_t price_minor = 0;
    std::optional<std::int64_t> floor_minor;
    std::int32_t quantity = 0;
    Publication publication = Publication::incomplete;

    bool operator==(const BulkOutcome&) const = default;
};

/// Errors (of the change itself, before any ad is looked at): "bulk_amount_out_of_range" (where =
/// "/amount") and those of check_rule.
Result<BulkChange> check_bulk_change(const BulkChange& change);

/// A change that check_bulk_change took, on one ad.
BulkOutcome propose(const Position& position, Market market, const BulkChange& change,
                    const LatelyMoved& lately = {});

/// The position as the outcome leaves it; the facts stay those of the price to win.
Position position_after(const Position& position, const BulkOutcome& outcome);
/// What to send, with the fields that differ.
Patch patch_of(const Position& position, Market market, const BulkOutcome& outcome);

/// The refusal in words' form; `wanted` is the floor where that is the reason.
Error error_of(const Position& position, Market market, const BulkOutcome& outcome);

} // namespace stall::listings
