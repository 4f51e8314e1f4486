// What the form means; see judging.hpp.
// Must not know widgets or HTTP.
#include "web/app/create/judging.hpp"

#include "core/base/text.hpp"
#include "core/base/whole_number.hpp"
#include "core/base/written_money.hpp"

#include <algorithm>

namespace stall::app::create {
namespace {

constexpr std::size_t at(Field field) { return static_cast<std::size_t>(field); }

const std::string& text_in(const Form& form, listings::Market market, Field field) {
    static const std::string kNothing;
    if (at(field) < kCommonFieldCount) return form.texts[at(field)];
    for (const auto& terms : form.terms)
        if (terms.market == market) return terms.texts[at(field) - kCommonFieldCount];
    return kNothing;
}

Result<Money> price_in(std::string_view text, listings::Market market, Marks marks) {
    return listings::check_price(
        TRY(read_written_money(text, listings::currency_of(market), marks)));
}

/// The ad's own way to deliver, made at the first word of it.
listings::Delivery& way_of(listings::Patch& patch) {
    if (!patch.deliveries)
        patch.deliveries = {listings::Delivery{"", {0, listings::currency_of(patch.market)}}};
    return patch.deliveries->front();
}

/// Reads one field that is not blank into the patch.
Result<void> read(Judged& judged, Field field, std::string_view text, Marks marks) {
    auto& patch = judged.patch;
    switch (field) {
    case Field::sku: judged.sku = TRY(listings::check_sku(text)); break;
    case Field::stock:
        patch.quantity = TRY(listings::check_quantity(TRY(parse_typed_number(text))));
        break;
    case Field::price: patch.price = TRY(price_in(text, patch.market, marks)); break;
    case Field::floor: patch.floor = std::optional(TRY(price_in(text, patch.market, marks))); break;
    case Field::warranty:
        patch.warranty_months = TRY(listings::check_warranty_months(TRY(parse_typed_number(text))));
        break;
    case Field::comment: patch.comment = TRY(listings::check_comment(text)); break;
    case Field::shipping_price: {
        const auto currency = listings::currency_of(patch.market);
        way_of(patch).price =
            TRY(listings::check_delivery_price(TRY(read_written_money(text, currency, marks))));
        break;
    }
    case Field::shipping_hours:
        way_of(patch).delay_hours =
            TRY(listings::check_delivery_hours(TRY(parse_typed_number(text))));
        break;
    case Field::shipper: way_of(patch).shipper = TRY(listings::check_shipper(text)); break;
    }
    return {};
}

/// A way to deliver of its own has a price and a time.
void ask_for_whole_delivery(Judged& judged, const Form& form) {
    if (!judged.patch.deliveries) return;
    for (const auto field : {Field::shipping_price, Field::shipping_hours})
        if (trim(text_in(form, judged.patch.market, field)).empty())
            judged.errors[at(field)] = Error{"delivery_incomplete", "", "", ""};
}

std::optional<Error> missing(Field field, Saved::As as) {
    const bool is_draft = as == Saved::As::draft;
    if (field == Field::sku) return Error{"sku_empty", "", "", ""};
    if (field == Field::price && !is_draft) return Error{"price_missing", "", "", ""};
    if (field == Field::stock && !is_draft) return Error{"quantity_missing", "", "", ""};
    return std::nullopt;
}

/// What the core's one door says of the fields together.
std::optional<Error> refusal_of(const Judged& judged) {
    listings::Listing listing;
    listing.terms.push_back({judged.patch.market,
                             listings::Publication::incomplete,
                             {0, listings::currency_of(judged.patch.market)},
                             {},
                             {},
                             listings::kWarrantyMonthsMin,
                             {}});
    const auto applied = listings::apply(listing, judged.patch);
    return applied ? std::nullopt : std::optional(applied.error());
}

} // namespace

const std::string& text_of(const Form& form, Field field) {
    return text_in(form, form.market, field);
}

bool Judged::is_good() const {
    return !grade_error &&
           std::ranges::none_of(errors, [](const auto& each) { return each.has_value(); });
}

std::optional<Field> field_at(std::string_view pointer) {
    constexpr std::array<std::string_view, kFieldCount> kNames = {
        "sku",     "quantity",       "price",       "floor",  "warranty_months",
        "comment", "shipping_price", "delay_hours", "shipper"};
    auto name = pointer.substr(pointer.rfind('/') + 1);
    if (pointer.find("/deliveries/") != pointer.npos && name == "price") name = "shipping_price";
    for (std::size_t i = 0; i < kFieldCount; ++i)
        if (kNames[i] == name) return static_cast<Field>(i);
    return std::nullopt;
}

Judged judge(const Form& form, listings::Market market, Saved::As as, const ads::Ads& ads,
             Language language) {
    Judged judged;
    judged.patch.market = market;
    if (!form.grade) judged.grade_error = Error{"grade_missing", "", "", ""};
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        const auto text = trim(text_in(form, market, field));
        if (text.empty()) {
            judged.errors[i] = missing(field, as);
            continue;
        }
        if (const auto problem = read(judged, field, text, marks_typed_in(language)); !problem)
            judged.errors[i] = problem.error();
    }
    ask_for_whole_delivery(judged, form);
    if (!judged.sku.empty() && ads.shelf.find_sku(judged.sku, market))
        judged.errors[at(Field::sku)] = Error{"sku_taken", "", judged.sku, ""};
    if (const auto refused = refusal_of(judged))
        if (const auto field = field_at(refused->where); field && !judged.errors[at(*field)])
            judged.errors[at(*field)] = refused;
    return judged;
}

std::optional<wire::AdRow> row_of(const Create& create, const Judged& judged) {
    const auto found =
        std::ranges::find(create.prospects, judged.patch.market, &wire::AdRow::market);
    if (found == create.prospects.end()) return std::nullopt;
    auto row = *found;
    const auto& patch = judged.patch;
    row.sku = judged.sku;
    row.comment = patch.comment.value_or("");
    row.warranty_months = patch.warranty_months.value_or(listings::kWarrantyMonthsMin);
    row.position.quantity = patch.quantity.value_or(1);
    row.position.price_minor = patch.price ? patch.price->minor : 0;
    if (patch.floor && *patch.floor) row.position.floor_minor = (*patch.floor)->minor;
    return row;
}

std::vector<listings::Market> markets_of(const Form& form) {
    std::vector<listings::Market> markets = {form.market};
    for (const auto& terms : form.terms)
        if (terms.market != form.market && !trim(terms.texts[0]).empty())
            markets.push_back(terms.market);
    return markets;
}

Request request_of(const Form& form, Saved::As as, const ads::Ads& ads, Language language) {
    Request request;
    auto& ad = request.ad;
    ad.product = form.product;
    ad.grade = form.grade.value_or(listings::Grade::good);
    for (const auto market : markets_of(form)) {
        auto judged = judge(form, market, as, ads, language);
        if (!judged.is_good()) {
            request.wrong = market;
            return request;
        }
        ad.sku = judged.sku;
        ad.quantity = judged.patch.quantity.value_or(0);
        judged.patch.quantity.reset();
        if (as == Saved::As::published) judged.patch.publication = listings::Publication::online;
        ad.markets.push_back(std::move(judged.patch));
    }
    return request;
}

} // namespace stall::app::create
