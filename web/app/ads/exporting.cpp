// The list as text for spreadsheets; see exporting.hpp.
// Must not know widgets or the clipboard.
#include "web/app/ads/exporting.hpp"

#include "web/app/ads/shown.hpp"
#include "web/app/wording.hpp"

namespace stall::app::ads {
namespace {

std::string amount(const ShownAd& shown, std::optional<std::int64_t> minor) {
    return minor ? to_text(shown.money(*minor)) : std::string();
}

std::string cell_of(const Model& model, const ShownAd& shown, Column column) {
    const auto& row = *shown.saved;
    const auto& position = shown.standing.position;
    const auto word = [&](TextKey key) { return std::string(text(model.language, key)); };
    switch (column) {
    case Column::buybox: return word(title_of(shown.verdict.row));
    case Column::ad: return row.title;
    case Column::grade: return word(title_of(row.grade));
    case Column::market: return std::string(listings::code_of(row.market));
    case Column::category: return row.category;
    case Column::stock: return std::to_string(position.quantity);
    case Column::price: return amount(shown, shown.standing.price_minor);
    case Column::to_win: return amount(shown, shown.advice());
    case Column::new_price: return amount(shown, position.new_price_minor);
    case Column::distance: return amount(shown, shown.verdict.distance_minor);
    case Column::rivals: return std::to_string(position.facts.rivals);
    case Column::floor: return amount(shown, position.floor_minor);
    case Column::kept: return amount(shown, shown.verdict.kept_minor);
    case Column::margin: return amount(shown, shown.verdict.margin_minor);
    }
    return {};
}

std::string without_tabs(std::string text) {
    for (auto& character : text)
        if (character == '\t' || character == '\n' || character == '\r') character = ' ';
    return text;
}

void append_line(std::string& tsv, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        tsv += (i > 0 ? "\t" : "") + without_tabs(cells[i]);
    tsv += "\n";
}

} // namespace

std::string tsv_of(const Model& model, const std::vector<table::Row>& rows) {
    std::string tsv;
    std::vector<std::string> cells = {"SKU"};
    for (const auto& layout : model.ads.columns)
        if (layout.is_shown) cells.emplace_back(text(model.language, title_of(layout.column)));
    append_line(tsv, cells);
    for (const auto row : rows) {
        const auto shown = shown_ad(model.ads, row, model.language);
        cells = {shown.saved->sku};
        for (const auto& layout : model.ads.columns)
            if (layout.is_shown) cells.push_back(cell_of(model, shown, layout.column));
        append_line(tsv, cells);
    }
    return tsv;
}

std::vector<table::Row> ticked_rows(const Model& model) {
    std::vector<table::Row> rows;
    for (const auto row : model.ads.shelf.view().rows())
        if (model.ads.ticked.contains(key_of(model.ads.shelf.at(row)))) rows.push_back(row);
    return rows;
}

} // namespace stall::app::ads
