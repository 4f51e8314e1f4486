// Puts a new offer beside those of the buybox and asks the core. Must not know HTTP.
#include "server/usecases/foresee_ad.hpp"

#include "server/storage/offers.hpp"
#include "server/storage/prospects.hpp"

namespace stall::usecases {

Result<std::vector<wire::AdRow>> foresee_ad(storage::Database& database, MerchantId merchant,
                                            ProductId product, listings::Grade grade, Instant now,
                                            const std::optional<ForeseenDelivery>& own) {
    auto prospects = TRY(storage::prospects_of(database, merchant, product));
    if (prospects.empty()) return Error{"product_unknown", "", std::to_string(product.value), ""};
    std::vector<wire::AdRow> rows;
    for (storage::Prospect& prospect : prospects) {
        wire::AdRow& row = prospect.row;
        row.grade = grade;
        // The newest of all listings: in a tie it stands behind every other.
        prospect.offer.id =
            storage::offer_id_of(merchant, ListingId(storage::kRivalOfferIdEnd - 1));
        prospect.offer.listed_at = now;
        if (own && own->market == row.market) {
            prospect.offer.shipping_minor = own->delivery.price.minor;
            prospect.offer.shipping_delay_hours = own->delivery.delay_hours;
        }
        const auto contest = TRY(storage::contest_of(database, {product, grade, row.market}));
        row.position.facts =
            listings::facts_for(prospect.offer, contest.offers, listings::tick_minor(row.market));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace stall::usecases
