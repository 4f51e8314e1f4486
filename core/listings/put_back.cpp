// Field by field. Must not know tasks or storage.
#include "core/listings/put_back.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

const MarketTerms* terms_in(const Listing& listing, Market market) {
    const auto found = std::ranges::find(listing.terms, market, &MarketTerms::market);
    return found == listing.terms.end() ? nullptr : &*found;
}

template <typename T>
Result<void> restore(const char* where, T& present, const T& before, const T& after) {
    if (before == after) return {};
    if (present != after) return Error{"changed_since", where, "", ""};
    present = before;
    return {};
}

Result<void> restore_terms(MarketTerms& present, const MarketTerms& before,
                           const MarketTerms& after) {
    TRY(restore("/publication", present.publication, before.publication, after.publication));
    TRY(restore("/price", present.price, before.price, after.price));
    TRY(restore("/floor", present.floor, before.floor, after.floor));
    TRY(restore("/maximum", present.maximum, before.maximum, after.maximum));
    TRY(restore("/warranty_months", present.warranty_months, before.warranty_months,
                after.warranty_months));
    TRY(restore("/comment", present.comment, before.comment, after.comment));
    TRY(restore("/deliveries", present.deliveries, before.deliveries, after.deliveries));
    if (present.floor && present.price.minor > 0 && present.price.minor < present.floor->minor)
        return Error{"price_below_floor", "/price", to_text(present.price),
                     to_text(*present.floor)};
    return {};
}

} // namespace

ChangedParts changed_parts(const Listing& before, const Listing& after) {
    ChangedParts parts{before, after};
    const auto is_same = [](const Listing& other) {
        return [&other](const MarketTerms& terms) {
            const MarketTerms* there = terms_in(other, terms.market);
            return there != nullptr && *there == terms;
        };
    };
    std::erase_if(parts.before.terms, is_same(after));
    std::erase_if(parts.after.terms, is_same(before));
    return parts;
}

Result<Listing> put_back(const Listing& present, const Listing& before, const Listing& after) {
    Listing restored = present;
    TRY(restore("/quantity", restored.quantity, before.quantity, after.quantity));
    for (const MarketTerms& changed : after.terms) {
        const MarketTerms* old = terms_in(before, changed.market);
        const auto now = std::ranges::find(restored.terms, changed.market, &MarketTerms::market);
        if (now == restored.terms.end()) return Error{"changed_since", "/market", "", ""};
        // A market that the change opened cannot be closed: the ad is archived there.
        MarketTerms closed = changed;
        closed.publication = Publication::archived;
        TRY(restore_terms(*now, old != nullptr ? *old : closed, changed));
    }
    return restored;
}

} // namespace stall::listings
