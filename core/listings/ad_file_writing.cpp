// Ads as lines of an ad file, and the refused lines of one. Must not know HTTP, storage or widgets.
#include "core/listings/ad_file.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"

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
    return files::write_row(cells, dialect, files::Defuse::no);
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
        terms.comment,
        is_settled ? std::to_string(static_cast<int>(terms.publication)) : ""};
    for (std::size_t at = 0; at < kDeliveriesMax; ++at) append_delivery(cells, terms, at);
    for (std::string cell : {sheet.title, sheet.description, sheet.brand, amount(sheet.new_price),
                             sheet.weight_grams > 0 ? std::to_string(sheet.weight_grams) : "",
                             sheet.category.exists() ? std::to_string(sheet.category.value) : ""})
        cells.push_back(std::move(cell));
    for (const std::string& field : attribute_fields)
        cells.emplace_back(catalog::value_of(sheet.attributes, field));
    return files::write_row(cells, dialect, files::Defuse::no);
}

std::string refused_lines(std::span<const files::Row> records, files::Dialect dialect,
                          const std::map<std::int64_t, std::string>& reason_of_line) {
    std::string text;
    std::size_t width = 0;
    bool had_reasons = false; // dropped again: the reasons are told anew
    for (const files::Row& record : records) {
        if (has_no_text(record)) continue;
        const bool is_header = width == 0;
        const auto reason = reason_of_line.find(record.line);
        if (!is_header && reason == reason_of_line.end()) continue;
        std::vector<std::string> cells = record.cells;
        if (is_header) {
            had_reasons = trim(cells.back()) == kReasonColumn;
            width = cells.size() - (had_reasons ? 1 : 0);
        }
        if (had_reasons && cells.size() > width)
            cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(width));
        cells.resize(std::max(width, cells.size()));
        cells.push_back(is_header ? std::string(kReasonColumn) : reason->second);
        text += files::write_row(cells, dialect, files::Defuse::no);
    }
    return text;
}

} // namespace stall::listings
