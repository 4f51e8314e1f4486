// A merchant's own product sheet: proposed, changed while it waits, with its pictures; and the
// products it may be a double of. Must not know HTTP or who validates.
#pragma once

#include "core/catalog/title_pattern.hpp"
#include "server/storage/products.hpp"
#include "server/usecases/actor.hpp"
#include "server/usecases/secrets.hpp"

namespace stall::usecases {

inline constexpr std::int64_t kLikelyMax = 10;
inline constexpr std::int64_t kTitlesLearntFrom = 400;

/// Everything that is wrong with a form; `where` as in catalog::check_draft.
Result<std::vector<Error>> check_proposal(storage::Database& database,
                                          const wire::ProductRequest& request);

/// The products that the form may be a double of: the same barcode, then the same title and
/// attributes. `except` is the sheet that is being changed.
Result<wire::ProductHits> likely_products(storage::Database& database, MerchantId merchant,
                                          const wire::ProductRequest& request, ProductId except);

/// Keeps a form that check_proposal took. Errors: "ean_taken" (got: the product), the first of
/// check_proposal, "product_unknown" (where: "/duplicated_from").
Result<ProductId> propose_product(storage::Transaction& transaction, Secrets& secrets,
                                  const Actor& actor, const wire::ProductRequest& request,
                                  Instant now);

/// Errors: "product_unknown", "product_not_yours", "product_validated", "version_stale" (wanted:
/// the present one), "ean_taken", the first of check_proposal.
Result<void> change_product(storage::Transaction& transaction, const Actor& actor,
                            ProductId product, const wire::ProductRequest& request,
                            std::optional<Version> based_on);

/// Errors: as change_product, "pictures_too_many", those of catalog::check_picture.
Result<PictureId> add_picture(storage::Transaction& transaction, const Actor& actor,
                              ProductId product, std::string_view bytes);
/// Errors: as change_product, "picture_order" (one is named twice, or is not of this product).
Result<void> order_pictures(storage::Transaction& transaction, const Actor& actor,
                            ProductId product, const std::vector<PictureId>& pictures);

/// The sheet with the attributes that a double of it would change. Errors: "product_unknown".
Result<wire::ProductSheet> read_sheet(storage::Database& database, MerchantId merchant,
                                      ProductId product);

/// Errors: "category_unknown".
Result<catalog::TitlePattern> learn_titles(storage::Database& database, CategoryId category);

} // namespace stall::usecases
