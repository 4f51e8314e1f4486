// Saved repricing rules: written by the merchant, followed by the backend when rivals move.
// Must not know HTTP, threads or how rivals move.
#pragma once

#include "core/wire/bulk.hpp"
#include "server/storage/repricing.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/market_port.hpp"

namespace stall::usecases {

inline constexpr std::int64_t kMovesAtOnce = 100;
/// Ads that one step of following looks at, in one transaction.
inline constexpr std::int64_t kFollowedAdsAtOnce = 100;

Result<wire::RepricingState> read_repricing(storage::Database& database, MerchantId merchant,
                                            Instant now);
Result<void> switch_repricing(storage::Transaction& transaction, MerchantId merchant,
                              const wire::RepricingSwitch& wish);

/// Whether the guard rails let a rule be enabled, as the ads stand; one that is confirmed or stays
/// off is let through. Asked before the write, as it looks at each ad. Errors: "guard_stopped"
/// (wanted: the report as JSON), failures.
Result<void> guard_rule(storage::Store& store, MerchantId merchant, const wire::RuleWish& wish,
                        Instant now);

/// Errors: "rules_too_many", "rule_unknown", "market_not_sold_in", "category_unknown", those of
/// check_rule_wish, and what guard_rule said.
Result<RuleId> save_rule(storage::Transaction& transaction, const Actor& actor,
                         const wire::RuleWish& wish, const Result<void>& guarded, Instant now);
Result<void> change_rule(storage::Transaction& transaction, const Actor& actor, RuleId rule,
                         const wire::RuleWish& wish, const Result<void>& guarded, Instant now);
Result<void> delete_rule(storage::Transaction& transaction, const Actor& actor, RuleId rule);

Result<wire::RuleMoves> read_moves(storage::Database& database, MerchantId merchant,
                                   const storage::MoveFilter& filter);

/// Goes on along the journal of each merchant with rules: every ad whose buybox or price moved
/// since is repriced by the first enabled rule that covers it. A rule that would move more than the
/// guard rails allow is stopped instead, and moves nothing. The number of prices moved; call it
/// again while `is_behind`.
struct Followed {
    std::int64_t moved = 0;
    bool is_behind = false;
};
Result<Followed> follow_rivals(storage::Store& store, MarketSide& market, Instant now);

} // namespace stall::usecases
