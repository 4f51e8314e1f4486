// The category tree and the attributes that products of a leaf have.
// Source: seller-api.md section 1.1, rules.md section 3. Must not know products or languages'
// words.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stall::catalog {

/// In the order of the seller API's numbers: 0 decimal, 1 integer, 2 string, 3 choice.
enum class AttributeType : std::uint8_t { decimal, integer, text, choice };
enum class Need : std::uint8_t { optional, mandatory };

struct Attribute {
    std::string field; ///< "storage": the key, and the column of an ad file
    std::string name;  ///< "Storage", in the reader's language
    AttributeType type = AttributeType::text;
    Need need = Need::optional;
    std::vector<std::string> allowed; ///< of a choice

    bool operator==(const Attribute&) const = default;
};

struct Category {
    CategoryId id;
    CategoryId parent; ///< none for a root
    std::string name;
    bool is_leaf = false;              ///< products hang only on leaves
    std::vector<Attribute> attributes; ///< of a leaf
    std::int64_t products = 0;

    bool operator==(const Category&) const = default;
};

using AttributeValue = std::pair<std::string, std::string>; ///< field, value

inline constexpr std::size_t kAttributeLengthMax = 200; // code points

/// Null where there is none.
const Category* find_category(std::span<const Category> tree, CategoryId id);
const Attribute* find_attribute(const Category& category, std::string_view field);
/// The value of a field, "" where there is none.
std::string_view value_of(std::span<const AttributeValue> values, std::string_view field);

/// From the root down to the category; empty for an unknown one.
std::vector<const Category*> path_of(std::span<const Category> tree, CategoryId id);
/// Directly below, in the tree's order; of no id: the roots.
std::vector<const Category*> children_of(std::span<const Category> tree, CategoryId id);
/// Whether `id` is `ancestor` or below it.
bool is_within(std::span<const Category> tree, CategoryId id, CategoryId ancestor);

/// A value as it is kept: a decimal with a point and without needless zeros, an integer without
/// leading ones, a choice in its own spelling (found without regard to case, accents and blanks).
/// Errors: "attribute_missing", "attribute_not_decimal", "attribute_not_integer",
/// "attribute_not_allowed" (wanted: the choices), "attribute_too_long", "utf8_invalid"; `where` is
/// "/attributes/<field>". An empty value of an optional attribute is "".
Result<std::string> check_attribute(const Attribute& attribute, std::string_view value);

/// The same text to a shopper: folded, letters and digits only.
std::string squeezed(std::string_view text);

} // namespace stall::catalog
