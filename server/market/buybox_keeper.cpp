// Facts of one buybox, kept where they differ. Must not know who changed what, HTTP or the page.
#include "server/market/buybox_keeper.hpp"

#include "server/storage/journal.hpp"
#include "server/storage/names.hpp"
#include "server/storage/price_points.hpp"

#include <map>
#include <string>

namespace stall::market {
namespace {

using listings::BuyboxFacts;

std::string amount_or_null(const std::optional<std::int64_t>& minor) {
    return minor ? std::to_string(*minor) : "null";
}

/// One element of the journal's before and after.
std::string described(ListingId listing, const BuyboxFacts& facts, listings::Market market) {
    return "{\"listing\":" + std::to_string(listing.value) + ",\"fields\":{\"market\":\"" +
           std::string(listings::code_of(market)) + "\",\"standing\":\"" +
           std::string(storage::name_of(facts.standing)) +
           "\",\"price_to_win_minor\":" + amount_or_null(facts.price_to_win_minor) +
           ",\"winner_price_minor\":" + amount_or_null(facts.winner_price_minor) +
           ",\"rivals\":" + std::to_string(facts.rivals) + "}}";
}

void append(std::string& array, const std::string& element) {
    array.insert(array.size() - 1, (array.size() > 2 ? "," : "") + element);
}

} // namespace

Result<void> BuyboxKeeper::offers_changed(storage::Transaction& transaction,
                                          const storage::BuyboxKey& key, Instant now) {
    const storage::Contest contest = TRY(storage::contest_of(transaction.database(), key));
    std::map<MerchantId, storage::JournalEntry> news;
    for (const storage::OwnOffer& own : contest.own) {
        const BuyboxFacts facts =
            listings::facts_for(own.offer, contest.offers, listings::tick_minor(key.market));
        if (own.facts_kept && facts == own.facts) continue;
        TRY(storage::keep_facts(transaction, own.merchant, own.listing, key.market, facts, now));
        TRY(storage::note_price(transaction, own.merchant, own.listing, key.market, "buybox_moved",
                                now));
        storage::JournalEntry& entry = news[own.merchant];
        entry.listings.push_back(own.listing);
        append(entry.before, described(own.listing, own.facts, key.market));
        append(entry.after, described(own.listing, facts, key.market));
    }
    for (auto& [merchant, entry] : news) {
        entry.merchant = merchant;
        entry.at = now;
        entry.kind = "buybox_moved";
        TRY(storage::record(transaction, entry));
    }
    return {};
}

} // namespace stall::market
