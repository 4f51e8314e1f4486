// The columns of the list of orders, between the model's layout and the kit's.
// Must not know what stands in a cell.
#include "web/views/kept_list.hpp"
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using app::orders::Column;

/// Beside an open detail the list keeps what is needed to choose the next order.
bool makes_room(const Scene& scene, Column column) {
    return column == Column::placed && scene.orders.question.opened.exists();
}

} // namespace

std::span<const kit::TableColumn> table_columns(const Scene& scene) {
    static std::array<kit::TableColumn, app::orders::kColumns.size()> columns;
    constexpr std::array<float, app::orders::kColumns.size()> kWidths = {98,  128, 176,
                                                                         260, 128, 168};
    constexpr std::array<app::TextKey, app::orders::kColumns.size()> kTitles = {
        "orders.column.order",   "orders.column.placed", "orders.column.customer",
        "orders.column.content", "orders.column.total",  "orders.column.deadline"};
    for (std::size_t place = 0; place < columns.size(); ++place) {
        const auto column = app::orders::kColumns[place];
        const bool is_sorted = column == Column::placed || column == Column::deadline;
        columns[place] = {.key = app::orders::name_of(column),
                          .title = scene.text(kTitles[place]),
                          .width = kWidths[place],
                          .align = column == Column::total ? kit::Align::right : kit::Align::left,
                          .stretches = column == Column::content,
                          .can_sort = is_sorted,
                          .can_hide = column != Column::order};
    }
    return columns;
}

kit::TableLayout table_layout(const Scene& scene) {
    return views::table_layout(scene.orders.columns,
                               [&](Column column) { return makes_room(scene, column); });
}

void send_columns(const Scene& scene, const kit::TableLayout& layout) {
    const auto columns = columns_from(scene.orders.columns, layout,
                                      [&](Column column) { return makes_room(scene, column); });
    scene.type(Entry::columns, app::columns_text(columns));
}

} // namespace stall::views::orders
