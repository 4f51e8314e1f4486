// Statements over price points. Must not know who changes prices.
#include "server/storage/price_points.hpp"

#include "server/storage/names.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

// Where the newest point says the same nothing is written, but that a change has a better cause
// than the move of the buybox that came with it.
constexpr std::string_view kNote =
    "insert into price_point (merchant_id, listing_id, market, at, price_minor,"
    " price_to_win_minor, winner_price_minor, standing, cause)"
    " select m.merchant_id, m.listing_id, m.market, ?, m.price_minor, b.price_to_win_minor,"
    " b.winner_price_minor, coalesce(b.standing, 'absent'), ?"
    " from listing_market m left join buybox b on b.merchant_id = m.merchant_id"
    " and b.listing_id = m.listing_id and b.market = m.market"
    " where m.merchant_id = ? and m.listing_id = ? and m.market = ? and m.price_minor > 0"
    " and not exists (select 1 from (select * from price_point p where p.merchant_id = "
    "m.merchant_id"
    " and p.listing_id = m.listing_id and p.market = m.market order by p.at desc limit 1) n"
    " where n.price_minor = m.price_minor and n.price_to_win_minor is b.price_to_win_minor"
    " and n.winner_price_minor is b.winner_price_minor"
    " and n.standing = coalesce(b.standing, 'absent')"
    " and not (n.at = ? and ? <> 'buybox_moved'))"
    " on conflict (merchant_id, listing_id, market, at) do update set"
    " price_minor = excluded.price_minor, price_to_win_minor = excluded.price_to_win_minor,"
    " winner_price_minor = excluded.winner_price_minor, standing = excluded.standing,"
    " cause = case excluded.cause when 'buybox_moved' then cause else excluded.cause end";

constexpr std::string_view kPoints =
    "select at, price_minor, price_to_win_minor, winner_price_minor, standing, cause"
    " from price_point where merchant_id = ? and listing_id = ? and market = ?"
    " and at >= coalesce((select max(at) from price_point where merchant_id = ?"
    " and listing_id = ? and market = ? and at <= ?), 0) order by at desc limit ?";

} // namespace

Result<void> note_price(Transaction& transaction, MerchantId merchant, ListingId listing,
                        listings::Market market, std::string_view cause, Instant now) {
    TRY(transaction.database().execute(
        kNote, {now, cause, merchant, listing, listings::code_of(market), now, cause}));
    return {};
}

Result<std::vector<wire::PricePoint>> price_points(Database& database, MerchantId merchant,
                                                   ListingId listing, listings::Market market,
                                                   Instant after) {
    const std::string_view code = listings::code_of(market);
    Cursor rows = TRY(database.query(
        kPoints, {merchant, listing, code, merchant, listing, code, after, kPricePointsMax}));
    std::vector<wire::PricePoint> points;
    while (TRY(rows.next())) {
        wire::PricePoint point;
        point.at = Instant{rows.integer(0)};
        point.price_minor = rows.integer(1);
        point.price_to_win_minor = rows.optional_integer(2);
        point.winner_price_minor = rows.optional_integer(3);
        point.standing = TRY(read_standing(rows.text(4)));
        point.cause = std::string(rows.text(5));
        points.push_back(std::move(point));
    }
    std::ranges::reverse(points);
    return points;
}

} // namespace stall::storage
