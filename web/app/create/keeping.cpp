// The form as text in the browser's storage; see keeping.hpp. One record for what is common, then
// one for each market; the separators cannot be typed. Must not know widgets or HTTP.
#include "web/app/create/keeping.hpp"

#include "core/base/whole_number.hpp"

namespace stall::app::create {
namespace {

constexpr char kRecordEnd = '\x1e';
constexpr char kUnitEnd = '\x1f';

void add(std::string& text, std::string_view unit) {
    text += unit;
    text += kUnitEnd;
}

std::string_view take(std::string_view& text, char end) {
    const auto found = text.find(end);
    const auto part = text.substr(0, found);
    text = found == text.npos ? std::string_view() : text.substr(found + 1);
    return part;
}

std::int64_t number_in(std::string_view text) { return whole_number(text).value_or(0); }

std::optional<Form> form_in(std::string_view text) {
    Form form;
    auto common = take(text, kRecordEnd);
    form.product = ProductId(number_in(take(common, kUnitEnd)));
    form.title = take(common, kUnitEnd);
    const auto market = listings::parse_market(take(common, kUnitEnd));
    if (!form.product.exists() || !market) return std::nullopt;
    form.market = market.value();
    if (const auto grade = listings::parse_grade(take(common, kUnitEnd)))
        form.grade = grade.value();
    for (auto& each : form.texts) each = take(common, kUnitEnd);
    while (!text.empty()) {
        auto record = take(text, kRecordEnd);
        const auto where = listings::parse_market(take(record, kUnitEnd));
        if (!where) continue;
        auto& terms = form.terms.emplace_back();
        terms.market = where.value();
        for (auto& each : terms.texts) each = take(record, kUnitEnd);
    }
    return form;
}

std::optional<sheet::Form> sheet_in(std::string_view text) {
    sheet::Form form;
    auto common = take(text, kRecordEnd);
    form.place = parse_route(take(common, kUnitEnd)).sheet;
    const auto market = listings::parse_market(take(common, kUnitEnd));
    if (form.place.origin == SheetPlace::Origin::none || !market) return std::nullopt;
    form.market = market.value();
    form.category = CategoryId(number_in(take(common, kUnitEnd)));
    for (auto& each : form.texts) each = take(common, kUnitEnd);
    form.pictures_key = take(common, kUnitEnd);
    while (!text.empty()) {
        auto record = take(text, kRecordEnd);
        auto& value = form.attributes.emplace_back();
        value.first = take(record, kUnitEnd);
        value.second = take(record, kUnitEnd);
    }
    return form;
}

constexpr std::int64_t kPicturesDays = 30;

std::int64_t day_of(Instant now) { return now.utc_ms / 86'400'000; }

/// The pictures of the sheet that was kept until now go unless the next one's are there. Beside
/// them is kept, under the same name, on which day the sheet was changed last.
void replace_sheet(Turn& turn, std::string text, const std::string& pictures_key) {
    const auto before = kept_sheet(turn.model);
    if (before && !before->pictures_key.empty() && pictures_key.empty())
        turn.keep_bytes(Kept::sheet_pictures, "");
    turn.keep(Kept::sheet_pictures,
              pictures_key.empty() ? "" : std::to_string(day_of(turn.model.now)));
    turn.keep(Kept::new_sheet, std::move(text));
}

} // namespace

std::optional<Form> kept_form(const Model& model) {
    const auto kept = kept_text(model, Kept::new_ad);
    if (kept.empty()) return std::nullopt;
    return form_in(kept);
}

void keep_form(Turn& turn) {
    const auto& form = turn.model.create->form;
    std::string text;
    add(text, std::to_string(form.product.value));
    add(text, form.title);
    add(text, listings::code_of(form.market));
    add(text, form.grade ? listings::name_of(*form.grade) : std::string_view());
    for (const auto& each : form.texts) add(text, each);
    for (const auto& terms : form.terms) {
        text += kRecordEnd;
        add(text, listings::code_of(terms.market));
        for (const auto& each : terms.texts) add(text, each);
    }
    turn.keep(Kept::new_ad, std::move(text));
}

void forget_form(Turn& turn) { turn.keep(Kept::new_ad, ""); }

std::optional<sheet::Form> kept_sheet(const Model& model) {
    const auto kept = kept_text(model, Kept::new_sheet);
    if (kept.empty()) return std::nullopt;
    return sheet_in(kept);
}

void keep_sheet(Turn& turn) {
    const auto& sheet = turn.model.create->sheet;
    const auto& form = sheet.form;
    // Before the original is there the form is blank, and would stay so after a reload.
    if (form.place.of.exists() && !sheet.source && !sheet.is_kept) return;
    Route route;
    route.place = Place::create;
    route.sheet = form.place;
    std::string text;
    add(text, print_route(route));
    add(text, listings::code_of(form.market));
    add(text, std::to_string(form.category.value));
    for (const auto& each : form.texts) add(text, each);
    add(text, form.pictures_key);
    for (const auto& [field, value] : form.attributes) {
        text += kRecordEnd;
        add(text, field);
        add(text, value);
    }
    replace_sheet(turn, std::move(text), form.pictures_key);
}

void forget_sheet(Turn& turn) { replace_sheet(turn, "", ""); }

void drop_old_pictures(Turn& turn) {
    const auto& model = turn.model;
    const auto today = day_of(model.now);
    const bool goes_on = model.route.sheet.origin != SheetPlace::Origin::none;
    for (const auto merchant : merchants_with(model, Kept::sheet_pictures)) {
        if (goes_on && merchant == model.sign_in.session.merchant) continue;
        const auto day = model.kept.at(kept_name(Kept::sheet_pictures, merchant));
        if (today - number_in(day) > kPicturesDays) turn.drop_bytes(Kept::sheet_pictures, merchant);
    }
}

} // namespace stall::app::create
