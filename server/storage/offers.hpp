// The offers that compete for one buybox (rivals' rows and the merchants' own ads), and the facts
// kept of the outcome. For the marketplace side. Must not know the ranking rule or the wire.
#pragma once

#include "core/listings/buybox.hpp"
#include "server/storage/store.hpp"

#include <vector>

namespace stall::storage {

/// One buybox: there is one for each product, grade and market.
struct BuyboxKey {
    ProductId product;
    listings::Grade grade = listings::Grade::good;
    listings::Market market = listings::Market::FR;
    auto operator<=>(const BuyboxKey&) const = default;
};

/// Rival offers have ids under this; an ad's offer is numbered by merchant and listing above it.
inline constexpr std::int64_t kRivalOfferIdEnd = std::int64_t{1} << 40;
OfferId offer_id_of(MerchantId merchant, ListingId listing);

struct OwnOffer {
    MerchantId merchant;
    ListingId listing;
    listings::Offer offer;
    listings::BuyboxFacts facts; ///< as last kept; absent where never computed
    bool facts_kept = false;
};

struct Contest {
    std::vector<listings::Offer> offers; ///< all of them: rivals, then the own ones
    std::vector<OwnOffer> own;           ///< the ads of merchants of this node among them
};
Result<Contest> contest_of(Database& database, const BuyboxKey& key);

/// Keeps the facts of one ad in one market.
Result<void> keep_facts(Transaction& transaction, MerchantId merchant, ListingId listing,
                        listings::Market market, const listings::BuyboxFacts& facts, Instant now);

} // namespace stall::storage
