// The REST contract of bulk edits and repricing: the change, its sum, saved rules and their moves.
// Must not know HTTP, storage or widgets. docs/openapi.yaml says the same in words.
#pragma once

#include "core/listings/bulk_summary.hpp"
#include "core/wire/json.hpp"
#include "core/wire/listings.hpp"

namespace stall::wire {

inline constexpr std::size_t kBulkListingsMax = 200'000;
inline constexpr std::size_t kRuleNameLengthMax = 100; // code points
inline constexpr std::size_t kRulesMax = 50;

/// Body of POST /desk/v1/bulk: one change over the ads of a market.
struct BulkRequest {
    listings::Market market = listings::Market::FR;
    std::vector<ListingId> listings; ///< one line of the task each, in this order
    listings::BulkChange change;
    Confirmation confirmation = Confirmation::none;
    bool operator==(const BulkRequest&) const = default;
};
/// {market, change {action, …}, confirmed, listings […]}. Beside the action: {currency, amount} of
/// set_price, add_to_price and set_floor; {basis_points} of scale_price and floor_from_price;
/// {pieces} of set_stock and add_to_stock; {rule {…}} of reprice; nothing of the others.
std::string encode_bulk(const BulkRequest& request);
Result<BulkRequest> decode_bulk(std::string_view json);

/// What a bulk write would do: `current` of the 409 "guard_stopped" with which it asks.
struct GuardReport {
    listings::BulkSummary summary;
    listings::GuardStop stop;
    bool operator==(const GuardReport&) const = default;
};
/// {ads, changed, unchanged, refused, refused_by [{code, count}], reasons [{code, count}],
/// prices_changed, boxes_won, boxes_lost, above_new_after, deepest_basis_points,
/// money [{currency, prices, stock}], guards ["share", "depth"], share_basis_points}; counts of 0
/// are left out.
std::string encode_guard_report(const GuardReport& report);
Result<GuardReport> decode_guard_report(std::string_view json);

/// What a merchant says of a rule that is to be saved.
struct RuleWish {
    std::string name;
    listings::Market market = listings::Market::FR;
    CategoryId category;             ///< with what is below it; none: every category
    std::vector<ListingId> listings; ///< only these; empty: all
    listings::RepricingRule rule;
    bool is_enabled = false;                        ///< the backend follows rivals with it
    Confirmation confirmation = Confirmation::none; ///< of what enabling it would do at once
    bool operator==(const RuleWish&) const = default;
};
/// Body of POST /desk/v1/repricing/rules and PUT …/{id}: {name, market, category, listings […],
/// rule {…}, enabled, confirmed}.
std::string encode_rule_wish(const RuleWish& wish);
Result<RuleWish> decode_rule_wish(std::string_view json);
/// Errors: "rule_name_missing", "rule_name_too_long", "utf8_invalid", those of check_rule.
Result<RuleWish> check_rule_wish(const RuleWish& wish);

/// A saved rule. The first enabled one that covers an ad moves it.
struct SavedRule {
    RuleId id;
    RuleWish wish;
    std::string stopped_by; ///< "", "share" or "depth": the guard that switched it off
    Instant changed_at;
    std::optional<Instant> moved_at; ///< when it moved a price last
    std::int64_t moves_24h = 0;
    std::int64_t ads_spent_24h = 0; ///< have no move left of the rule's daily ones
    bool operator==(const SavedRule&) const = default;
};
/// GET /desk/v1/repricing: {on, rails {share_basis_points_max, depth_basis_points_max, prices_min},
/// rules [{rule_id, name, market, category, listings, rule, enabled, stopped_by, changed_at,
/// [moved_at], moves_24h, ads_spent_24h}]}
struct RepricingState {
    bool is_on = true; ///< the one switch that stops all rules
    listings::GuardRails rails;
    std::vector<SavedRule> rules; ///< in the order in which they are tried
    bool operator==(const RepricingState&) const = default;
};
std::string encode_repricing(const RepricingState& state);
Result<RepricingState> decode_repricing(std::string_view json);

/// Body of PATCH /desk/v1/repricing: {on} and {rails}, either may be missing.
struct RepricingSwitch {
    std::optional<bool> is_on;
    std::optional<listings::GuardRails> rails;
    bool operator==(const RepricingSwitch&) const = default;
};
std::string encode_repricing_switch(const RepricingSwitch& wish);
Result<RepricingSwitch> decode_repricing_switch(std::string_view json);

/// One line of the journal of rules. GET /desk/v1/repricing/moves, newest first: {moves [{move, at,
/// rule_id, rule_name, listing, sku, market, currency, before, after, reason}], [next]}.
struct RuleMove {
    std::int64_t move = 0;
    Instant at;
    RuleId rule;
    std::string rule_name;
    ListingId listing;
    std::string sku;
    listings::Market market = listings::Market::FR;
    std::int64_t before_minor = 0;
    std::int64_t after_minor = 0;
    listings::RepricingReason reason = listings::RepricingReason::aimed;
    bool operator==(const RuleMove&) const = default;
};
struct RuleMoves {
    std::vector<RuleMove> moves;
    std::optional<std::int64_t> next; ///< for ?before=, where there are older ones
    bool operator==(const RuleMoves&) const = default;
};
std::string encode_rule_moves(const RuleMoves& moves);
Result<RuleMoves> decode_rule_moves(std::string_view json);

} // namespace stall::wire
