// Repricing: a rule, an ad as it stands and what its price did lately give a new price and why, or
// why the ad is left alone. A proposal only; nobody is asked and nothing is sent.
// Source: rules.md section 3 (repricing, floor). Must not know rivals' offers, storage or widgets.
#pragma once

#include "core/listings/verdict.hpp"

#include <string_view>

namespace stall::listings {

/// What a price aims at, from the price to win down.
enum class Aim : std::uint8_t { match, beat_by_amount, beat_by_share };
/// What becomes of an ad that holds the box.
enum class WhileHolding : std::uint8_t {
    follow,      ///< goes up and down as the aim says
    never_lower, ///< only goes up
    leave        ///< is not touched
};

inline constexpr std::int64_t kMovesPerDayMax = 1'000;

/// Amounts are in the currency of the market that the rule is for. 0 or nothing: no such limit.
struct RepricingRule {
    Aim aim = Aim::match;
    std::int64_t beat_minor = 0;        ///< with beat_by_amount, ≥ 0
    std::int32_t beat_basis_points = 0; ///< with beat_by_share, 0 to 10,000
    std::int64_t step_minor = 0;        ///< one move goes no further than this
    WhileHolding while_holding = WhileHolding::never_lower;
    std::optional<std::int64_t> floor_minor = {};   ///< besides the ad's own, which must be there
    std::optional<std::int64_t> ceiling_minor = {}; ///< besides the ad's maximum and the new price
    std::int32_t daily_basis_points = 0;            ///< away from the price of 24 hours ago
    std::int32_t daily_moves = 0;                   ///< prices set within 24 hours

    bool operator==(const RepricingRule&) const = default;
};

/// What automation did to the ad within the last 24 hours; all zeros where nothing is known.
struct LatelyMoved {
    std::int64_t price_before_minor = 0; ///< 24 hours ago; 0: the price has not moved since
    std::int32_t moves = 0;
    bool operator==(const LatelyMoved&) const = default;
};

/// Why a price becomes what it does, or stays.
enum class RepricingReason : std::uint8_t {
    // The price moves.
    aimed,      ///< to what the rule aims at
    stepped,    ///< towards it, by one step
    at_floor,   ///< no further down than the floor, which still wins
    at_ceiling, ///< no further up than the ceiling
    capped,     ///< as far as the daily cap lets it
    // The ad is left alone.
    already_there,
    holding,     ///< holds the box, and the rule does not lower it then
    no_floor,    ///< a blank floor: automation leaves the ad alone
    floor_loses, ///< even the floor would not win
    cannot_win,  ///< no price wins
    no_ceiling,  ///< any price wins, and nothing says how high is too high
    daily_cap_reached,
    won_by_your_other_ad,
    not_on_sale
};
inline constexpr std::size_t kRepricingReasons = 14;
/// "aimed" … as the journal and the wire spell it.
std::string_view name_of(RepricingReason reason);
bool moves(RepricingReason reason);

struct Repriced {
    std::int64_t price_minor = 0; ///< the present one where the ad is left alone
    RepricingReason reason = RepricingReason::not_on_sale;
    bool operator==(const Repriced&) const = default;
};

/// Errors: "rule_share_out_of_range", "rule_amount_out_of_range", "rule_floor_above_ceiling",
/// "rule_moves_out_of_range"; `where` is the field ("/beat_basis_points").
Result<RepricingRule> check_rule(const RepricingRule& rule);

/// The ceiling of an ad under a rule: the lowest of rule, maximum and new price; nothing where none
/// is known.
std::optional<std::int64_t> ceiling_of(const Position& position, const RepricingRule& rule);

/// The new price: on the tick, never under a floor, never over the ceiling. A price to win that
/// nothing binds counts as the ceiling. What limits last names the reason.
Repriced reprice(const Position& position, const RepricingRule& rule, const LatelyMoved& lately,
                 std::int64_t tick_minor);

} // namespace stall::listings
