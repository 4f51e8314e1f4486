// Fields compared as the ad file writes them. Must not know files, JSON or widgets.
#include "core/listings/field_changes.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

struct Field {
    AdColumn column;
    std::string text;
};

std::string text_of(const std::optional<Money>& amount) { return amount ? to_text(*amount) : ""; }

const MarketTerms* terms_in(const Listing* listing, Market market) {
    if (!listing) return nullptr;
    const auto found = std::ranges::find(listing->terms, market, &MarketTerms::market);
    return found == listing->terms.end() ? nullptr : &*found;
}

std::vector<Field> fields_of(const Listing& listing, const MarketTerms& terms) {
    std::vector<Field> fields = {
        {AdColumn::price, terms.price.minor > 0 ? to_text(terms.price) : ""},
        {AdColumn::min_price, text_of(terms.floor)},
        {AdColumn::max_price, text_of(terms.maximum)},
        {AdColumn::quantity, std::to_string(listing.quantity)},
        {AdColumn::grade, std::string(name_of(listing.grade))},
        {AdColumn::warranty_delay, std::to_string(terms.warranty_months)},
        {AdColumn::publication_state, std::to_string(static_cast<int>(terms.publication))},
        {AdColumn::comment, terms.comment}};
    constexpr std::size_t kDeliveryFields = 3;
    for (std::size_t at = 0; at < kDeliveriesMax; ++at) {
        const bool is_there = at < terms.deliveries.size();
        const Delivery delivery = is_there ? terms.deliveries[at] : Delivery{};
        const std::array<std::string, kDeliveryFields> texts = {
            delivery.shipper, to_text(delivery.price), std::to_string(delivery.delay_hours)};
        constexpr std::array kFirst = {AdColumn::shipper_1, AdColumn::shipping_price_1,
                                       AdColumn::shipping_delay_1};
        for (std::size_t each = 0; each < kDeliveryFields; ++each)
            fields.push_back({static_cast<AdColumn>(static_cast<std::size_t>(kFirst[each]) + at),
                              is_there ? texts[each] : ""});
    }
    return fields;
}

} // namespace

std::vector<FieldChange> changes_between(const Listing* before, const Listing& after,
                                         Market market) {
    std::vector<FieldChange> changes;
    const MarketTerms* now = terms_in(&after, market);
    if (!now) return changes;
    const MarketTerms* then = terms_in(before, market);
    const auto fields = fields_of(after, *now);
    const auto old = then ? fields_of(*before, *then) : std::vector<Field>(fields.size());
    for (std::size_t at = 0; at < fields.size(); ++at)
        if (fields[at].text != old[at].text)
            changes.push_back({fields[at].column, old[at].text, fields[at].text});
    return changes;
}

} // namespace stall::listings
