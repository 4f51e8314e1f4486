// Walks over the tree, and the four types of attributes. Must not know products.
#include "core/catalog/category.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace stall::catalog {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// Without leading zeros; one stays.
std::string_view plain(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
}

std::string signed_text(bool is_negative, std::string_view digits) {
    const bool is_zero = digits.find_first_not_of("0.") == std::string_view::npos;
    return (is_negative && !is_zero ? "-" : "") + std::string(digits);
}

Result<std::string> check_integer(std::string_view text) {
    std::string_view digits = text;
    const bool is_negative = digits.starts_with('-');
    if (is_negative) digits.remove_prefix(1);
    if (!all_digits(digits) || plain(digits).size() > 18)
        return Error{"attribute_not_integer", "", std::string(text), "12"};
    return signed_text(is_negative, plain(digits));
}

Result<std::string> check_decimal(std::string_view text) {
    std::string_view digits = text;
    const bool is_negative = digits.starts_with('-');
    if (is_negative) digits.remove_prefix(1);
    const std::size_t mark = std::min(digits.find_first_of(".,"), digits.size());
    const std::string_view whole = digits.substr(0, mark);
    std::string_view part = mark < digits.size() ? digits.substr(mark + 1) : std::string_view("0");
    if (!all_digits(whole) || !all_digits(part) || whole.size() + part.size() > 30)
        return Error{"attribute_not_decimal", "", std::string(text), "6.1"};
    while (!part.empty() && part.back() == '0') part.remove_suffix(1);
    std::string value(plain(whole));
    if (!part.empty()) value.append(".").append(part);
    return signed_text(is_negative, value);
}

Result<std::string> check_choice(const Attribute& attribute, std::string_view text) {
    const std::string wanted = squeezed(text);
    std::string choices;
    for (const std::string& choice : attribute.allowed) {
        if (squeezed(choice) == wanted) return choice;
        choices += (choices.empty() ? "" : ", ") + choice;
    }
    return Error{"attribute_not_allowed", "", std::string(text), choices};
}

Result<std::string> check_typed(const Attribute& attribute, std::string_view text) {
    switch (attribute.type) {
    case AttributeType::decimal: return check_decimal(text);
    case AttributeType::integer: return check_integer(text);
    case AttributeType::choice: return check_choice(attribute, text);
    case AttributeType::text: break;
    }
    TRY(check_utf8(text));
    const std::size_t length = count_code_points(text);
    if (length > kAttributeLengthMax)
        return Error{"attribute_too_long", "", std::to_string(length),
                     std::to_string(kAttributeLengthMax)};
    return std::string(text);
}

} // namespace

const Category* find_category(std::span<const Category> tree, CategoryId id) {
    const auto found = std::ranges::find(tree, id, &Category::id);
    return found == tree.end() ? nullptr : &*found;
}

const Attribute* find_attribute(const Category& category, std::string_view field) {
    const auto found = std::ranges::find(category.attributes, field, &Attribute::field);
    return found == category.attributes.end() ? nullptr : &*found;
}

std::string_view value_of(std::span<const AttributeValue> values, std::string_view field) {
    for (const auto& [name, value] : values)
        if (name == field) return value;
    return "";
}

std::vector<const Category*> path_of(std::span<const Category> tree, CategoryId id) {
    std::vector<const Category*> path;
    // A tree is never deeper than it has nodes: a ring in bad input ends the walk.
    for (const Category* at = find_category(tree, id); at && path.size() < tree.size();
         at = find_category(tree, at->parent))
        path.insert(path.begin(), at);
    return path;
}

std::vector<const Category*> children_of(std::span<const Category> tree, CategoryId id) {
    std::vector<const Category*> children;
    for (const Category& category : tree)
        if (category.parent == id) children.push_back(&category);
    return children;
}

bool is_within(std::span<const Category> tree, CategoryId id, CategoryId ancestor) {
    for (const Category* category : path_of(tree, id))
        if (category->id == ancestor) return true;
    return false;
}

Result<std::string> check_attribute(const Attribute& attribute, std::string_view value) {
    const std::string_view text = trim(value);
    Result<std::string> checked = std::string();
    if (!text.empty())
        checked = check_typed(attribute, text);
    else if (attribute.need == Need::mandatory)
        checked = Error{"attribute_missing", "", "", ""};
    if (checked.ok()) return checked;
    Error error = checked.error();
    error.where = "/attributes/" + attribute.field;
    return error;
}

std::string squeezed(std::string_view text) {
    std::string folded = fold(text);
    std::erase_if(folded, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x80 && !is_digit(letter) && !(letter >= 'a' && letter <= 'z');
    });
    return folded;
}

} // namespace stall::catalog
