// A product that a merchant proposes to the catalogue: what it must have, checked while typing and
// again when it arrives. Source: rules.md section 3 (last paragraph), seller-api.md section 1.1.
// Must not know storage, pictures' bytes or widgets.
#pragma once

#include "core/base/money.hpp"
#include "core/catalog/category.hpp"

#include <optional>

namespace stall::catalog {

inline constexpr std::size_t kTitleLengthMax = 200;         // code points
inline constexpr std::size_t kBrandLengthMax = 100;         // code points
inline constexpr std::size_t kDescriptionLengthMax = 5'000; // code points; ours
inline constexpr std::int64_t kWeightGramsMin = 2;
inline constexpr std::int64_t kWeightGramsMax = 1'000'000; // ours: a ton is a typing slip
inline constexpr std::size_t kPicturesMax = 6;
inline constexpr std::size_t kPictureBytesMax = 3'000'000;

struct ProductDraft {
    CategoryId category;
    std::string ean; ///< "" when none
    std::string title;
    std::string description;
    std::string brand;
    std::optional<Money> new_price; ///< of the new product, in the market of the draft
    std::int64_t weight_grams = 0;  ///< 0: not given
    std::vector<AttributeValue> attributes;

    bool operator==(const ProductDraft&) const = default;
};

/// Everything that is wrong, in the order of the form; empty: it can be proposed. `where` is the
/// field ("/title", "/attributes/storage"). Codes: "category_missing", "category_unknown",
/// "category_not_leaf", "title_missing", "title_too_long", "description_missing",
/// "description_too_long", "brand_missing", "brand_too_long", "new_price_missing",
/// "weight_missing", "weight_out_of_range", "attribute_unknown", "utf8_invalid", those of
/// check_barcode, check_attribute and of a price.
std::vector<Error> check_draft(const ProductDraft& draft, std::span<const Category> tree);

/// The draft as it is kept: trimmed, values of attributes in their own spelling, empty ones gone.
/// Errors: the first of check_draft.
Result<ProductDraft> normalised(const ProductDraft& draft, std::span<const Category> tree);

/// What two sheets of the same product share whoever wrote them: title without case, accents,
/// blanks and the order of words, and the attributes.
std::string likeness_of(std::string_view title, std::span<const AttributeValue> attributes);

/// What a sheet made from another asks for: the attributes in which products of one model differ,
/// that is those that stand in its title.
std::vector<std::string> differing_attributes(std::string_view title, const Category& category,
                                              std::span<const AttributeValue> attributes);

/// The type of a picture by its first bytes: "image/jpeg", "image/png", "image/webp".
/// Errors: "picture_empty", "picture_too_large", "picture_not_an_image".
Result<std::string_view> check_picture(std::string_view bytes);

} // namespace stall::catalog
