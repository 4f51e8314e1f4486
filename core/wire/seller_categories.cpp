// JSON of the category tree. Must not know HTTP or storage.
#include "core/wire/seller_categories.hpp"

#include "core/wire/seller_json.hpp"

namespace stall::wire {
namespace {

using catalog::Attribute;
using catalog::Category;
using seller::Json;

constexpr std::size_t kAllowedLengthMax = 1'000;

/// Choices with commas between them, as many as fit.
std::string allowed_of(const Attribute& attribute) {
    std::string allowed;
    for (const std::string& choice : attribute.allowed) {
        if (allowed.size() + choice.size() + 1 > kAllowedLengthMax) break;
        allowed += (allowed.empty() ? "" : ",") + choice;
    }
    return allowed;
}

Json attribute_json(const Attribute& attribute) {
    return Json{{"field", attribute.field},
                {"field_name", attribute.name},
                {"type", static_cast<int>(attribute.type)},
                {"allowed_values", allowed_of(attribute)},
                {"required", attribute.need == catalog::Need::mandatory}};
}

Json category_json(std::span<const Category> tree, const Category& category) {
    Json attributes = Json::array();
    if (category.is_leaf)
        for (const Attribute& attribute : category.attributes)
            attributes.push_back(attribute_json(attribute));
    Json children = Json::array();
    for (const Category* child : catalog::children_of(tree, category.id))
        children.push_back(category_json(tree, *child));
    const std::int64_t id = category.id.value;
    return Json{{"category_id", id},
                {"category_name", category.name},
                {"marketplace_category_id", category.is_leaf ? id : -id},
                {"is_leaf", category.is_leaf},
                {"attributes", std::move(attributes)},
                {"childrens", std::move(children)}};
}

} // namespace

std::string encode_seller_tree(std::span<const Category> tree) {
    Json roots = Json::array();
    for (const Category* root : catalog::children_of(tree, CategoryId()))
        roots.push_back(category_json(tree, *root));
    return seller::dump(roots);
}

std::string encode_seller_branch(std::span<const Category> tree, CategoryId id) {
    const Category* category = catalog::find_category(tree, id);
    return category ? seller::dump(category_json(tree, *category)) : "";
}

std::string encode_error_v2(std::string_view code, std::string_view message,
                            std::string_view request_id) {
    return seller::dump(Json{{"errors", Json::array({{{"code", code}, {"message", message}}})},
                             {"requestId", request_id}});
}

} // namespace stall::wire
