// Ads as lines of an ad file, and the refused lines of one. Must not know HTTP, storage or widgets.
#include "core/listings/ad_file.hpp"

#include "core/catalog/barcode.hpp"
#include "core/files/refused_lines.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

constexpr std::array kExported = {AdColumn::sku,
                                  AdColumn::market,
                                  AdColumn::product_id,
                                  AdColumn::ean,
                                  AdColumn::grade,
                                  AdColumn::quantity,
                                  AdColumn::price,
                                  AdColumn::currency,
                                  AdColumn::min_price,
                                  AdColumn::max_price,
                                  AdColumn::warranty_delay,
                                  AdColumn::comment,
                                  AdColumn::publication_state,
                                  AdColumn::shipper_1,
                                  AdColumn::shipping_price_1,
                                  AdColumn::shipping_delay_1,
                                  AdColumn::shipper_2,
                                  AdColumn::shipping_price_2,
                                  AdColumn::shipping_delay_2,
                                  AdColumn::shipper_3,
                                  AdColumn::shipping_price_3,
                                  AdColumn::shipping_delay_3,
                                  AdColumn::title,
                                  AdColumn::description,
                                  AdColumn::brand,
                                  AdColumn::price_new,
                                  AdColumn::weight,
                                  AdColumn::category_id};

std::string amount(const std::optional<Money>& money) { return money ? to_text(*money) : ""; }

/// Others may have written the sheet: what could not be read in again is left blank.
std::string said(std::string_view text) {
    return files::has_lost_letters(text) ? std::string() : std::string(text);
}

void append_delivery(std::vector<std::string>& cells, const MarketTerms& terms, std::size_t at) {
    if (at >= terms.deliveries.size()) return cells.resize(cells.size() + 3);
    const Delivery& delivery = terms.deliveries[at];
    cells.push_back(delivery.shipper);
    cells.push_back(to_text(delivery.price));
    cells.push_back(std::to_string(delivery.delay_hours));
}

} // namespace

std::string ad_file_header(files::Dialect dialect, std::span<const std::string> attribute_fields) {
    std::vector<std::string> cells;
    for (const AdColumn column : kExported) cells.emplace_back(name_of(column));
    cells.insert(cells.end(), attribute_fields.begin(), attribute_fields.end());
    return std::string(files::kByteOrderMark) +
           files::write_row(cells, dialect, files::Defuse::formulas);
}

std::string ad_file_line(const ExportedAd& ad, files::Dialect dialect,
                         std::span<const std::string> attribute_fields) {
    const MarketTerms& terms = ad.terms;
    const catalog::ProductDraft& sheet = ad.sheet;
    const bool has_price = terms.price.minor > 0;
    const bool is_settled = terms.publication >= Publication::online;
    std::vector<std::string> cells = {
        ad.sku,
        std::string(code_of(terms.market)),
        ad.product.exists() ? std::to_string(ad.product.value) : "",
        catalog::check_barcode(sheet.ean).value_or(""),
        std::string(name_of(ad.grade)),
        std::to_string(ad.quantity),
        has_price ? to_text(terms.price) : "",
        currency_of(terms.market).code(),
        amount(terms.floor),
        amount(terms.maximum),
        std::to_string(terms.warranty_months),
        said(terms.comment),
        is_settled ? std::to_string(static_cast<int>(terms.publication)) : ""};
    for (std::size_t at = 0; at < kDeliveriesMax; ++at) append_delivery(cells, terms, at);
    for (std::string cell :
         {said(sheet.title), said(sheet.description), said(sheet.brand), amount(sheet.new_price),
          sheet.weight_grams > 0 ? std::to_string(sheet.weight_grams) : "",
          sheet.category.exists() ? std::to_string(sheet.category.value) : ""})
        cells.push_back(std::move(cell));
    for (const std::string& field : attribute_fields)
        cells.push_back(said(catalog::value_of(sheet.attributes, field)));
    return files::write_row(cells, dialect, files::Defuse::formulas);
}

std::string refused_lines(std::span<const files::Row> records, files::Dialect dialect,
                          const std::map<std::int64_t, std::string>& reason_of_line) {
    return files::refused_lines(records, dialect, reason_of_line, kReasonColumn);
}

} // namespace stall::listings
