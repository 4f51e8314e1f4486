// A merchant's repricing: the switch, the guard rails, the saved rules and every move they made.
// Must not know what a rule decides or who runs it.
#pragma once

#include "core/wire/bulk.hpp"
#include "server/storage/store.hpp"

namespace stall::storage {

inline constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

struct RepricingSwitch {
    bool is_on = true;
    listings::GuardRails rails;
    Sequence cursor; ///< the journal was followed up to here
};
/// The usual values where the merchant never set any.
Result<RepricingSwitch> load_repricing_switch(Database& database, MerchantId merchant);
Result<void> save_repricing_switch(Transaction& transaction, MerchantId merchant,
                                   const RepricingSwitch& repricing);

/// The enabled ones in the order of their numbers, without the moves of the last 24 hours.
Result<std::vector<wire::SavedRule>> enabled_rules(Database& database, MerchantId merchant);
/// In the order of their numbers, with the moves of the last 24 hours.
Result<std::vector<wire::SavedRule>> load_rules(Database& database, MerchantId merchant,
                                                Instant now);
Result<RuleId> insert_rule(Transaction& transaction, MerchantId merchant,
                           const wire::RuleWish& wish, Instant now);
/// False where there is no such rule. What stopped it is forgotten.
Result<bool> update_rule(Transaction& transaction, MerchantId merchant, RuleId rule,
                         const wire::RuleWish& wish, Instant now);
Result<bool> delete_rule(Transaction& transaction, MerchantId merchant, RuleId rule);
/// Switches a rule off and says which guard did.
Result<void> stop_rule(Transaction& transaction, MerchantId merchant, RuleId rule,
                       std::string_view stopped_by, Instant now);

/// Merchants with an enabled rule and the switch on.
Result<std::vector<MerchantId>> repricing_merchants(Database& database);

/// Keeps moves and counts their ads; an ad comes once for each rule.
Result<void> insert_moves(Transaction& transaction, MerchantId merchant,
                          const std::vector<wire::RuleMove>& moves);
/// What automation did to an ad within the last 24 hours.
Result<listings::LatelyMoved> lately_moved(Database& database, MerchantId merchant,
                                           ListingId listing, listings::Market market, Instant now);

/// How many ads a rule moved since, from the minute after.
Result<std::int64_t> ads_moved_since(Database& database, MerchantId merchant, RuleId rule,
                                     Instant since);

struct MoveFilter {
    std::optional<std::int64_t> before; ///< older than this move
    std::optional<std::int64_t> rule;
    std::optional<std::int64_t> listing;
};
/// Newest first, at most `count_max`.
Result<std::vector<wire::RuleMove>> load_moves(Database& database, MerchantId merchant,
                                               const MoveFilter& filter, std::int64_t count_max);

} // namespace stall::storage
