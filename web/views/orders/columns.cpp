// The columns of the list of orders, between the model's layout and the kit's.
// Must not know what stands in a cell.
#include "web/views/kept_list.hpp"
#include "web/views/orders/parts.hpp"

#include <algorithm>

namespace stall::views::orders {
namespace {

using app::orders::Column;

constexpr float kOrderWidth = 92, kPlacedWidth = 128, kContentLeast = 150, kTotalWidth = 128;
constexpr float kCustomerWidth = 176, kCustomerLeast = 108;

/// Room for the longest delay, whatever the language calls it.
float deadline_width(const Scene& scene) {
    constexpr Instant kHours{(22 * 60 + 58) * 60'000};
    const auto hours =
        app::format_span(scene.page.model.language, time::time_left(kHours, Instant{}));
    const float words = kit::text_width(scene.say("orders.late", {{"span", hours}}));
    constexpr float kIconRoom = 20, kSidesRoom = 20;
    return std::max(168.0F, words + kIconRoom + kSidesRoom);
}

/// What the list has for the columns that it can do without.
float spare_width(const Scene& scene) {
    constexpr float kCheckAndBarRoom = 34 + 13;
    const bool has_detail = scene.orders.question.opened.exists();
    return scene.width - (has_detail ? kit::drawer_width() : 0) - kCheckAndBarRoom - kOrderWidth -
           kCustomerLeast - deadline_width(scene);
}

/// Beside an open detail and in a small window the list keeps what is needed to choose the next
/// order: its deadline, before all.
bool makes_room(const Scene& scene, Column column) {
    const float spare = spare_width(scene);
    switch (column) {
    case Column::content: return spare < kContentLeast;
    case Column::total: return spare < kContentLeast + kTotalWidth;
    case Column::placed:
        return scene.orders.question.opened.exists() ||
               spare < kContentLeast + kTotalWidth + kPlacedWidth;
    default: return false;
    }
}

bool shows_content(const Scene& scene) {
    const auto& columns = scene.orders.columns;
    const auto found =
        std::ranges::find(columns, Column::content, &app::orders::ColumnLayout::column);
    return found != columns.end() && found->is_shown && !makes_room(scene, Column::content);
}

} // namespace

std::span<const kit::TableColumn> table_columns(const Scene& scene) {
    static std::array<kit::TableColumn, app::orders::kColumns.size()> columns;
    const bool has_content = shows_content(scene);
    const float left = spare_width(scene) - kContentLeast - kTotalWidth;
    const float customer = std::clamp(kCustomerLeast + left / 2, kCustomerLeast, kCustomerWidth);
    const std::array<float, app::orders::kColumns.size()> widths = {
        kOrderWidth, kPlacedWidth, customer, 260, kTotalWidth, deadline_width(scene)};
    // Elsewhere the server sorts, by date, and what the last column says is mostly a state.
    const bool has_deadlines = app::orders::is_held(scene.orders.question.segment);
    const std::array<app::TextKey, app::orders::kColumns.size()> titles = {
        "orders.column.order",
        "orders.column.placed",
        "orders.column.customer",
        "orders.column.content",
        "orders.column.total",
        has_deadlines ? app::TextKey("orders.column.deadline")
                      : app::TextKey("orders.filter.state")};
    for (std::size_t place = 0; place < columns.size(); ++place) {
        const auto column = app::orders::kColumns[place];
        const bool is_sorted =
            has_deadlines && (column == Column::placed || column == Column::deadline);
        columns[place] = {.key = app::orders::name_of(column),
                          .title = scene.text(titles[place]),
                          .width = widths[place],
                          .align = column == Column::total ? kit::Align::right : kit::Align::left,
                          .stretches = column == (has_content ? Column::content : Column::customer),
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

void columns_ui(const Scene& scene) {
    // His choice, also of a column that has no room just now.
    const auto makes_room = [](Column) { return false; };
    const auto& columns = scene.orders.columns;
    const auto layout = kit::columns_button("columns", table_columns(scene),
                                            views::table_layout(columns, makes_room));
    if (layout)
        scene.type(Entry::columns, app::columns_text(columns_from(columns, *layout, makes_room)));
}

} // namespace stall::views::orders
