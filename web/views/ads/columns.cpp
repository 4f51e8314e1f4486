// The columns of the ads list; see columns.hpp.
// Must not know what stands in a cell.
#include "web/views/ads/columns.hpp"

#include "web/views/kept_list.hpp"
#include "web/views/pill_column.hpp"

namespace stall::views::ads {
namespace {

using app::ads::Column;

struct Measure {
    float width;
    float width_min;
    kit::Align align;
};

Measure measure_of(Column column) {
    switch (column) {
    case Column::buybox: return {158, 90, kit::Align::left};
    case Column::ad: return {260, 140, kit::Align::left};
    case Column::grade: return {98, 70, kit::Align::left};
    case Column::market: return {76, 56, kit::Align::left};
    case Column::category: return {140, 80, kit::Align::left};
    case Column::stock: return {72, 56, kit::Align::right};
    case Column::to_win: return {118, 90, kit::Align::right};
    case Column::rivals: return {68, 56, kit::Align::right};
    default: return {92, 72, kit::Align::right};
    }
}

/// Beside an open detail, which says the rest, the list keeps what chooses the next row.
bool makes_room(const Context& context, Column column) {
    const bool is_secondary = column == Column::new_price || column == Column::distance ||
                              column == Column::rivals || column == Column::kept ||
                              column == Column::margin;
    return is_secondary && context.model.route.opened.has_value();
}

} // namespace

std::span<const kit::TableColumn> table_columns(const Context& context) {
    static constexpr std::array<app::TextKey, 4> kMarks = {"colour.green", "colour.red",
                                                           "colour.orange", "colour.grey"};
    static std::array<kit::TableColumn, app::ads::kColumns.size()> columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = app::ads::kColumns[i];
        const auto measure = measure_of(column);
        columns[i] = {.key = app::ads::name_of(column),
                      .title = context.text(app::title_of(column)),
                      .width = column == Column::buybox
                                   ? pill_column_width(context, kMarks, measure.width)
                                   : measure.width,
                      .width_min = measure.width_min,
                      .align = measure.align,
                      .stretches = column == Column::ad,
                      .can_hide = column != Column::ad};
    }
    return columns;
}

kit::TableLayout table_layout(const Context& context) {
    return views::table_layout(context.model.ads.columns,
                               [&](Column column) { return makes_room(context, column); });
}

std::vector<app::ads::ColumnLayout> layout_from(const Context& context,
                                                const kit::TableLayout& layout) {
    return columns_from(context.model.ads.columns, layout,
                        [&](Column column) { return makes_room(context, column); });
}

} // namespace stall::views::ads
