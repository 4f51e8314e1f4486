// What a sheet's form means; see sheet_judging.hpp.
// Must not know widgets or HTTP.
#include "web/app/create/sheet_judging.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"
#include "core/catalog/barcode.hpp"

#include <algorithm>

namespace stall::app::create::sheet {
namespace {

constexpr std::size_t kEanDigits = 13; ///< with so many a barcode is probably typed to its end

constexpr std::size_t at(Field field) { return static_cast<std::size_t>(field); }

Result<std::int64_t> grams_in(std::string_view text) {
    auto grams = parse_typed_number(text);
    if (grams) return grams;
    auto error = grams.error();
    error.where = "/weight_grams";
    return error;
}

Result<Money> price_in(std::string_view text, listings::Market market, Language language) {
    auto price = read_written_money(text, listings::currency_of(market), marks_typed_in(language));
    if (price) return price;
    auto error = price.error();
    error.where = "/new_price";
    return error;
}

/// What cannot be read takes the place of what the core says of its absence.
void unreadable(Judged& judged, Error error) {
    std::erase_if(judged.errors, [&](const Error& other) { return other.where == error.where; });
    judged.errors.push_back(std::move(error));
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

const Error* find(const std::vector<Error>& errors, std::string_view where) {
    const auto found = std::ranges::find(errors, where, &Error::where);
    return found == errors.end() ? nullptr : &*found;
}

bool is_asked(const Sheet& sheet, const std::string& field) {
    if (sheet.form.place.origin != SheetPlace::Origin::copy || !sheet.source) return false;
    const auto& differing = sheet.source->differing;
    return std::ranges::find(differing, field) != differing.end();
}

std::vector<const catalog::Attribute*> attributes_where(const Sheet& sheet, bool asked) {
    std::vector<const catalog::Attribute*> attributes;
    const auto* category = catalog::find_category(sheet.tree, sheet.form.category);
    if (!category) return attributes;
    for (const auto& attribute : category->attributes)
        if (is_asked(sheet, attribute.field) == asked) attributes.push_back(&attribute);
    return attributes;
}

} // namespace

std::string_view pointer_of(Field field) {
    constexpr std::array<std::string_view, kFieldCount> kPointers = {
        "/ean", "/title", "/description", "/new_price", "/brand", "/weight_grams"};
    return kPointers[at(field)];
}

const Error* Judged::error_at(std::string_view where) const { return find(errors, where); }

Judged judge(const Sheet& sheet, Language language) {
    Judged judged;
    const auto& form = sheet.form;
    auto& draft = judged.draft;
    draft.category = form.category;
    draft.ean = trim(form.text(Field::ean));
    draft.title = trim(form.text(Field::title));
    draft.description = trim(form.text(Field::description));
    draft.brand = trim(form.text(Field::brand));
    draft.attributes = form.attributes;
    const auto price = price_in(trim(form.text(Field::new_price)), form.market, language);
    if (price) draft.new_price = price.value();
    const auto grams = grams_in(form.text(Field::weight));
    if (grams) draft.weight_grams = grams.value();
    judged.errors = catalog::check_draft(draft, sheet.tree);
    if (!price && !is_blank(form.text(Field::new_price))) unreadable(judged, price.error());
    if (!grams && !is_blank(form.text(Field::weight))) unreadable(judged, grams.error());
    judged.title = catalog::compare_title(draft.title, sheet.pattern, draft.brand, form.attributes);
    return judged;
}

const Error* error_shown(const Sheet& sheet, const Judged& judged, Field field) {
    const auto where = pointer_of(field);
    if (const auto* refused = find(sheet.refusals, where)) return refused;
    const auto* error = judged.error_at(where);
    if (!error || sheet.was_tried) return error;
    const auto& text = sheet.form.text(field);
    if (is_blank(text)) return nullptr;
    const bool is_half_typed =
        field == Field::ean && !sheet.left[at(field)] && trim(text).size() < kEanDigits;
    return is_half_typed ? nullptr : error;
}

const Error* error_shown(const Sheet& sheet, const Judged& judged,
                         const catalog::Attribute& attribute) {
    const auto where = "/attributes/" + attribute.field;
    if (const auto* refused = find(sheet.refusals, where)) return refused;
    const auto* error = judged.error_at(where);
    const bool is_missing = is_blank(catalog::value_of(sheet.form.attributes, attribute.field));
    return error && is_missing && !sheet.was_tried ? nullptr : error;
}

const Error* general_refusal(const Sheet& sheet) {
    for (const auto& refusal : sheet.refusals) {
        bool has_place = refusal.where == "/category" || refusal.where.starts_with("/attributes/");
        for (std::size_t i = 0; i < kFieldCount; ++i)
            has_place = has_place || refusal.where == pointer_of(static_cast<Field>(i));
        if (!has_place) return &refusal;
    }
    return nullptr;
}

wire::ProductRequest request_of(const Sheet& sheet, const Judged& judged) {
    wire::ProductRequest request;
    request.market = sheet.form.market;
    request.draft = judged.draft;
    if (sheet.form.place.origin == SheetPlace::Origin::copy)
        request.duplicated_from = sheet.form.place.of;
    return request;
}

std::optional<wire::ProductRequest> double_question(const Sheet& sheet) {
    const auto& form = sheet.form;
    wire::ProductRequest request;
    request.market = form.market;
    if (const auto ean = catalog::check_barcode(form.text(Field::ean)))
        request.draft.ean = ean.value();
    request.draft.title = trim(form.text(Field::title));
    if (request.draft.ean.empty() && request.draft.title.empty()) return std::nullopt;
    request.draft.category = form.category;
    request.draft.attributes = form.attributes;
    return request;
}

std::vector<const catalog::Attribute*> attributes_asked(const Sheet& sheet) {
    return attributes_where(sheet, true);
}
std::vector<const catalog::Attribute*> attributes_besides(const Sheet& sheet) {
    return attributes_where(sheet, false);
}

} // namespace stall::app::create::sheet
