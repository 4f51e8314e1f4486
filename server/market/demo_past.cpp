// Points and moves that end where the shop stands now. Must not know people.
#include "server/market/demo_past.hpp"

#include "core/wire/bulk.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/names.hpp"
#include "server/storage/repricing.hpp"

#include <algorithm>

namespace stall::market {
namespace {

using listings::Market;
using storage::Transaction;

constexpr std::int64_t kAdsWithPast = 200;
constexpr std::int64_t kPoints = 14;
constexpr std::int64_t kDayMs = storage::kDayMs;

/// What a price may stand at: the ad's own, what wins, the winner's.
struct Prices {
    std::int64_t own = 0;
    std::optional<std::int64_t> to_win;
    std::optional<std::int64_t> winner;
    bool operator==(const Prices&) const = default;
};

bool wins(const Prices& prices) { return prices.to_win && prices.own <= *prices.to_win; }

/// Who wins is the winner: another's price is seen only while the ad does not.
Prices seen(Prices prices) {
    if (wins(prices)) prices.winner = prices.own;
    return prices;
}

/// What a figure was when prices stood at `share` thousandths of today's; no price stays none.
std::optional<std::int64_t> then(std::optional<std::int64_t> minor, std::int64_t share) {
    if (!minor || *minor >= listings::kPriceMinorMax) return minor;
    return std::max<std::int64_t>(1, *minor * share / 1'000 / 10 * 10 + 9);
}

Result<void> insert_point(Transaction& transaction, MerchantId merchant, const wire::AdRow& row,
                          Instant at, const Prices& prices, listings::Standing standing,
                          std::string_view cause) {
    TRY(transaction.database().execute(
        "insert into price_point (merchant_id, listing_id, market, at, price_minor,"
        " price_to_win_minor, winner_price_minor, standing, cause)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {merchant, row.listing, listings::code_of(row.market), at, prices.own, prices.to_win,
         prices.winner, storage::name_of(standing), cause}));
    return {};
}

/// Prices fell slowly; the last point is how the ad stands now. The own price moves only where
/// the merchant changed the ad, the others only where rivals did; what moved nothing is no point.
Result<void> add_history(Transaction& transaction, MerchantId merchant, const wire::AdRow& row,
                         Random& random, Instant now) {
    using listings::Standing;
    const listings::BuyboxFacts& facts = row.position.facts;
    const Prices today{row.position.price_minor, facts.price_to_win_minor,
                       facts.winner_price_minor};
    if (today.own <= 0) return {};
    // Opening the shop noted how the ad stands now, which the last point says.
    TRY(transaction.database().execute(
        "delete from price_point where merchant_id = ? and listing_id = ? and market = ?",
        {merchant, row.listing, listings::code_of(row.market)}));
    Prices held, written;
    std::int64_t age_ms = 90 * kDayMs;
    for (std::int64_t at = 0; at < kPoints; ++at) {
        const std::int64_t share = 1'000 + (kPoints - 1 - at) * 8 + random.between(-15, 15);
        const bool is_first = at == 0;
        const bool is_last = at == kPoints - 1;
        // The merchant's last change comes before the rivals' last move.
        const bool is_own_last = at == kPoints - 2;
        const bool is_own = is_own_last || (!is_last && random.happens(400));
        if (is_first || is_own) held.own = is_own_last ? today.own : *then(today.own, share);
        if (is_first || !is_own) {
            held.to_win = is_last ? today.to_win : then(today.to_win, share);
            held.winner = is_last ? today.winner : then(today.winner, share);
        }
        const Prices next = held == today ? today : seen(held);
        const Standing standing = held == today || !next.to_win ? facts.standing
                                  : wins(next)                  ? Standing::winning
                                                                : Standing::losing;
        if (next != written)
            TRY(insert_point(transaction, merchant, row, Instant{now.utc_ms - age_ms}, next,
                             standing,
                             is_first ? "start"
                             : is_own ? "listing_changed"
                                      : "buybox_moved"));
        written = next;
        age_ms -= age_ms * random.between(100, 280) / 1'000;
    }
    return {};
}

wire::RuleWish wish_of(const char* name, Market market, listings::Aim aim) {
    wire::RuleWish wish;
    wish.name = name;
    wish.market = market;
    wish.rule.aim = aim;
    wish.rule.step_minor = 500;
    wish.rule.daily_basis_points = 500;
    wish.rule.daily_moves = 6;
    return wish;
}

/// What a rule did over the last fortnight.
Result<void> add_moves(Transaction& transaction, MerchantId merchant, RuleId rule,
                       const wire::RuleWish& wish, const std::vector<wire::AdRow>& rows,
                       Random& random, Instant now) {
    std::vector<wire::RuleMove> moves;
    std::int64_t age_ms = 14 * kDayMs;
    for (const wire::AdRow& row : rows) {
        const std::int64_t price = row.position.price_minor;
        if (!row.position.floor_minor || price <= 0) continue;
        const auto reason = random.happens(700) ? listings::RepricingReason::aimed
                                                : listings::RepricingReason::stepped;
        moves.push_back({0, Instant{now.utc_ms - age_ms}, rule, wish.name, row.listing, row.sku,
                         row.market, price + random.between(50, 900), price, reason});
        age_ms -= age_ms * random.between(40, 120) / 1'000;
        if (age_ms < 2 * kDayMs) break;
    }
    return storage::insert_moves(transaction, merchant, moves);
}

} // namespace

Result<void> add_demo_past(Transaction& transaction, MerchantId merchant, Random& random,
                           Instant now) {
    storage::Database& database = transaction.database();
    const auto rows =
        TRY(storage::rows_in_market(database, merchant, Market::FR, ListingId(), kAdsWithPast));
    for (const wire::AdRow& row : rows) TRY(add_history(transaction, merchant, row, random, now));

    using listings::Aim;
    wire::RuleWish match = wish_of("Match what wins in France", Market::FR, Aim::match);
    const Instant written{now.utc_ms - 20 * kDayMs};
    const RuleId first = TRY(storage::insert_rule(transaction, merchant, match, written));
    TRY(add_moves(transaction, merchant, first, match, rows, random, now));
    wire::RuleWish beat = wish_of("Germany, 50 cents under", Market::DE, Aim::beat_by_amount);
    beat.rule.beat_minor = 50;
    TRY(storage::insert_rule(transaction, merchant, beat, written));
    wire::RuleWish deep = wish_of("Clear the old stock", Market::FR, Aim::beat_by_share);
    deep.rule.beat_basis_points = 1'500;
    deep.rule.step_minor = 0;
    const RuleId third = TRY(storage::insert_rule(transaction, merchant, deep, written));
    return storage::stop_rule(transaction, merchant, third, "depth",
                              Instant{now.utc_ms - 3 * kDayMs});
}

} // namespace stall::market
