// The REST contract of the catalogue's products: found while typing, shown as sheets, proposed.
// Must not know HTTP, storage or widgets. docs/openapi.yaml says the same in words.
#pragma once

#include "core/catalog/product_draft.hpp"
#include "core/listings/listing.hpp"
#include "core/wire/json.hpp"

namespace stall::wire {

/// A merchant's own product waits until the market's staff has validated it.
enum class ProductState : std::uint8_t { waiting, validated };

/// One product in a list: a find, or one that a new sheet may be a double of.
struct ProductHit {
    ProductId product;
    std::string title;
    std::string ean; ///< "" when none
    std::string brand;
    CategoryId category;
    std::string category_name;
    ProductState state = ProductState::validated;
    std::optional<std::int64_t> new_price_minor; ///< in the market asked for
    std::int64_t own_ads = 0; ///< that the merchant has of it, archived ones left out
    PictureId picture;        ///< the first; none where there is none

    bool operator==(const ProductHit&) const = default;
};
/// GET /desk/v1/products?query=…&market=FR: best first. `understood` is the query with slips
/// mended, as it was searched.
struct ProductHits {
    Currency currency;
    std::string understood;
    std::vector<ProductHit> products;
    bool operator==(const ProductHits&) const = default;
};
/// {currency, understood, products [{product, title, ean, brand, category, category_name, state,
/// [new_price], own_ads, [picture]}]}
std::string encode_product_hits(const ProductHits& hits);
Result<ProductHits> decode_product_hits(std::string_view json);

struct PictureInfo {
    PictureId picture; ///< its bytes: GET /desk/v1/pictures/{picture}
    std::string media_type;
    std::int64_t bytes = 0;
    bool operator==(const PictureInfo&) const = default;
};

/// GET /desk/v1/products/{id}
struct ProductSheet {
    ProductId product;
    Version version;
    ProductState state = ProductState::validated;
    bool is_own = false; ///< proposed by this merchant
    Instant created_at;
    catalog::ProductDraft draft; ///< without price: see new_prices
    std::vector<std::pair<listings::Market, Money>> new_prices;
    std::vector<PictureInfo> pictures;  ///< in the order shown
    std::vector<std::string> differing; ///< attributes to ask for when the sheet is duplicated

    bool operator==(const ProductSheet&) const = default;
};
/// {product, version, state, own, created_at, category, ean, title, description, brand,
/// weight_grams, attributes [{field, value}], new_prices [{market, currency, amount}],
/// pictures [{picture, media_type, bytes}], differing […]}
std::string encode_product_sheet(const ProductSheet& sheet);
Result<ProductSheet> decode_product_sheet(std::string_view json);

/// Body of POST /desk/v1/products, PUT /desk/v1/products/{id} and POST /desk/v1/products/likely.
/// Fields may be missing: core says what is wanted.
struct ProductRequest {
    listings::Market market = listings::Market::FR; ///< whose currency the new price is in
    catalog::ProductDraft draft;
    ProductId duplicated_from; ///< none, or the sheet it was made from: its pictures come along
    bool operator==(const ProductRequest&) const = default;
};
/// {market, [duplicated_from], [category], [ean], [title], [description], [brand], [new_price],
/// [weight_grams], [attributes [{field, value}]]}
std::string encode_product_request(const ProductRequest& request);
Result<ProductRequest> decode_product_request(std::string_view json);

/// Body of POST /desk/v1/products/{id}/pictures: {content}, the file in base64.
std::string encode_picture(std::string_view bytes);
Result<std::string> decode_picture(std::string_view json); ///< "picture_malformed" for bad base64
/// Body of PUT /desk/v1/products/{id}/pictures: {pictures […]}, each that stays, in order.
std::string encode_picture_order(const std::vector<PictureId>& pictures);
Result<std::vector<PictureId>> decode_picture_order(std::string_view json);

std::string base64_of(std::string_view bytes);
/// Nothing where the text is no base64 (RFC 4648 with padding, no blanks).
std::optional<std::string> bytes_of_base64(std::string_view text);

} // namespace stall::wire
