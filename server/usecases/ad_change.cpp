// Gathers changes of ads. Must not know who asked.
#include "server/usecases/ad_change.hpp"

#include "core/wire/listings.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/price_points.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

using listings::Listing;
using listings::MarketTerms;
using listings::Patch;

const MarketTerms* terms_for(const Listing& listing, listings::Market market) {
    const auto found = std::ranges::find(listing.terms, market, &MarketTerms::market);
    return found == listing.terms.end() ? nullptr : &*found;
}

Patch terms_difference(const MarketTerms& from, const MarketTerms& to) {
    Patch patch;
    patch.market = to.market;
    if (from.price != to.price) patch.price = to.price;
    if (from.floor != to.floor) patch.floor = to.floor;
    if (from.maximum != to.maximum) patch.maximum = to.maximum;
    if (from.warranty_months != to.warranty_months) patch.warranty_months = to.warranty_months;
    if (from.comment != to.comment) patch.comment = to.comment;
    if (from.publication != to.publication) patch.publication = to.publication;
    if (from.deliveries != to.deliveries) patch.deliveries = to.deliveries;
    return patch;
}

bool moves_offer(const MarketTerms& from, const MarketTerms& to) {
    return from.price != to.price || from.maximum != to.maximum ||
           from.publication != to.publication || from.deliveries != to.deliveries;
}

void append_fields(std::string& json, ListingId listing, const std::vector<Patch>& patches) {
    for (const Patch& patch : patches) {
        json += json.empty() ? "" : ",";
        json += "{\"listing\":" + std::to_string(listing.value) +
                ",\"fields\":" + wire::encode_patch(patch) + "}";
    }
}

} // namespace

storage::JournalEntry entry_by(const Actor& actor, std::string_view kind, Instant now) {
    storage::JournalEntry entry;
    entry.merchant = actor.merchant;
    entry.at = now;
    entry.user = actor.user;
    entry.actor = actor.name;
    entry.kind = std::string(kind);
    return entry;
}

std::vector<Patch> differences(const Listing& from, const Listing& to) {
    std::vector<Patch> patches;
    for (const MarketTerms& terms : to.terms) {
        const MarketTerms* old = terms_for(from, terms.market);
        Patch patch = old != nullptr ? terms_difference(*old, terms) : Patch{};
        patch.market = terms.market;
        if (patches.empty() && from.quantity != to.quantity) patch.quantity = to.quantity;
        Patch nothing;
        nothing.market = terms.market;
        if (patch != nothing) patches.push_back(std::move(patch));
    }
    return patches;
}

Result<bool> AdChanges::save(storage::Transaction& transaction, const Actor& actor,
                             const Listing& before, const Listing& after) {
    if (before == after) return false;
    TRY(storage::save_listing(transaction, actor.merchant, before, after));
    listings_.push_back(after.id);
    append_fields(before_, after.id, differences(after, before));
    append_fields(after_, after.id, differences(before, after));
    for (const MarketTerms& terms : after.terms) {
        const MarketTerms* old = terms_for(before, terms.market);
        const bool moves =
            before.quantity != after.quantity || old == nullptr || moves_offer(*old, terms);
        if (moves) buyboxes_.insert({after.product, after.grade, terms.market});
        if (old == nullptr || old->price != terms.price)
            priced_.emplace_back(after.id, terms.market);
    }
    return true;
}

void AdChanges::created(const Listing& listing) {
    listings_.push_back(listing.id);
    for (const MarketTerms& terms : listing.terms) {
        buyboxes_.insert({listing.product, listing.grade, terms.market});
        priced_.emplace_back(listing.id, terms.market);
    }
    Listing nothing = listing;
    nothing.quantity = 0;
    for (MarketTerms& terms : nothing.terms) {
        const listings::Market market = terms.market;
        terms = MarketTerms{};
        terms.market = market;
        terms.price = Money{0, listings::currency_of(market)};
    }
    append_fields(after_, listing.id, differences(nothing, listing));
}

Result<void> AdChanges::finish(storage::Transaction& transaction, MarketSide& market,
                               const Actor& actor, std::string_view kind, Instant now) {
    if (empty()) return {};
    for (const storage::BuyboxKey& key : buyboxes_) {
        TRY(market.offers_changed(transaction, key, now));
    }
    for (const auto& [listing, where] : priced_) {
        TRY(storage::note_price(transaction, actor.merchant, listing, where, kind, now));
    }
    storage::JournalEntry entry = entry_by(actor, kind, now);
    entry.listings = listings_;
    entry.before = "[" + before_ + "]";
    entry.after = "[" + after_ + "]";
    TRY(storage::record(transaction, entry));
    return {};
}

} // namespace stall::usecases
