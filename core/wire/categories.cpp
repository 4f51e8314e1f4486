// Codecs of categories, attributes and title patterns. Must not know HTTP or storage.
#include "core/wire/categories.hpp"

#include "core/wire/names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stall::wire {
namespace {

using catalog::Attribute;
using catalog::AttributeType;
using catalog::Category;
using catalog::Need;
using catalog::TitlePart;

constexpr std::array kTypeNames =
    std::to_array<std::string_view>({"decimal", "integer", "text", "choice"});
constexpr std::array kPartNames = std::to_array<std::string_view>({"brand", "words", "attribute"});

void write_attribute(Writer& writer, const Attribute& attribute) {
    writer.field("field", attribute.field);
    writer.field("name", attribute.name);
    writer.field("type", name_in(kTypeNames, attribute.type));
    writer.flag("mandatory", attribute.need == Need::mandatory);
    writer.texts("allowed", attribute.allowed);
}

Attribute read_attribute(Fields& fields) {
    Attribute attribute;
    fields.read("field", attribute.field);
    fields.read("name", attribute.name);
    fields.read_enum("type", kTypeNames, attribute.type);
    bool is_mandatory = false;
    fields.read_flag("mandatory", is_mandatory);
    attribute.need = is_mandatory ? Need::mandatory : Need::optional;
    fields.read_texts("allowed", attribute.allowed);
    return attribute;
}

/// A text of a lenient document, "" where there is none.
std::string text_of(const nlohmann::json& object, const std::string& key) {
    const auto found = object.find(key);
    const bool is_text = found != object.end() && found->is_string();
    return is_text ? found->get<std::string>() : std::string();
}

AttributeType kept_type(const std::string& name) {
    const auto found = std::ranges::find(kTypeNames, name);
    if (found == kTypeNames.end()) return AttributeType::text;
    return static_cast<AttributeType>(found - kTypeNames.begin());
}

} // namespace

std::string encode_categories(const std::vector<Category>& tree) {
    Writer writer(400 * (tree.size() + 1));
    writer.begin_object();
    writer.each("categories", tree, [&](const Category& category) {
        writer.field("category", category.id.value);
        writer.field("parent", category.parent.value);
        writer.field("name", category.name);
        writer.flag("leaf", category.is_leaf);
        writer.field("products", category.products);
        writer.each("attributes", category.attributes,
                    [&](const Attribute& attribute) { write_attribute(writer, attribute); });
    });
    writer.end_object();
    return writer.take();
}

Result<std::vector<Category>> decode_categories(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<Category> tree;
        fields.read_each("categories", tree, [](Fields& each) {
            Category category;
            each.read("category", category.id);
            each.read("parent", category.parent);
            each.read("name", category.name);
            each.read_flag("leaf", category.is_leaf);
            each.read_not_negative("products", category.products);
            each.read_each("attributes", category.attributes, read_attribute);
            return category;
        });
        return tree;
    });
}

std::string encode_title_pattern(const catalog::TitlePattern& pattern) {
    Writer writer;
    writer.begin_object();
    writer.field("titles", pattern.titles);
    writer.field("share_basis_points", pattern.share_basis_points);
    writer.each("parts", pattern.parts, [&](const TitlePart& part) {
        writer.field("kind", name_in(kPartNames, part.kind));
        writer.field("field", part.field);
    });
    writer.texts("examples", pattern.examples);
    writer.end_object();
    return writer.take();
}

Result<catalog::TitlePattern> decode_title_pattern(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        catalog::TitlePattern pattern;
        fields.read_not_negative("titles", pattern.titles);
        fields.read("share_basis_points", pattern.share_basis_points);
        fields.read_each("parts", pattern.parts, [](Fields& each) {
            TitlePart part;
            each.read_enum("kind", kPartNames, part.kind);
            each.read("field", part.field);
            return part;
        });
        fields.read_texts("examples", pattern.examples);
        return pattern;
    });
}

Result<std::vector<Attribute>> decode_kept_attributes(std::string_view text,
                                                      std::string_view language) {
    const auto array = nlohmann::json::parse(text, nullptr, false);
    if (!array.is_array()) return Error{"json_malformed", "", "", "an array of attributes"};
    std::vector<Attribute> attributes;
    for (const auto& each : array) {
        if (!each.is_object()) return Error{"json_malformed", "", "", "an attribute"};
        Attribute attribute;
        attribute.field = text_of(each, "field");
        attribute.name = text_of(each, "name_" + std::string(language));
        if (attribute.name.empty()) attribute.name = text_of(each, "name_en");
        attribute.type = kept_type(text_of(each, "type"));
        const auto required = each.find("required");
        const bool is_required = required != each.end() && *required == true;
        attribute.need = is_required ? Need::mandatory : Need::optional;
        if (const auto allowed = each.find("allowed"); allowed != each.end())
            for (const auto& choice : *allowed)
                if (choice.is_string()) attribute.allowed.push_back(choice.get<std::string>());
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

std::string encode_kept_values(const std::vector<catalog::AttributeValue>& values) {
    Writer writer;
    writer.begin_object();
    for (const auto& [field, value] : values) writer.field(field, value);
    writer.end_object();
    return writer.take();
}

Result<std::vector<catalog::AttributeValue>> decode_kept_values(std::string_view text) {
    const auto object = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!object.is_object()) return Error{"json_malformed", "", "", "attributes"};
    std::vector<catalog::AttributeValue> values;
    for (const auto& [field, value] : object.items())
        if (value.is_string()) values.emplace_back(field, value.get<std::string>());
    return values;
}

} // namespace stall::wire
