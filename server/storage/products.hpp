// Products of the common catalogue: as an ad needs them, as sheets, and those that wait.
// Must not know who sells them or what a sheet must have.
#pragma once

#include "core/wire/products.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string_view>

namespace stall::storage {

Result<bool> product_exists(Database& database, ProductId product);
/// The oldest product with this barcode.
Result<std::optional<ProductId>> find_product_ean(Database& database, std::string_view ean);
Result<std::optional<ProductId>> find_product_uuid(Database& database, std::string_view uuid);

/// The state of a product that this merchant may sell; nothing where there is none, also where it
/// waits and another merchant proposed it.
Result<std::optional<wire::ProductState>> product_for_ads(Database& database, MerchantId merchant,
                                                          ProductId product);

/// What this merchant proposed, the newest first.
Result<std::vector<ProductId>> proposed_products(Database& database, MerchantId merchant,
                                                 std::int64_t count_max);

/// A sheet as it is shown; nothing where this merchant may not see it.
Result<std::optional<wire::ProductSheet>> load_sheet(Database& database, MerchantId merchant,
                                                     ProductId product);

/// A product that a merchant proposes; it waits.
struct ProposedProduct {
    MerchantId proposer;
    std::string uuid;
    listings::Market market = listings::Market::FR; ///< of the new price
    catalog::ProductDraft draft;                    ///< normalised
};
Result<ProductId> insert_product(Transaction& transaction, const ProposedProduct& product,
                                 Instant now);
/// Writes the whole form, and counts the version up.
Result<void> update_product(Transaction& transaction, ProductId product,
                            const ProposedProduct& proposed);

/// Products that waited since before an instant, oldest first.
struct WaitingProduct {
    ProductId product;
    MerchantId proposer;
};
Result<std::vector<WaitingProduct>> products_waiting(Database& database, Instant since,
                                                     std::int64_t count_max);
Result<void> mark_validated(Transaction& transaction, ProductId product);
/// Ads of a product that wait with it.
struct WaitingAd {
    MerchantId merchant;
    ListingId listing;
};
Result<std::vector<WaitingAd>> ads_waiting(Database& database, ProductId product);

struct Picture {
    PictureId id;
    ProductId product;
    std::string media_type;
    std::int64_t byte_count = 0;
    std::string content; ///< base64
};
Result<PictureId> insert_picture(Transaction& transaction, const Picture& picture);
Result<void> copy_pictures(Transaction& transaction, ProductId from, ProductId to);
/// These stay, in this order; others of the product go.
Result<void> order_pictures(Transaction& transaction, ProductId product,
                            const std::vector<PictureId>& pictures);
/// Nothing where the merchant may not see its product.
Result<std::optional<Picture>> load_picture(Database& database, MerchantId merchant, PictureId id);

} // namespace stall::storage
