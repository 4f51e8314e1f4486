// Names of the columns, as they stand in URLs and in what is kept.
// Must not know how columns are titled.
#include "web/app/ads/parts.hpp"

namespace stall::app::ads {
namespace {

constexpr std::array<std::string_view, kColumns.size()> kNames = {
    "buybox", "ad",        "grade",    "market", "category", "stock", "price",
    "to_win", "new_price", "distance", "rivals", "floor",    "kept",  "margin"};

} // namespace

std::string_view name_of(Column column) { return kNames[static_cast<std::size_t>(column)]; }

std::optional<Column> parse_column(std::string_view name) {
    for (const auto column : kColumns)
        if (name_of(column) == name) return column;
    return std::nullopt;
}

std::vector<ColumnLayout> first_columns() {
    std::vector<ColumnLayout> columns;
    for (const auto column : kColumns) {
        const bool is_shown = column != Column::market && column != Column::category &&
                              column != Column::floor && column != Column::kept &&
                              column != Column::margin;
        columns.push_back({column, is_shown, 0});
    }
    return columns;
}

} // namespace stall::app::ads
