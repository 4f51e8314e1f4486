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

constexpr float kSides = 20;

/// The widest state in this language, as a pill.
float state_width(const Scene& scene) {
    using stall::orders::OrderState;
    constexpr float kPillRoom = 35;
    float widest = 90;
    for (const auto state : {OrderState::to_confirm, OrderState::to_dispatch, OrderState::done})
        widest = std::max(widest, kit::text_width(scene.text(title_of(state))) + kPillRoom);
    return widest + kSides;
}

/// What the list has beside its first columns.
float bare_width(const Scene& scene) {
    constexpr float kCheckAndBarRoom = 34 + 13;
    const bool has_detail = scene.orders.question.opened.exists();
    return scene.width - (has_detail ? kit::drawer_width() : 0) - kCheckAndBarRoom - kOrderWidth -
           kCustomerLeast;
}

bool is_all(const Scene& scene) { return scene.orders.question.segment == Segment::all; }

/// Of the columns that say how an order stands.
float standing_width(const Scene& scene) {
    const bool has_both = is_all(scene) && shows_deadline(scene);
    return deadline_width(scene) + (has_both ? state_width(scene) : 0);
}

/// What the list has for the columns that it can do without.
float spare_width(const Scene& scene) { return bare_width(scene) - standing_width(scene); }

constexpr std::array<RowButton, 1> kRefuse = {
    RowButton{Deed::cancel, Act::cancel, "orders.cancel", kit::kNoIcon, kit::Tone::red}};
constexpr std::array<RowButton, 2> kGoOn = {
    RowButton{Deed::confirm, Act::confirm, "orders.confirm", kit::kIconCheck, kit::Tone::green},
    RowButton{Deed::dispatch, Act::dispatch, "orders.dispatch.open", kit::kIconTruck,
              kit::Tone::plain}};

constexpr std::array<std::string_view, kRowActs> kActKeys = {"refuse", "go_on"};

/// 0 where no order of the segment has such a button.
float button_width(const Scene& scene, RowAct act) {
    const auto segment = scene.orders.question.segment;
    const bool has_any = segment == Segment::all || segment == Segment::to_confirm ||
                         (segment == Segment::to_dispatch && act == RowAct::go_on);
    if (!has_any || !refused_role(scene).empty()) return 0;
    constexpr float kButtonRoom = 39 + kSides;
    float widest = 0;
    for (const auto& button : row_buttons(act))
        widest = std::max(widest, kit::text_width(scene.text(button.label)) + kButtonRoom);
    return widest;
}

float buttons_width(const Scene& scene) {
    return button_width(scene, RowAct::refuse) + button_width(scene, RowAct::go_on);
}

/// All of them or none: one alone would stand where the other is expected.
bool shows_buttons(const Scene& scene) {
    return spare_width(scene) >= kContentLeast + kTotalWidth + buttons_width(scene);
}

/// Beside an open detail and in a small window the list keeps what is needed to choose the next
/// order: its deadline, before all.
bool makes_room(const Scene& scene, Column column) {
    const float spare = spare_width(scene);
    const float buttons = shows_buttons(scene) ? buttons_width(scene) : 0;
    switch (column) {
    case Column::content: return spare < kContentLeast;
    case Column::total: return spare < kContentLeast + kTotalWidth;
    case Column::placed:
        return scene.orders.question.opened.exists() ||
               spare - buttons < kContentLeast + kTotalWidth + kPlacedWidth;
    case Column::state: return app::orders::is_held(scene.orders.question.segment);
    case Column::deadline: return !shows_deadline(scene);
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

std::span<const RowButton> row_buttons(RowAct act) {
    if (act == RowAct::refuse) return kRefuse;
    return kGoOn;
}

bool shows_deadline(const Scene& scene) {
    if (!is_all(scene)) return app::orders::is_held(scene.orders.question.segment);
    return bare_width(scene) - deadline_width(scene) - state_width(scene) >= kContentLeast;
}

std::span<const kit::TableColumn> table_columns(const Scene& scene) {
    constexpr auto kOwn = app::orders::kColumns.size();
    static std::array<kit::TableColumn, kOwn + kRowActs> columns;
    const bool has_content = shows_content(scene);
    const float buttons = shows_buttons(scene) ? buttons_width(scene) : 0;
    const float left = spare_width(scene) - buttons - kContentLeast - kTotalWidth;
    const float customer = std::clamp(kCustomerLeast + left / 2, kCustomerLeast, kCustomerWidth);
    const bool has_both = is_all(scene) && shows_deadline(scene);
    const std::array<float, kOwn> widths = {kOrderWidth,
                                            kPlacedWidth,
                                            customer,
                                            260,
                                            kTotalWidth,
                                            has_both ? state_width(scene) : deadline_width(scene),
                                            deadline_width(scene)};
    // Elsewhere the server sorts, by date.
    const bool has_deadlines = app::orders::is_held(scene.orders.question.segment);
    constexpr std::array<app::TextKey, kOwn> kTitles = {
        "orders.column.order",   "orders.column.placed", "orders.column.customer",
        "orders.column.content", "orders.column.total",  "orders.filter.state",
        "orders.column.deadline"};
    for (std::size_t place = 0; place < kOwn; ++place) {
        const auto column = app::orders::kColumns[place];
        const bool is_sorted =
            has_deadlines && (column == Column::placed || column == Column::deadline);
        columns[place] = {.key = app::orders::name_of(column),
                          .title = scene.text(kTitles[place]),
                          .width = widths[place],
                          .align = column == Column::total ? kit::Align::right : kit::Align::left,
                          .stretches = column == (has_content ? Column::content : Column::customer),
                          .can_sort = is_sorted,
                          .can_hide = column != Column::order};
    }
    constexpr std::array<app::TextKey, kRowActs> kActTitles = {"orders.column.refuse",
                                                               "orders.column.go_on"};
    for (std::size_t act = 0; act < kRowActs; ++act)
        columns[kOwn + act] = {.key = kActKeys[act],
                               .title = scene.text(kActTitles[act]),
                               .width = button_width(scene, static_cast<RowAct>(act)),
                               .align = kit::Align::right,
                               .can_sort = false,
                               .can_hide = false};
    return columns;
}

kit::TableLayout table_layout(const Scene& scene) {
    auto layout = views::table_layout(scene.orders.columns,
                                      [&](Column column) { return makes_room(scene, column); });
    const bool has_buttons = shows_buttons(scene);
    for (std::size_t act = 0; act < kRowActs; ++act)
        layout.push_back({std::string(kActKeys[act]), 0,
                          !has_buttons || button_width(scene, static_cast<RowAct>(act)) == 0});
    return layout;
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
