// The REST contract of categories, their attributes and their title patterns.
// Must not know HTTP, storage or widgets. docs/openapi.yaml says the same in words.
#pragma once

#include "core/catalog/title_pattern.hpp"
#include "core/wire/json.hpp"

namespace stall::wire {

/// GET /desk/v1/categories: {"categories":[{category, parent, name, leaf, products, attributes
/// [{field, name, type, mandatory, allowed […]}]}]}, parents before children. type: "decimal",
/// "integer", "text", "choice".
std::string encode_categories(const std::vector<catalog::Category>& tree);
Result<std::vector<catalog::Category>> decode_categories(std::string_view json);

/// GET /desk/v1/categories/{id}/title-pattern: {titles, share_basis_points, parts [{kind, field}],
/// examples […]}. kind: "brand", "words", "attribute".
std::string encode_title_pattern(const catalog::TitlePattern& pattern);
Result<catalog::TitlePattern> decode_title_pattern(std::string_view json);

/// The attributes of a category as the database and the catalogue file have them: an array of
/// {field, name_en, name_fr, type ("string" for text), required, allowed}. `language` picks the
/// name. Errors: "json_malformed".
Result<std::vector<catalog::Attribute>> decode_kept_attributes(std::string_view json,
                                                               std::string_view language);
/// An object of texts by field, as products keep their attributes.
std::string encode_kept_values(const std::vector<catalog::AttributeValue>& values);
Result<std::vector<catalog::AttributeValue>> decode_kept_values(std::string_view json);

} // namespace stall::wire
