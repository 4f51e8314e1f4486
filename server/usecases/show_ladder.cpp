// Ranks the offers of an ad's buybox with the core's rule. Must not know HTTP.
#include "server/usecases/show_ladder.hpp"

#include "server/storage/listings.hpp"
#include "server/storage/offers.hpp"

#include <algorithm>

namespace stall::usecases {

Result<std::vector<wire::LadderStep>> show_ladder(storage::Store& store, MerchantId merchant,
                                                  ListingId id, listings::Market market) {
    storage::Reader reader = TRY(store.read());
    const auto listing = TRY(storage::load_listing(reader.database(), merchant, id));
    if (!listing) return Error{"listing_unknown", "", std::to_string(id.value), ""};
    if (std::ranges::find(listing->terms, market, &listings::MarketTerms::market) ==
        listing->terms.end()) {
        return Error{"market_not_listed", "/market", std::string(listings::code_of(market)), ""};
    }
    const auto contest =
        TRY(storage::contest_of(reader.database(), {listing->product, listing->grade, market}));
    const OfferId own = storage::offer_id_of(merchant, id);
    std::vector<wire::LadderStep> ladder;
    for (const listings::Offer& offer : listings::rank(contest.offers)) {
        if (ladder.size() == kLadderStepsMax) break;
        wire::LadderStep step;
        step.rank = static_cast<std::int32_t>(ladder.size() + 1);
        step.price_minor = offer.price_minor;
        step.shipping_minor = offer.shipping_minor;
        step.shipping_delay_hours = offer.shipping_delay_hours;
        step.quality = offer.quality;
        using Whose = wire::LadderStep::Whose;
        step.whose = offer.id == own              ? Whose::this_ad
                     : offer.merchant == merchant ? Whose::your_other_ad
                                                  : Whose::rival;
        ladder.push_back(step);
    }
    return ladder;
}

} // namespace stall::usecases
