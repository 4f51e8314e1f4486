// Products by words, over SQLite's full-text index: each word of the query is the start of a word
// of the product; where nothing has them all, the nearest spellings are tried. Must not know who
// asks or how results are shown.
#pragma once

#include "core/wire/products.hpp"
#include "server/storage/database.hpp"

namespace stall::storage {

struct CatalogueQuery {
    std::string text;
    MerchantId merchant; ///< sees its own products that wait, and its ads of each
    listings::Market market = listings::Market::FR;
    std::vector<CategoryId> categories; ///< leaves; empty: all
    std::int64_t count_max = 20;
};
/// Best first: an exact barcode or number, then products that have more of the words whole and
/// fewer words besides, then the more popular (smaller) number.
Result<wire::ProductHits> search_products(Database& database, const CatalogueQuery& query);

/// The hits of known products, in the order given; those that the merchant may not see left out.
Result<std::vector<wire::ProductHit>> product_hits(Database& database, MerchantId merchant,
                                                   listings::Market market,
                                                   const std::vector<ProductId>& products);

/// Products with the barcode, then those of the same likeness; not `except`.
Result<std::vector<ProductId>> alike_products(Database& database, std::string_view ean,
                                              std::string_view likeness, ProductId except,
                                              std::int64_t count_max);

/// Puts a product's words and likeness into the index, anew where they are there.
Result<void> index_product(Database& database, ProductId product);
/// Indexes products that are not yet, at most `count_max`; how many it did.
Result<std::int64_t> index_products(Database& database, std::int64_t count_max);
/// All of them, where a step of the schema left some; for a database just opened.
Result<void> index_unindexed(Database& database);

} // namespace stall::storage
