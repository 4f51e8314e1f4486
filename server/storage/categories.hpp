// The category tree as the catalogue has it, and the titles from which its patterns are learnt.
// Must not know products' forms or languages' words.
#pragma once

#include "core/base/language.hpp"
#include "core/catalog/title_pattern.hpp"
#include "server/storage/database.hpp"

namespace stall::storage {

/// Parents before children, named in the language; in English where a name is missing.
Result<std::vector<catalog::Category>> load_categories(Database& database,
                                                       Language language = Language::en);

/// The leaf a product hangs on; none for a product that is not there.
Result<CategoryId> category_of(Database& database, ProductId product);

/// The first validated products of a category, at most `count_max`.
Result<std::vector<catalog::TitleSample>> title_samples(Database& database, CategoryId category,
                                                        std::int64_t count_max);

} // namespace stall::storage
