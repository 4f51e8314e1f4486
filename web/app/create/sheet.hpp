// The state of a product sheet that a merchant writes: what is typed, the category's demands, the
// likely doubles, the pictures that wait to be sent. Must not know widgets or HTTP.
#pragma once

#include "core/base/language.hpp"
#include "core/catalog/title_pattern.hpp"
#include "core/wire/products.hpp"
#include "web/app/create/sheet_message.hpp"

#include <array>

namespace stall::app::create::sheet {

/// What is typed; it outlives a reload.
struct Form {
    SheetPlace place;
    listings::Market market = listings::Market::FR; ///< of the new price
    CategoryId category;
    std::array<std::string, kFieldCount> texts;
    std::vector<catalog::AttributeValue> attributes;
    std::string pictures_key; ///< which kept pictures are its own; "" none
    bool operator==(const Form&) const = default;

    const std::string& text(Field field) const { return texts[static_cast<std::size_t>(field)]; }
};

/// A picture made small, to be known by.
struct Thumbnail {
    static constexpr std::int32_t kSide = 96; ///< pixels: twice what is drawn, for sharp screens
    enum class Step : std::uint8_t { unasked, loading_file, shrinking, settled } step{};
    std::int64_t request = 0; ///< the last one; unlike every other picture's
    std::string pixels;       ///< kSide × kSide of RGBA; "" until they are there and where none are
    bool operator==(const Thumbnail&) const = default;
};

/// Chosen, in the order shown; one without a number is not with the server yet.
struct Picture {
    PictureId id;
    std::string name; ///< of the file; "" when it came from the server
    std::string media_type;
    std::int64_t byte_count = 0;
    std::string content;         ///< until it is sent
    std::string idempotency_key; ///< of its sending
    Thumbnail thumbnail;
    bool operator==(const Picture&) const = default;
};

enum class Step : std::uint8_t { resting, sheet, picture, order };

struct Sheet {
    Form form;
    bool is_kept = false; ///< the form came from the browser's storage

    std::vector<catalog::Category> tree;
    std::int64_t loading_tree = 0;
    std::optional<Language> tree_language; ///< that its names were asked in; none: in vain
    catalog::TitlePattern pattern;         ///< of the category
    CategoryId pattern_of;
    std::int64_t loading_pattern = 0;
    std::optional<wire::ProductSheet> source; ///< copied or changed; the present version of it
    std::int64_t loading_source = 0;
    std::optional<Error> load_error; ///< of tree or source

    wire::ProductHits doubles;
    std::string doubles_asked; ///< the question under way or answered
    std::int64_t looking = 0;

    std::vector<Picture> pictures;
    std::vector<PictureId> known_pictures; ///< that the server had when the others were kept
    std::int64_t reading_pictures = 0;     ///< those that were kept
    bool has_unkept_pictures = false;      ///< chosen before the others were known
    bool keeps_pictures = false;           ///< those of the original stand before the new ones
    std::optional<Error> picture_error;    ///< of the file chosen last

    std::array<bool, kFieldCount> left{};
    bool was_tried = false; ///< what is missing is said only after the first attempt
    Step step = Step::resting;
    std::int64_t sending = 0;
    std::vector<Error> refusals; ///< of the last attempt
    std::string idempotency_key; ///< of the last attempt, until something changes
};

} // namespace stall::app::create::sheet
