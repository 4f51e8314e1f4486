// A round of validations. Must not know who asks for it.
#include "server/market/staff.hpp"

#include "server/storage/journal.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/products.hpp"
#include "server/usecases/ad_change.hpp"
#include "server/usecases/repricing_rules.hpp"

namespace stall::market {
namespace {

/// The waiting ads of a product go online, each in its merchant's journal.
Result<void> release_ads(storage::Transaction& transaction, usecases::MarketSide& market,
                         ProductId product, Instant now) {
    for (const storage::WaitingAd& ad :
         TRY(storage::ads_waiting(transaction.database(), product))) {
        const auto before =
            TRY(storage::load_listing(transaction.database(), ad.merchant, ad.listing));
        if (!before) continue;
        listings::Listing after = *before;
        for (listings::MarketTerms& terms : after.terms)
            if (terms.publication == listings::Publication::waiting)
                terms.publication = listings::Publication::online;
        const usecases::Actor actor{ad.merchant, UserId(), "", wire::Role::agent};
        usecases::AdChanges changes;
        TRY(changes.save(transaction, actor, *before, after));
        TRY(changes.finish(transaction, market, actor, "product_validated", now));
    }
    return {};
}

/// Who wrote the sheet hears of it, with or without an ad.
Result<void> tell_proposer(storage::Transaction& transaction, MerchantId proposer, Instant now) {
    if (!proposer.exists()) return {};
    storage::JournalEntry entry;
    entry.merchant = proposer;
    entry.at = now;
    entry.kind = "sheet_validated";
    TRY(storage::record(transaction, entry));
    return {};
}

constexpr std::int64_t kSheetsAtOnce = 50;

Result<bool> has_sheets(storage::Store& store, Instant since) {
    storage::Reader reader = TRY(store.read());
    return !TRY(storage::products_waiting(reader.database(), since, 1)).empty();
}

} // namespace

Result<usecases::Step> attend(storage::Store& store, usecases::MarketSide& market, Instant now,
                              std::int64_t review_ms) {
    if (TRY(has_sheets(store, Instant{now.utc_ms - review_ms})))
        TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
            TRY(validate_products(transaction, market, now, review_ms, kSheetsAtOnce));
            return {};
        }));
    const bool is_behind = TRY(usecases::follow_rivals(store, market, now)).is_behind;
    return is_behind ? usecases::Step::more : usecases::Step::over;
}

Result<std::int64_t> validate_products(storage::Transaction& transaction,
                                       usecases::MarketSide& market, Instant now,
                                       std::int64_t review_ms, std::int64_t count_max) {
    const auto waiting = TRY(storage::products_waiting(transaction.database(),
                                                       Instant{now.utc_ms - review_ms}, count_max));
    for (const storage::WaitingProduct& product : waiting) {
        TRY(storage::mark_validated(transaction, product.product));
        TRY(tell_proposer(transaction, product.proposer, now));
        TRY(release_ads(transaction, market, product.product, now));
    }
    return static_cast<std::int64_t>(waiting.size());
}

} // namespace stall::market
