// The form's checks, field by field. Must not know storage or widgets.
#include "core/catalog/product_draft.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"

#include <algorithm>

namespace stall::catalog {
namespace {

/// Gathers errors and puts the field into each.
class Findings {
public:
    void add(const char* code, const char* where, std::string got = "", std::string wanted = "") {
        errors_.push_back({code, where, std::move(got), std::move(wanted)});
    }
    void add(Error error, const char* where) {
        if (error.where.empty()) error.where = where;
        errors_.push_back(std::move(error));
    }
    void check_text(std::string_view text, const char* where, const char* missing_code,
                    const char* too_long_code, std::size_t length_max) {
        const std::string_view trimmed = trim(text);
        if (trimmed.empty()) return add(missing_code, where);
        if (const auto valid = check_utf8(trimmed); !valid.ok())
            return add({valid.error().code, where, "", ""}, where);
        const std::size_t length = count_code_points(trimmed);
        if (length > length_max)
            add(too_long_code, where, std::to_string(length), std::to_string(length_max));
    }
    std::vector<Error> take() { return std::move(errors_); }

private:
    std::vector<Error> errors_;
};

void check_category(Findings& findings, const ProductDraft& draft, const Category* category) {
    if (!draft.category.exists()) return findings.add("category_missing", "/category");
    const std::string id = std::to_string(draft.category.value);
    if (!category) return findings.add("category_unknown", "/category", id);
    if (!category->is_leaf) findings.add("category_not_leaf", "/category", category->name);
}

void check_attributes(Findings& findings, const ProductDraft& draft, const Category& category) {
    for (const Attribute& attribute : category.attributes) {
        const auto checked =
            check_attribute(attribute, value_of(draft.attributes, attribute.field));
        if (!checked.ok()) findings.add(checked.error(), "/attributes");
    }
    for (const auto& [field, value] : draft.attributes)
        if (!find_attribute(category, field))
            findings.add(Error{"attribute_unknown", "/attributes/" + field, value, ""},
                         "/attributes");
}

void check_weight(Findings& findings, std::int64_t grams) {
    if (grams == 0) return findings.add("weight_missing", "/weight_grams");
    if (grams < kWeightGramsMin || grams > kWeightGramsMax)
        findings.add("weight_out_of_range", "/weight_grams", std::to_string(grams),
                     std::to_string(kWeightGramsMin) + "–" + std::to_string(kWeightGramsMax));
}

void check_new_price(Findings& findings, const std::optional<Money>& price) {
    if (!price) return findings.add("new_price_missing", "/new_price");
    if (price->minor <= 0)
        findings.add("price_not_positive", "/new_price", to_text(*price),
                     to_text({1, price->currency}));
}

} // namespace

std::vector<Error> check_draft(const ProductDraft& draft, std::span<const Category> tree) {
    Findings findings;
    const Category* category = find_category(tree, draft.category);
    check_category(findings, draft, category);
    if (!trim(draft.ean).empty())
        if (const auto ean = check_barcode(draft.ean); !ean.ok()) findings.add(ean.error(), "/ean");
    findings.check_text(draft.title, "/title", "title_missing", "title_too_long", kTitleLengthMax);
    findings.check_text(draft.description, "/description", "description_missing",
                        "description_too_long", kDescriptionLengthMax);
    check_new_price(findings, draft.new_price);
    findings.check_text(draft.brand, "/brand", "brand_missing", "brand_too_long", kBrandLengthMax);
    check_weight(findings, draft.weight_grams);
    if (category && category->is_leaf) check_attributes(findings, draft, *category);
    return findings.take();
}

Result<ProductDraft> normalised(const ProductDraft& draft, std::span<const Category> tree) {
    if (auto errors = check_draft(draft, tree); !errors.empty()) return std::move(errors.front());
    ProductDraft kept = draft;
    kept.ean = kept_barcode(draft.ean);
    kept.title = std::string(trim(draft.title));
    kept.description = std::string(trim(draft.description));
    kept.brand = std::string(trim(draft.brand));
    kept.attributes.clear();
    for (const Attribute& attribute : find_category(tree, draft.category)->attributes) {
        std::string value =
            TRY(check_attribute(attribute, value_of(draft.attributes, attribute.field)));
        if (!value.empty()) kept.attributes.emplace_back(attribute.field, std::move(value));
    }
    return kept;
}

std::string likeness_of(std::string_view title, std::span<const AttributeValue> attributes) {
    std::vector<std::string> words;
    const std::string folded = fold(title);
    std::string word;
    // Letters and digits part where they meet: "128GB" is "128 GB".
    const auto kind_of = [](char letter) {
        if (letter >= '0' && letter <= '9') return 1;
        const bool is_letter = (letter >= 'a' && letter <= 'z') ||
                               static_cast<unsigned char>(letter) >= 0x80 || letter == '+';
        return is_letter ? 2 : 0;
    };
    for (std::size_t at = 0; at <= folded.size(); ++at) {
        const int kind = at < folded.size() ? kind_of(folded[at]) : 0;
        const bool goes_on = kind != 0 && !word.empty() && kind_of(word.back()) == kind;
        if (!word.empty() && !goes_on) words.push_back(std::move(word)), word.clear();
        if (kind != 0) word += folded[at];
    }
    std::ranges::sort(words);
    std::vector<std::string> values;
    for (const auto& [field, value] : attributes)
        if (!value.empty()) values.push_back(field + "=" + squeezed(value));
    std::ranges::sort(values);
    std::string likeness;
    for (const std::string& each : words) likeness += each + " ";
    for (const std::string& each : values) likeness += "|" + each;
    return likeness;
}

std::vector<std::string> differing_attributes(std::string_view title, const Category& category,
                                              std::span<const AttributeValue> attributes) {
    const std::string whole = squeezed(title);
    std::vector<std::string> fields;
    for (const Attribute& attribute : category.attributes) {
        const std::string value = squeezed(value_of(attributes, attribute.field));
        if (!value.empty() && whole.find(value) != std::string::npos)
            fields.push_back(attribute.field);
    }
    return fields;
}

Result<std::string_view> check_picture(std::string_view bytes) {
    using namespace std::literals;
    if (bytes.empty()) return Error{"picture_empty", "", "", ""};
    if (bytes.size() > kPictureBytesMax)
        return Error{"picture_too_large", "", std::to_string(bytes.size()),
                     std::to_string(kPictureBytesMax)};
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg"sv;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png"sv;
    if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv)
        return "image/webp"sv;
    return Error{"picture_not_an_image", "", "", "JPEG, PNG, WebP"};
}

} // namespace stall::catalog
