// Market, category with those below it, and named ads. Must not know what the rule decides.
#include "server/usecases/rule_cover.hpp"

#include "server/storage/categories.hpp"
#include "server/storage/products.hpp"

namespace stall::usecases {

Result<RuleCover> RuleCover::of(storage::Database& database, const wire::RuleWish& wish) {
    RuleCover cover;
    cover.market_ = wish.market;
    cover.listings_.insert(wish.listings.begin(), wish.listings.end());
    cover.has_category_ = wish.category.exists();
    if (!cover.has_category_) return cover;
    const auto tree = TRY(storage::load_categories(database));
    for (const catalog::Category& category : tree)
        if (catalog::is_within(tree, category.id, wish.category))
            cover.categories_.insert(category.id);
    return cover;
}

Result<bool> RuleCover::covers(storage::Database& database, const wire::AdRow& row) const {
    if (row.market != market_) return false;
    if (!listings_.empty() && !listings_.contains(row.listing)) return false;
    if (!has_category_) return true;
    return categories_.contains(TRY(storage::category_of(database, row.product)));
}

} // namespace stall::usecases
