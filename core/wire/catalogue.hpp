// The lines of the demo shop's catalogue file (made by tools/catalogue): a category tree, then
// products. Must not know files, storage or the demo's ads.
#pragma once

#include "core/base/ids.hpp"
#include "core/listings/listing.hpp"
#include "core/wire/json.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace stall::wire {

struct CatalogueCategory {
    CategoryId id;
    CategoryId parent;           ///< none for a root
    std::string key;             ///< "iphone", "android/Samsung Galaxy"
    std::string name;            ///< in English
    std::string names_json;      ///< in other languages by their tag, as they stand in the file
    std::string attributes_json; ///< the array as it stands in the file
};

struct CatalogueProduct {
    ProductId id;
    CategoryId category;
    std::string brand;
    std::string title;
    std::string sku; ///< how merchants shorten it: "IP13-128-MID"
    std::string ean;
    std::int64_t weight_grams = 0;
    std::vector<std::pair<listings::Market, Money>> new_prices;
    std::string attributes_json;
};

using CatalogueLine = std::variant<CatalogueCategory, CatalogueProduct>;

/// Errors: "json_malformed", "json_key_missing", "json_type", and those of markets and money.
Result<CatalogueLine> decode_catalogue_line(std::string_view json);

} // namespace stall::wire
