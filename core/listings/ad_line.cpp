// One line of an ad file against the shop; see ad_line.hpp. Must not know storage or JSON.
#include "core/listings/ad_line.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

struct Place {
    std::string_view pointer;
    AdColumn column;
};
/// Fields whose column has another name than the rules have for them.
constexpr std::array kPlaces = std::to_array<Place>({
    {"category", AdColumn::category_id},
    {"new_price", AdColumn::price_new},
    {"weight_grams", AdColumn::weight},
    {"floor", AdColumn::min_price},
    {"maximum", AdColumn::max_price},
    {"warranty_months", AdColumn::warranty_delay},
    {"publication", AdColumn::publication_state},
});
constexpr std::string_view kAttributes = "attributes/";

std::string header_of(const AdFile& file, AdColumn column) {
    const auto found = std::ranges::find(file.columns, column);
    if (found == file.columns.end()) return std::string(name_of(column));
    return file.column_names[static_cast<std::size_t>(found - file.columns.begin())];
}

} // namespace

Result<Listing> make_listing(const AdLine& line, LineProduct product,
                             std::span<const Market> markets) {
    Listing blank;
    blank.sku = line.sku;
    blank.product = product.id;
    blank.product_is_validated = product.is_validated;
    blank.grade = line.grade.value_or(Grade::good);
    for (const Market market : markets) {
        MarketTerms terms;
        terms.market = market;
        terms.price = Money{0, currency_of(market)};
        blank.terms.push_back(terms);
    }
    std::ranges::sort(blank.terms, {}, &MarketTerms::market);
    Patch patch = TRY(with_deliveries(line.patch, blank, line.deliveries));
    if (patch.price && !patch.publication) patch.publication = Publication::online;
    return apply(blank, patch);
}

Result<Patch> with_deliveries(Patch patch, const Listing& listing, const DeliveryParts& parts) {
    if (parts == DeliveryParts{}) return patch;
    const auto terms = std::ranges::find(listing.terms, patch.market, &MarketTerms::market);
    const auto present = terms == listing.terms.end() ? std::vector<Delivery>() : terms->deliveries;
    patch.deliveries = TRY(with_parts(present, parts));
    return patch;
}

std::vector<Error> check_sheet(const AdLine& line, std::span<const catalog::Category> tree) {
    return line.sheet ? catalog::check_draft(*line.sheet, tree) : std::vector<Error>();
}

catalog::ProductDraft merged(const catalog::ProductDraft& before,
                             const catalog::ProductDraft& line_sheet) {
    catalog::ProductDraft after = before;
    if (line_sheet.category.exists()) after.category = line_sheet.category;
    if (!line_sheet.title.empty()) after.title = line_sheet.title;
    if (!line_sheet.description.empty()) after.description = line_sheet.description;
    if (!line_sheet.brand.empty()) after.brand = line_sheet.brand;
    if (line_sheet.new_price) after.new_price = line_sheet.new_price;
    if (line_sheet.weight_grams != 0) after.weight_grams = line_sheet.weight_grams;
    for (const auto& [field, value] : line_sheet.attributes) {
        const auto found =
            std::ranges::find(after.attributes, field, &catalog::AttributeValue::first);
        if (found == after.attributes.end())
            after.attributes.emplace_back(field, value);
        else
            found->second = value;
    }
    return after;
}

Error placed_in(const AdFile& file, Error error) {
    if (!error.where.starts_with('/')) return error;
    const std::string_view field = std::string_view(error.where).substr(1);
    if (field.starts_with(kAttributes)) {
        const std::string name(field.substr(kAttributes.size()));
        const auto found = std::ranges::find(file.fields, name);
        error.where =
            found == file.fields.end()
                ? name
                : file.column_names[static_cast<std::size_t>(found - file.fields.begin())];
        return error;
    }
    const auto place = std::ranges::find(kPlaces, field, &Place::pointer);
    const AdColumn column = place == kPlaces.end() ? column_named(field) : place->column;
    error.where = column == AdColumn::attribute ? std::string(field) : header_of(file, column);
    return error;
}

std::string_view cell_of(const AdFile& file, const files::Row& record, AdColumn column) {
    const auto found = std::ranges::find(file.columns, column);
    const auto at = static_cast<std::size_t>(found - file.columns.begin());
    return at < record.cells.size() ? std::string_view(record.cells[at]) : std::string_view();
}

} // namespace stall::listings
