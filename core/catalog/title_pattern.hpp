// How titles of a category are written, learnt from those that exist; how a typed title differs,
// and what it would be in that form. Checked at each key press, so the page holds the pattern.
// Source: rules.md section 3 (title). Must not know storage or widgets.
#pragma once

#include "core/catalog/category.hpp"

namespace stall::catalog {

/// A title as a row of parts: "{words} {storage} {color}".
struct TitlePart {
    enum class Kind : std::uint8_t { brand, words, attribute } kind = Kind::words;
    std::string field; ///< of an attribute
    bool operator==(const TitlePart&) const = default;
};

struct TitlePattern {
    std::vector<TitlePart> parts;        ///< empty: nothing learnt, any title will do
    std::int64_t titles = 0;             ///< learnt from
    std::int32_t share_basis_points = 0; ///< of them, that have this form
    std::vector<std::string> examples;   ///< at most kTitleExamples that do

    bool operator==(const TitlePattern&) const = default;
};
inline constexpr std::size_t kTitleExamples = 3;

/// An existing product, as far as its title goes.
struct TitleSample {
    std::string title;
    std::string brand;
    std::vector<AttributeValue> attributes;
};

/// The form that most titles have; of two as frequent, the one met first.
TitlePattern learn_pattern(std::span<const TitleSample> samples);

/// One thing that the pattern wants otherwise.
struct TitleDifference {
    enum class Kind : std::uint8_t {
        missing,   ///< the part is not in the title
        misplaced, ///< it stands elsewhere than the pattern has it
        respelled  ///< it is there, written otherwise ("128GB" for "128 GB")
    } kind = Kind::missing;
    TitlePart part;
    std::string wanted; ///< the part's text; "" where the draft does not give it yet
    bool operator==(const TitleDifference&) const = default;
};

struct TitleComparison {
    std::vector<TitleDifference> differences; ///< in the pattern's order; none: it fits
    std::vector<TitlePart> awaited;           ///< parts that the draft does not give yet
    std::string suggestion;                   ///< the title in the pattern's form
    bool fits() const { return differences.empty(); }
    /// It fits and will not change with what is still to be filled in.
    bool is_finished() const { return fits() && awaited.empty(); }
    bool operator==(const TitleComparison&) const = default;
};

/// Compares what is typed with the pattern; brand and attributes are those of the same draft, and
/// an attribute that is not filled in yet is not asked for. The suggestion fits the pattern.
TitleComparison compare_title(std::string_view title, const TitlePattern& pattern,
                              std::string_view brand, std::span<const AttributeValue> attributes);

/// The title of a sheet made from another: each value that changed is written anew where it stood;
/// a value that is blank leaves the title.
std::string retitled(std::string_view title, std::span<const AttributeValue> before,
                     std::span<const AttributeValue> after);

/// "{brand} {words} {storage}", for people: with the names of the category's attributes.
std::string describe(const TitlePattern& pattern, const Category& category,
                     std::string_view brand_word, std::string_view model_words);

} // namespace stall::catalog
