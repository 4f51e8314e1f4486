// Reads every offer of one buybox and keeps its outcome. Must not know the ranking rule.
#include "server/storage/offers.hpp"

#include "server/storage/names.hpp"

#include <array>

namespace stall::storage {
namespace {

constexpr std::string_view kRivalOffers =
    "select offer_id, rival_id, price_minor, shipping_minor, maximum_minor, quality,"
    " shipping_delay_hours, listed_at, publication, quantity from rival_offer"
    " where product_id = ? and grade = ? and market = ? order by offer_id";

constexpr std::string_view kOwnOffers =
    "select l.listing_id, l.merchant_id, m.price_minor, coalesce(m.shipping_minor, "
    "d.shipping_minor),"
    " m.maximum_minor, t.quality,"
    " coalesce(m.shipping_delay_hours, d.shipping_delay_hours), l.listed_at, m.publication, "
    "l.quantity,"
    " b.standing, b.price_to_win_minor, b.winner_price_minor, b.rivals"
    " from listing l"
    " join listing_market m on m.merchant_id = l.merchant_id and m.listing_id = l.listing_id"
    " join merchant t on t.merchant_id = l.merchant_id"
    " join merchant_market d on d.merchant_id = l.merchant_id and d.market = m.market"
    " left join buybox b on b.merchant_id = l.merchant_id and b.listing_id = l.listing_id"
    " and b.market = m.market"
    " where l.product_id = ? and l.grade = ? and m.market = ?"
    " order by l.merchant_id, l.listing_id";

listings::Offer offer_in(const Cursor& row, OfferId id) {
    listings::Offer offer;
    offer.id = id;
    offer.merchant = MerchantId(row.integer(1));
    offer.price_minor = row.integer(2);
    offer.shipping_minor = row.integer(3);
    offer.maximum_minor = row.optional_integer(4);
    offer.quality = static_cast<std::int32_t>(row.integer(5));
    offer.shipping_delay_hours = static_cast<std::int32_t>(row.integer(6));
    offer.listed_at = Instant{row.integer(7)};
    offer.publication = static_cast<listings::Publication>(row.integer(8));
    offer.quantity = static_cast<std::int32_t>(row.integer(9));
    return offer;
}

/// Rivals' numbers are another series than our merchants'; negative ones never meet ours.
MerchantId merchant_of_rival(MerchantId rival) { return MerchantId(-rival.value); }

Result<OwnOffer> own_offer_in(const Cursor& row) {
    OwnOffer own;
    own.listing = ListingId(row.integer(0));
    own.merchant = MerchantId(row.integer(1));
    own.offer = offer_in(row, offer_id_of(own.merchant, own.listing));
    own.facts_kept = !row.is_null(10);
    if (!own.facts_kept) return own;
    own.facts.standing = TRY(read_standing(row.text(10)));
    own.facts.price_to_win_minor = row.optional_integer(11);
    own.facts.winner_price_minor = row.optional_integer(12);
    own.facts.rivals = static_cast<std::int32_t>(row.integer(13));
    return own;
}

} // namespace

OfferId offer_id_of(MerchantId merchant, ListingId listing) {
    return OfferId(merchant.value * kRivalOfferIdEnd + listing.value);
}

Result<Contest> contest_of(Database& database, const BuyboxKey& key) {
    const std::array<Value, 3> values = {key.product, listings::name_of(key.grade),
                                         listings::code_of(key.market)};
    Contest contest;
    Cursor rivals = TRY(database.query(kRivalOffers, values));
    while (TRY(rivals.next())) {
        listings::Offer offer = offer_in(rivals, OfferId(rivals.integer(0)));
        offer.merchant = merchant_of_rival(offer.merchant);
        contest.offers.push_back(offer);
    }
    Cursor own = TRY(database.query(kOwnOffers, values));
    while (TRY(own.next())) {
        contest.own.push_back(TRY(own_offer_in(own)));
        contest.offers.push_back(contest.own.back().offer);
    }
    return contest;
}

Result<void> keep_facts(Transaction& transaction, MerchantId merchant, ListingId listing,
                        listings::Market market, const listings::BuyboxFacts& facts, Instant now) {
    TRY(transaction.database().execute(
        "insert into buybox (merchant_id, listing_id, market, standing, price_to_win_minor,"
        " winner_price_minor, rivals, computed_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (merchant_id, listing_id, market) do update set"
        " standing = excluded.standing, price_to_win_minor = excluded.price_to_win_minor,"
        " winner_price_minor = excluded.winner_price_minor, rivals = excluded.rivals,"
        " computed_at = excluded.computed_at",
        {merchant, listing, listings::code_of(market), name_of(facts.standing),
         facts.price_to_win_minor, facts.winner_price_minor, facts.rivals, now}));
    return {};
}

} // namespace stall::storage
