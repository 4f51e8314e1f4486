// Ads as lines of an ad file, and the refused lines of one. Must not know HTTP, storage or widgets.
#include "core/listings/ad_file.hpp"

#include "core/base/text.hpp"
#include "core/catalog/barcode.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

constexpr std::array kExported = {
    AdColumn::sku,       AdColumn::product_id,     AdColumn::ean,      AdColumn::grade,
    AdColumn::quantity,  AdColumn::price,          AdColumn::currency, AdColumn::min_price,
    AdColumn::max_price, AdColumn::warranty_delay, AdColumn::comment,  AdColumn::publication_state};

std::string amount(const std::optional<Money>& money) { return money ? to_text(*money) : ""; }

std::string reasons_of(std::span<const CellRefusal> refusals, std::int64_t line) {
    std::string reasons;
    for (const CellRefusal& refusal : refusals) {
        if (refusal.line != line) continue;
        reasons += reasons.empty() ? "" : "; ";
        reasons +=
            (refusal.error.where.empty() ? "" : refusal.error.where + ": ") + refusal.error.code;
        if (!refusal.error.wanted.empty()) reasons += " (" + refusal.error.wanted + ")";
    }
    return reasons;
}

} // namespace

std::string ad_file_header(files::Dialect dialect) {
    std::vector<std::string> cells;
    for (const AdColumn column : kExported) cells.emplace_back(name_of(column));
    return files::write_row(cells, dialect, files::Defuse::no);
}

std::string ad_file_line(const ExportedAd& ad, files::Dialect dialect) {
    const MarketTerms& terms = ad.terms;
    const bool has_price = terms.price.minor > 0;
    const bool is_settled = terms.publication >= Publication::online;
    const std::vector<std::string> cells = {
        ad.sku,
        ad.product.exists() ? std::to_string(ad.product.value) : "",
        catalog::check_barcode(ad.ean).ok() ? ad.ean : "",
        std::string(name_of(ad.grade)),
        std::to_string(ad.quantity),
        has_price ? to_text(terms.price) : "",
        currency_of(terms.market).code(),
        amount(terms.floor),
        amount(terms.maximum),
        std::to_string(terms.warranty_months),
        terms.comment,
        is_settled ? std::to_string(static_cast<int>(terms.publication)) : ""};
    return files::write_row(cells, dialect, files::Defuse::no);
}

std::string refused_lines(std::string_view utf8, files::Dialect dialect,
                          std::span<const CellRefusal> refusals) {
    std::string text;
    std::size_t width = 0;
    bool is_header = true;
    for (files::Row& row : files::read(utf8, dialect)) {
        const std::string reasons = reasons_of(refusals, row.line);
        if (is_header) width = row.cells.size();
        if (!is_header && reasons.empty()) continue;
        if (row.cells.size() < width) row.cells.resize(width);
        row.cells.push_back(is_header ? "refused" : reasons);
        text += files::write_row(row.cells, dialect, files::Defuse::no);
        is_header = false;
    }
    return text;
}

} // namespace stall::listings
