// Rules kept, and their effect looked at before they are switched on. Must not know HTTP.
#include "server/usecases/repricing_rules.hpp"

#include "server/storage/categories.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/listings.hpp"
#include "server/usecases/rule_cover.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

constexpr std::int64_t kPieceRows = 1'000;

/// What the rule would do now to everything that it covers.
Result<wire::GuardReport> preview_rule(storage::Database& database, MerchantId merchant,
                                       const wire::RuleWish& wish, Instant now) {
    const RuleCover cover = TRY(RuleCover::of(database, wish));
    const listings::BulkChange change{listings::BulkAction::reprice, 0, {}, wish.rule};
    wire::GuardReport report;
    for (ListingId after;;) {
        const auto rows =
            TRY(storage::rows_in_market(database, merchant, wish.market, after, kPieceRows));
        if (rows.empty()) break;
        for (const wire::AdRow& row : rows) {
            if (!TRY(cover.covers(database, row))) continue;
            const auto lately =
                TRY(storage::lately_moved(database, merchant, row.listing, row.market, now));
            listings::count(report.summary, row.position, row.market,
                            listings::propose(row.position, row.market, change, lately),
                            listings::Counting::repricing);
        }
        after = rows.back().listing;
    }
    const auto rails = TRY(storage::load_repricing_switch(database, merchant)).rails;
    report.stop = listings::guard(
        report.summary, TRY(storage::count_live_rows(database, merchant, wish.market)), rails);
    return report;
}

Result<wire::RuleWish> checked(storage::Transaction& transaction, const Actor& actor,
                               const wire::RuleWish& wish, const Result<void>& guarded) {
    storage::Database& database = transaction.database();
    const wire::RuleWish good = TRY(wire::check_rule_wish(wish));
    const auto markets = TRY(storage::markets_of(database, actor.merchant));
    if (std::ranges::find(markets, good.market) == markets.end())
        return Error{"market_not_sold_in", "/market", std::string(code_of(good.market)), ""};
    const auto tree = TRY(storage::load_categories(database));
    if (good.category.exists() && !catalog::find_category(tree, good.category))
        return Error{"category_unknown", "/category", std::to_string(good.category.value), ""};
    TRY(guarded);
    return good;
}

Error rule_unknown(RuleId rule) {
    return Error{"rule_unknown", "", std::to_string(rule.value), ""};
}

/// A merchant's first enabled rule starts at the journal's end: what moved before is past.
Result<void> start_at_end(storage::Transaction& transaction, MerchantId merchant) {
    storage::Database& database = transaction.database();
    for (const MerchantId each : TRY(storage::repricing_merchants(database)))
        if (each == merchant) return {};
    auto repricing = TRY(storage::load_repricing_switch(database, merchant));
    repricing.cursor = TRY(storage::newest_sequence(database, merchant));
    return storage::save_repricing_switch(transaction, merchant, repricing);
}

} // namespace

Result<wire::RepricingState> read_repricing(storage::Database& database, MerchantId merchant,
                                            Instant now) {
    const auto repricing = TRY(storage::load_repricing_switch(database, merchant));
    return wire::RepricingState{repricing.is_on, repricing.rails,
                                TRY(storage::load_rules(database, merchant, now))};
}

Result<void> switch_repricing(storage::Transaction& transaction, MerchantId merchant,
                              const wire::RepricingSwitch& wish) {
    storage::Database& database = transaction.database();
    auto repricing = TRY(storage::load_repricing_switch(database, merchant));
    if (wish.is_on && *wish.is_on && !repricing.is_on)
        repricing.cursor = TRY(storage::newest_sequence(database, merchant));
    repricing.is_on = wish.is_on.value_or(repricing.is_on);
    repricing.rails = wish.rails.value_or(repricing.rails);
    return storage::save_repricing_switch(transaction, merchant, repricing);
}

Result<void> guard_rule(storage::Store& store, MerchantId merchant, const wire::RuleWish& wish,
                        Instant now) {
    if (!wish.is_enabled || wish.confirmation == wire::Confirmation::confirmed) return {};
    const auto good = wire::check_rule_wish(wish);
    if (!good.ok()) return {}; // told by the write
    storage::Reader reader = TRY(store.read());
    const auto report = TRY(preview_rule(reader.database(), merchant, good.value(), now));
    if (!report.stop.stops()) return {};
    return Error{"guard_stopped", "", "", wire::encode_guard_report(report)};
}

Result<RuleId> save_rule(storage::Transaction& transaction, const Actor& actor,
                         const wire::RuleWish& wish, const Result<void>& guarded, Instant now) {
    const auto rules = TRY(storage::load_rules(transaction.database(), actor.merchant, now));
    if (rules.size() >= wire::kRulesMax)
        return Error{"rules_too_many", "", "", std::to_string(wire::kRulesMax)};
    const wire::RuleWish good = TRY(checked(transaction, actor, wish, guarded));
    if (good.is_enabled) TRY(start_at_end(transaction, actor.merchant));
    return storage::insert_rule(transaction, actor.merchant, good, now);
}

Result<void> change_rule(storage::Transaction& transaction, const Actor& actor, RuleId rule,
                         const wire::RuleWish& wish, const Result<void>& guarded, Instant now) {
    const wire::RuleWish good = TRY(checked(transaction, actor, wish, guarded));
    if (good.is_enabled) TRY(start_at_end(transaction, actor.merchant));
    if (!TRY(storage::update_rule(transaction, actor.merchant, rule, good, now)))
        return rule_unknown(rule);
    return {};
}

Result<void> delete_rule(storage::Transaction& transaction, const Actor& actor, RuleId rule) {
    if (!TRY(storage::delete_rule(transaction, actor.merchant, rule))) return rule_unknown(rule);
    return {};
}

Result<wire::RuleMoves> read_moves(storage::Database& database, MerchantId merchant,
                                   const storage::MoveFilter& filter) {
    wire::RuleMoves moves;
    moves.moves = TRY(storage::load_moves(database, merchant, filter, kMovesAtOnce + 1));
    if (moves.moves.size() > static_cast<std::size_t>(kMovesAtOnce)) {
        moves.moves.pop_back();
        moves.next = moves.moves.back().move;
    }
    return moves;
}

} // namespace stall::usecases
