// Which ads a saved rule covers. Must not know what the rule decides.
#pragma once

#include "core/wire/bulk.hpp"
#include "core/wire/listings.hpp"
#include "server/storage/database.hpp"

#include <unordered_set>

namespace stall::usecases {

class RuleCover {
public:
    static Result<RuleCover> of(storage::Database& database, const wire::RuleWish& wish);

    Result<bool> covers(storage::Database& database, const wire::AdRow& row) const;

private:
    listings::Market market_ = listings::Market::FR;
    std::unordered_set<ListingId> listings_;
    std::unordered_set<CategoryId> categories_; ///< leaves; empty: all
    bool has_category_ = false;
};

} // namespace stall::usecases
