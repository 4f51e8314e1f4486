// Picks ads at random, and moves one rival of each. Must not know who asks for the tick.
#include "server/market/rivals.hpp"

#include "server/market/random.hpp"
#include "server/storage/names.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace stall::market {
namespace {

constexpr int kTriesForEach = 6; // an ad drawn may be offline, or have no rival

struct Drawn {
    storage::BuyboxKey key;
    std::int64_t price_minor = 0; ///< of the ad
};

/// An ad that takes part, near a random id; nothing when the draw hits none.
Result<std::optional<Drawn>> draw_ad(storage::Database& database, Random& random) {
    const std::int64_t merchants =
        TRY(database.integer_of("select max(merchant_id) from merchant", {}, 0));
    if (merchants == 0) return std::optional<Drawn>();
    const MerchantId merchant(random.happens(950) ? 1 : random.between(1, merchants));
    const std::int64_t newest = TRY(database.integer_of(
        "select max(listing_id) from listing where merchant_id = ?", {merchant}, 0));
    if (newest == 0) return std::optional<Drawn>();
    storage::Cursor rows = TRY(database.query(
        "select l.product_id, l.grade, m.market, m.price_minor from listing l join listing_market m"
        " on m.merchant_id = l.merchant_id and m.listing_id = l.listing_id"
        " where l.merchant_id = ? and l.listing_id = ? and l.quantity > 0 and m.publication = 2"
        " order by m.market",
        {merchant, random.between(1, newest)}));
    std::vector<Drawn> markets;
    while (TRY(rows.next())) {
        const listings::Grade grade = TRY(storage::read_grade(rows.text(1)));
        const listings::Market market = TRY(storage::read_market(rows.text(2)));
        markets.push_back({{ProductId(rows.integer(0)), grade, market}, rows.integer(3)});
    }
    if (markets.empty()) return std::optional<Drawn>();
    return std::optional(random.one_of(markets));
}

/// Moves one rival of the ad's buybox; false when it has none.
Result<bool> move_one(storage::Transaction& transaction, const Drawn& ad, Random& random) {
    const storage::Contest contest = TRY(storage::contest_of(transaction.database(), ad.key));
    std::vector<listings::Offer> rivals;
    for (const listings::Offer& offer : contest.offers)
        if (offer.id.value < storage::kRivalOfferIdEnd && listings::takes_part(offer))
            rivals.push_back(offer);
    if (rivals.empty()) return false;
    const std::vector<listings::Offer> ranked = listings::rank(contest.offers);
    const listings::Offer& rival = random.one_of(rivals);
    // No rival runs off: it stays within a fifth of where the merchant's own ad stands.
    const std::int64_t wanted =
        std::clamp(next_rival_price(rival.price_minor, ranked.front().price_minor, random.next()),
                   std::max<std::int64_t>(100, ad.price_minor * 4 / 5),
                   std::max<std::int64_t>(200, ad.price_minor * 6 / 5));
    if (wanted == rival.price_minor) return false;
    TRY(transaction.database().execute(
        "update rival_offer set price_minor = ?"
        " where product_id = ? and grade = ? and market = ? and offer_id = ?",
        {wanted, ad.key.product, listings::name_of(ad.key.grade), listings::code_of(ad.key.market),
         rival.id}));
    return true;
}

} // namespace

std::int64_t next_rival_price(std::int64_t price_minor, std::int64_t winner_price_minor,
                              std::uint64_t chance) {
    Random random(chance);
    if (random.happens(350)) return winner_price_minor - random.between(1, 200);
    const std::int64_t basis_points = random.between(-250, 250);
    const std::int64_t moved = price_minor + price_minor * basis_points / 10'000;
    return random.happens(500) ? moved / 100 * 100 + 99 : moved / 10 * 10;
}

Result<std::int64_t> move_rivals(storage::Transaction& transaction, usecases::MarketSide& market,
                                 Instant now, std::uint64_t seed, int count_max) {
    Random random(seed ^ static_cast<std::uint64_t>(now.utc_ms));
    std::int64_t moved = 0;
    for (int tries = 0; moved < count_max && tries < count_max * kTriesForEach; ++tries) {
        const std::optional<Drawn> ad = TRY(draw_ad(transaction.database(), random));
        if (!ad || !TRY(move_one(transaction, *ad, random))) continue;
        TRY(market.offers_changed(transaction, ad->key, now));
        ++moved;
    }
    return moved;
}

} // namespace stall::market
