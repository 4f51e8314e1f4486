// Statements over repricing. Must not know what a rule decides.
#include "server/storage/repricing.hpp"

#include "server/storage/names.hpp"

#include <algorithm>
#include <map>

namespace stall::storage {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

Result<wire::SavedRule> rule_in(const Cursor& row) {
    wire::SavedRule rule;
    rule.id = RuleId(row.integer(0));
    rule.wish = TRY(wire::decode_rule_wish(row.text(1)));
    rule.wish.is_enabled = row.integer(2) != 0;
    rule.stopped_by = std::string(row.text(3));
    rule.changed_at = Instant{row.integer(4)};
    if (const auto at = row.optional_integer(5)) rule.moved_at = Instant{*at};
    rule.moves_24h = row.integer(6);
    return rule;
}

/// As it is kept: whether it was confirmed is of no more use.
std::string kept(const wire::RuleWish& wish) {
    wire::RuleWish plain = wish;
    plain.confirmation = wire::Confirmation::none;
    return wire::encode_rule_wish(plain);
}

listings::RepricingReason reason_named(std::string_view name) {
    for (std::size_t at = 0; at < listings::kRepricingReasons; ++at) {
        const auto reason = static_cast<listings::RepricingReason>(at);
        if (listings::name_of(reason) == name) return reason;
    }
    return listings::RepricingReason::aimed;
}

/// The cap counts every rule's moves of an ad; the ads are those that this rule moved.
Result<std::int64_t> ads_spent(Database& database, MerchantId merchant, const wire::SavedRule& rule,
                               Instant now) {
    return database.integer_of(
        "select count(*) from (select 1 from repricing_move where merchant_id = ? and at > ?"
        " group by listing_id, market having sum(rule_id = ?) > 0 and count(*) >= ?)",
        {merchant, now.utc_ms - kDayMs, rule.id, rule.wish.rule.daily_moves}, 0);
}

/// When the same rule moved the same ad last; 0 where it never did.
Result<std::int64_t> last_moved(Database& database, MerchantId merchant,
                                const wire::RuleMove& move) {
    return database.integer_of("select at from repricing_move where merchant_id = ?"
                               " and listing_id = ? and market = ? and rule_id = ?"
                               " order by at desc limit 1",
                               {merchant, move.listing, listings::code_of(move.market), move.rule},
                               0);
}

} // namespace

Result<RepricingSwitch> load_repricing_switch(Database& database, MerchantId merchant) {
    RepricingSwitch repricing;
    Cursor row = TRY(database.query(
        "select is_on, share_basis_points_max, depth_basis_points_max, prices_min, journal_cursor"
        " from repricing where merchant_id = ?",
        {merchant}));
    if (!TRY(row.next())) return repricing;
    repricing.is_on = row.integer(0) != 0;
    repricing.rails = {static_cast<std::int32_t>(row.integer(1)),
                       static_cast<std::int32_t>(row.integer(2)), row.integer(3)};
    repricing.cursor = Sequence(row.integer(4));
    return repricing;
}

Result<void> save_repricing_switch(Transaction& transaction, MerchantId merchant,
                                   const RepricingSwitch& repricing) {
    TRY(transaction.database().execute(
        "insert into repricing (merchant_id, is_on, share_basis_points_max, depth_basis_points_max,"
        " prices_min, journal_cursor) values (?, ?, ?, ?, ?, ?)"
        " on conflict (merchant_id) do update set is_on = excluded.is_on,"
        " share_basis_points_max = excluded.share_basis_points_max,"
        " depth_basis_points_max = excluded.depth_basis_points_max,"
        " prices_min = excluded.prices_min, journal_cursor = excluded.journal_cursor",
        {merchant, repricing.is_on ? 1 : 0, repricing.rails.share_basis_points_max,
         repricing.rails.depth_basis_points_max, repricing.rails.prices_min, repricing.cursor}));
    return {};
}

Result<std::vector<wire::SavedRule>> enabled_rules(Database& database, MerchantId merchant) {
    Cursor rows = TRY(database.query(
        "select rule_id, wish, is_enabled, stopped_by, changed_at, moved_at, 0 from repricing_rule"
        " where merchant_id = ? and is_enabled = 1 order by rule_id",
        {merchant}));
    std::vector<wire::SavedRule> rules;
    while (TRY(rows.next())) rules.push_back(TRY(rule_in(rows)));
    return rules;
}

Result<std::vector<wire::SavedRule>> load_rules(Database& database, MerchantId merchant,
                                                Instant now) {
    Cursor rows = TRY(database.query(
        "select r.rule_id, r.wish, r.is_enabled, r.stopped_by, r.changed_at, r.moved_at,"
        " (select count(*) from repricing_move m where m.merchant_id = r.merchant_id"
        " and m.rule_id = r.rule_id and m.at > ?)"
        " from repricing_rule r where r.merchant_id = ? order by r.rule_id",
        {now.utc_ms - kDayMs, merchant}));
    std::vector<wire::SavedRule> rules;
    while (TRY(rows.next())) rules.push_back(TRY(rule_in(rows)));
    for (wire::SavedRule& rule : rules)
        if (rule.wish.rule.daily_moves > 0)
            rule.ads_spent_24h = TRY(ads_spent(database, merchant, rule, now));
    return rules;
}

Result<RuleId> insert_rule(Transaction& transaction, MerchantId merchant,
                           const wire::RuleWish& wish, Instant now) {
    const RuleId rule(TRY(transaction.reserve_ids(merchant, "repricing_rule", 1)));
    const std::string text = kept(wish);
    TRY(transaction.database().execute(
        "insert into repricing_rule (merchant_id, rule_id, market, is_enabled, wish, changed_at)"
        " values (?, ?, ?, ?, ?, ?)",
        {merchant, rule, listings::code_of(wish.market), wish.is_enabled ? 1 : 0, text, now}));
    return rule;
}

Result<bool> update_rule(Transaction& transaction, MerchantId merchant, RuleId rule,
                         const wire::RuleWish& wish, Instant now) {
    const std::string text = kept(wish);
    return TRY(transaction.database().execute(
               "update repricing_rule set market = ?, is_enabled = ?, wish = ?, stopped_by = '',"
               " changed_at = ? where merchant_id = ? and rule_id = ?",
               {listings::code_of(wish.market), wish.is_enabled ? 1 : 0, text, now, merchant,
                rule})) > 0;
}

Result<bool> delete_rule(Transaction& transaction, MerchantId merchant, RuleId rule) {
    return TRY(transaction.database().execute(
               "delete from repricing_rule where merchant_id = ? and rule_id = ?",
               {merchant, rule})) > 0;
}

Result<void> stop_rule(Transaction& transaction, MerchantId merchant, RuleId rule,
                       std::string_view stopped_by, Instant now) {
    TRY(transaction.database().execute(
        "update repricing_rule set is_enabled = 0, stopped_by = ?, changed_at = ?"
        " where merchant_id = ? and rule_id = ?",
        {stopped_by, now, merchant, rule}));
    return {};
}

Result<std::vector<MerchantId>> repricing_merchants(Database& database) {
    Cursor rows = TRY(database.query(
        "select distinct r.merchant_id from repricing_rule r left join repricing s"
        " on s.merchant_id = r.merchant_id where r.is_enabled = 1 and coalesce(s.is_on, 1) = 1"
        " order by r.merchant_id"));
    std::vector<MerchantId> merchants;
    while (TRY(rows.next())) merchants.push_back(MerchantId(rows.integer(0)));
    return merchants;
}

Result<void> insert_moves(Transaction& transaction, MerchantId merchant,
                          const std::vector<wire::RuleMove>& moves) {
    if (moves.empty()) return {};
    Database& database = transaction.database();
    std::int64_t id = TRY(transaction.reserve_ids(merchant, "repricing_move",
                                                  static_cast<std::int64_t>(moves.size())));
    std::map<std::pair<RuleId, std::int64_t>, std::int64_t> ads_of_minute;
    std::map<RuleId, Instant> moved_at;
    for (const wire::RuleMove& move : moves) {
        const std::int64_t last = TRY(last_moved(database, merchant, move));
        if (last > move.at.utc_ms - kDayMs) --ads_of_minute[{move.rule, last / kMinuteMs}];
        ++ads_of_minute[{move.rule, move.at.utc_ms / kMinuteMs}];
        moved_at[move.rule] = move.at;
        TRY(database.execute(
            "insert into repricing_move (merchant_id, move_id, at, rule_id, rule_name, listing_id,"
            " market, before_minor, after_minor, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {merchant, id++, move.at, move.rule, move.rule_name, move.listing,
             listings::code_of(move.market), move.before_minor, move.after_minor,
             listings::name_of(move.reason)}));
    }
    for (const auto& [minute, ads] : ads_of_minute)
        TRY(database.execute(
            "insert into repricing_pace (merchant_id, rule_id, minute, ads) values (?, ?, ?, ?)"
            " on conflict (merchant_id, rule_id, minute)"
            " do update set ads = repricing_pace.ads + excluded.ads",
            {merchant, minute.first, minute.second, ads}));
    for (const auto& [rule, at] : moved_at) {
        TRY(database.execute("delete from repricing_pace"
                             " where merchant_id = ? and rule_id = ? and minute < ?",
                             {merchant, rule, (at.utc_ms - 2 * kDayMs) / kMinuteMs}));
        TRY(database.execute(
            "update repricing_rule set moved_at = ? where merchant_id = ? and rule_id = ?",
            {at, merchant, rule}));
    }
    return {};
}

Result<listings::LatelyMoved> lately_moved(Database& database, MerchantId merchant,
                                           ListingId listing, listings::Market market,
                                           Instant now) {
    Cursor rows = TRY(database.query(
        "select before_minor from repricing_move where merchant_id = ? and listing_id = ?"
        " and market = ? and at > ? order by at, move_id",
        {merchant, listing, listings::code_of(market), now.utc_ms - kDayMs}));
    listings::LatelyMoved lately;
    while (TRY(rows.next())) {
        if (lately.moves++ == 0) lately.price_before_minor = rows.integer(0);
    }
    return lately;
}

Result<std::int64_t> ads_moved_since(Database& database, MerchantId merchant, RuleId rule,
                                     Instant since) {
    return database.integer_of("select coalesce(sum(ads), 0) from repricing_pace"
                               " where merchant_id = ? and rule_id = ? and minute > ?",
                               {merchant, rule, since.utc_ms / kMinuteMs}, 0);
}

Result<std::vector<wire::RuleMove>> load_moves(Database& database, MerchantId merchant,
                                               const MoveFilter& filter, std::int64_t count_max) {
    Cursor rows = TRY(database.query(
        "select m.move_id, m.at, m.rule_id, m.rule_name, m.listing_id, coalesce(l.sku, ''),"
        " m.market, m.before_minor, m.after_minor, m.reason from repricing_move m"
        " left join listing l on l.merchant_id = m.merchant_id and l.listing_id = m.listing_id"
        " where m.merchant_id = ? and m.move_id < ? and (? is null or m.rule_id = ?)"
        " and (? is null or m.listing_id = ?) order by m.move_id desc limit ?",
        {merchant, filter.before.value_or(INT64_MAX), filter.rule, filter.rule, filter.listing,
         filter.listing, count_max}));
    std::vector<wire::RuleMove> moves;
    while (TRY(rows.next())) {
        wire::RuleMove move;
        move.move = rows.integer(0);
        move.at = Instant{rows.integer(1)};
        move.rule = RuleId(rows.integer(2));
        move.rule_name = std::string(rows.text(3));
        move.listing = ListingId(rows.integer(4));
        move.sku = std::string(rows.text(5));
        move.market = TRY(read_market(rows.text(6)));
        move.before_minor = rows.integer(7);
        move.after_minor = rows.integer(8);
        move.reason = reason_named(rows.text(9));
        moves.push_back(std::move(move));
    }
    return moves;
}

} // namespace stall::storage
