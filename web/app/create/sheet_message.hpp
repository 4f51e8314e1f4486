// What a merchant can do while writing a product sheet, as values.
// Must not know widgets or HTTP.
#pragma once

#include "web/app/route.hpp"

#include <variant>

namespace stall::app::create::sheet {

/// What is typed, besides the attributes of the category; in the order of the form.
enum class Field : std::uint8_t { ean, title, description, new_price, brand, weight };
inline constexpr std::size_t kFieldCount = 6;

struct CategoryChosen {
    CategoryId category; ///< any of the tree; the form asks further down until it is a leaf
};
struct Typed {
    Field field = Field::ean;
    std::string text;
};
struct FieldLeft { ///< what was typed there is finished
    Field field = Field::ean;
};
struct AttributeTyped {
    std::string field;
    std::string text;
};
struct TitleTaken { ///< one press on the suggested title
    std::string title;
};
struct PictureWanted {};
struct PictureMoved { ///< one place forward
    std::size_t index = 0;
};
struct PictureRemoved {
    std::size_t index = 0;
};
struct Submitted {};
struct Dropped {}; ///< the kept sheet is forgotten
struct Retried {}; ///< what could not be loaded

using Message =
    std::variant<CategoryChosen, Typed, FieldLeft, AttributeTyped, TitleTaken, PictureWanted,
                 PictureMoved, PictureRemoved, Submitted, Dropped, Retried>;

} // namespace stall::app::create::sheet
