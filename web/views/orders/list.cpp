// The orders as a table, or as cards on a phone.
// Must not know how a deadline is reached or what a message does.
#include "web/views/orders/parts.hpp"

namespace stall::views::orders {
namespace {

using app::orders::Column;

const OrderBrief& at(const Scene& scene, std::size_t row) {
    return scene.orders.known.at(scene.orders.listed[row]);
}

kit::Tone edge_of(const Scene& scene, const OrderBrief& brief) {
    if (const auto due = app::orders::due_of(brief)) {
        const auto tone = countdown(scene, due->by).tone;
        return tone == kit::Tone::plain ? kit::Tone::plain : tone;
    }
    return kit::Tone::plain;
}

/// "7 h 05 min left", "late by 41 min"
std::string left_words(const Scene& scene, const Countdown& left) {
    return left.left.urgency == time::Urgency::late
               ? left.words
               : scene.say("orders.left", {{"span", left.words}});
}

kit::TableCell deadline_cell(const Scene& scene, const OrderBrief& brief) {
    kit::TableCell cell;
    if (app::orders::is_pending(scene.orders, brief.id)) {
        cell.text = scene.text("orders.sending");
        cell.icon = kit::kIconRefreshCw;
        cell.tone = kit::Tone::tertiary;
        return cell;
    }
    if (const auto due = app::orders::due_of(brief)) {
        const auto left = countdown(scene, due->by);
        cell.text = left.words;
        cell.icon = kit::kIconClock;
        cell.tone = left.tone;
        cell.name = left_words(scene, left);
        return cell;
    }
    const auto mark = mark_of(scene, brief);
    cell.kind = kit::CellKind::pill;
    cell.text = mark.word;
    cell.icon = mark.icon;
    cell.tone = mark.tone;
    return cell;
}

/// How the order stands, and until when, where the deadline has no column of its own.
kit::TableCell state_cell(const Scene& scene, const OrderBrief& brief) {
    const bool has_deadline = shows_deadline(scene);
    if (!has_deadline && app::orders::is_pending(scene.orders, brief.id))
        return deadline_cell(scene, brief);
    kit::TableCell cell;
    auto mark = mark_of(scene, brief);
    const auto due = app::orders::due_of(brief);
    cell.text = std::move(mark.word);
    if (due && !has_deadline) {
        const auto left = countdown(scene, due->by);
        cell.second = left_words(scene, left);
        cell.tone = left.tone;
        return cell;
    }
    cell.kind = kit::CellKind::pill;
    cell.tone = mark.tone;
    const bool is_new = due && !due->is_dispatch && mark.tone == kit::Tone::grey;
    if (is_new) cell.tone = kit::Tone::accent;
    if (!due) cell.icon = mark.icon;
    return cell;
}

kit::TableCell button_cell(const Scene& scene, const OrderBrief& brief, RowAct act) {
    kit::TableCell cell;
    if (app::orders::is_pending(scene.orders, brief.id)) return cell;
    for (const auto& button : row_buttons(act)) {
        if (!app::orders::allows(brief, button.deed)) continue;
        cell.kind = kit::CellKind::button;
        cell.text = scene.text(button.label);
        cell.name = cell.text + " " + number_of(brief.id);
        cell.icon = button.icon;
        cell.tone = button.tone;
        return cell;
    }
    return cell;
}

void press_button(const Scene& scene, const OrderBrief& brief, RowAct act) {
    for (const auto& button : row_buttons(act))
        if (app::orders::allows(brief, button.deed)) return scene.press(button.act, brief.id.value);
}

kit::TableCell cell_of(const Scene& scene, const OrderBrief& brief, Column column) {
    kit::TableCell cell;
    switch (column) {
    case Column::order: cell.text = number_of(brief.id); break;
    case Column::placed: cell.text = scene.short_moment(brief.created_at); break;
    case Column::customer: cell.text = brief.customer; break;
    case Column::content: cell.text = content_words(scene, brief); break;
    case Column::total:
        cell.text = scene.page.money({brief.price_minor + brief.shipping_minor, brief.currency});
        break;
    case Column::state: return state_cell(scene, brief);
    case Column::deadline:
        cell = deadline_cell(scene, brief);
        // Beside the state it says nothing twice.
        if (cell.kind == kit::CellKind::pill && scene.orders.question.segment == Segment::all)
            cell.kind = kit::CellKind::dash, cell.text.clear();
        break;
    }
    return cell;
}

std::vector<kit::SortBy> sort_of(const Scene& scene) {
    using app::orders::SortedBy;
    switch (scene.orders.question.sorted_by()) {
    case SortedBy::oldest: return {{"placed", kit::Direction::ascending}};
    case SortedBy::deadline: return {{"deadline", kit::Direction::ascending}};
    default: return {{"placed", kit::Direction::descending}};
    }
}

void send_selection(const Scene& scene, const kit::SelectionChange& change) {
    using Kind = kit::SelectionChange::Kind;
    using How = app::orders::RowsTicked::How;
    if (change.kind == Kind::all) return scene.press(Act::tick_all);
    if (change.kind == Kind::none) return scene.press(Act::untick_all);
    const auto how = change.kind == Kind::only  ? How::only
                     : change.kind == Kind::add ? How::add
                                                : How::remove;
    scene.page.send(app::orders::Message(app::orders::RowsTicked{how, change.first, change.last}));
}

std::string footer_words(const Scene& scene) {
    const auto shown = static_cast<std::int64_t>(scene.orders.listed.size());
    const auto total = scene.orders.total;
    if (total < 0 && scene.orders.page.request != 0) return std::string(scene.text("orders.more"));
    if (total >= 0 && shown >= total)
        return scene.page.say_count("orders.count.one", "orders.count.other", shown);
    const auto words = total < 0 ? scene.page.count(shown) + "+" : scene.page.count(total);
    return scene.say("orders.footer", {{"shown", scene.page.count(shown)}, {"total", words}});
}

constexpr std::array kMenuActs = {Act::open,     Act::confirm, Act::cancel,
                                  Act::dispatch, Act::refund,  Act::after_sales};

std::array<kit::MenuItem, kMenuActs.size()> row_menu(const Scene& scene) {
    return {kit::MenuItem{.key = "open", .label = scene.text("orders.open"), .icon = kit::kIconEye},
            kit::MenuItem{.key = "confirm",
                          .label = scene.text("orders.confirm"),
                          .icon = kit::kIconCheck,
                          .has_line_before = true},
            kit::MenuItem{.key = "cancel",
                          .label = scene.text("orders.cancel"),
                          .icon = kit::kIconX,
                          .is_dangerous = true},
            kit::MenuItem{.key = "dispatch",
                          .label = scene.text("orders.dispatch.open"),
                          .icon = kit::kIconTruck},
            kit::MenuItem{.key = "refund",
                          .label = scene.text("orders.refund"),
                          .icon = kit::kIconUndo2,
                          .has_line_before = true},
            kit::MenuItem{.key = "after_sales",
                          .label = scene.text("orders.after_sales"),
                          .icon = kit::kIconMessageSquare}};
}

void send_menu(const Scene& scene, const kit::TableResult::MenuChosen& chosen) {
    scene.press(kMenuActs[chosen.item], at(scene, chosen.row).id.value);
}

/// The next page is asked for before its place is reached.
void ask_for_more(const Scene& scene, std::size_t first_visible, std::size_t visible_count) {
    constexpr std::size_t kAhead = 30;
    const bool is_near = first_visible + visible_count + kAhead >= scene.orders.listed.size();
    const bool is_idle = scene.orders.page.state == app::orders::Load::State::ready;
    if (is_near && is_idle && !scene.orders.next.empty()) scene.press(Act::more);
}

void table_ui(const Scene& scene) {
    const auto layout = table_layout(scene);
    const auto sort = sort_of(scene);
    const auto footer = footer_words(scene);
    const auto menu = row_menu(scene);
    kit::Table setup;
    setup.name = scene.text("orders.list");
    setup.columns = table_columns(scene);
    setup.layout = &layout;
    setup.sort = sort;
    setup.row_count = scene.orders.listed.size();
    setup.row = [&](std::size_t row) {
        const auto& brief = at(scene, row);
        kit::TableRow shown;
        shown.id = static_cast<std::uint64_t>(brief.id.value);
        shown.edge = edge_of(scene, brief);
        shown.is_selected = scene.orders.ticked.contains(brief.id);
        shown.is_current = scene.orders.question.opened == brief.id;
        shown.name = number_of(brief.id);
        return shown;
    };
    setup.cell = [&](std::size_t row, std::size_t column) {
        constexpr auto kOwn = app::orders::kColumns.size();
        if (column >= kOwn)
            return button_cell(scene, at(scene, row), static_cast<RowAct>(column - kOwn));
        return cell_of(scene, at(scene, row), app::orders::kColumns[column]);
    };
    const auto ticked = scene.orders.ticked.size();
    setup.all_selected = ticked == 0                            ? kit::Checked::off
                         : ticked >= scene.orders.listed.size() ? kit::Checked::on
                                                                : kit::Checked::mixed;
    setup.row_menu = menu;
    setup.footer = footer;
    const auto result = kit::table("orders", setup);
    if (result.opened) scene.press(Act::open, at(scene, *result.opened).id.value);
    if (result.advice)
        press_button(scene, at(scene, result.advice->row),
                     static_cast<RowAct>(result.advice->column - app::orders::kColumns.size()));
    if (result.selection) send_selection(scene, *result.selection);
    if (result.sort && !result.sort->empty()) {
        const auto& by = result.sort->front();
        const auto column = by.column == "deadline" ? Column::deadline : Column::placed;
        scene.choose(Choice::sort, static_cast<std::int64_t>(column),
                     by.direction == kit::Direction::descending ? 1 : 0);
    }
    if (result.layout) send_columns(scene, *result.layout);
    if (result.menu) send_menu(scene, *result.menu);
    ask_for_more(scene, result.first_visible, result.visible_count);
}

kit::ListCard card_of(const Scene& scene, std::size_t row) {
    const auto& brief = at(scene, row);
    const auto deadline = deadline_cell(scene, brief);
    kit::ListCard card;
    card.id = static_cast<std::uint64_t>(brief.id.value);
    card.edge = edge_of(scene, brief);
    card.pill = deadline.name.empty() ? deadline.text : deadline.name;
    card.pill_icon = deadline.icon;
    card.corner = number_of(brief.id);
    card.title = content_words(scene, brief);
    card.note = brief.customer + " · " + brief.country;
    card.left = scene.page.money({brief.price_minor + brief.shipping_minor, brief.currency});
    card.right = scene.text(title_of(brief.state));
    card.right_tone = kit::Tone::secondary;
    return card;
}

} // namespace

void list_ui(const Scene& scene) {
    if (kit::breakpoint() != kit::Breakpoint::narrow) return table_ui(scene);
    std::size_t furthest = 0;
    const auto opened = kit::card_list("cards", scene.text("orders.list"),
                                       scene.orders.listed.size(), [&](std::size_t row) {
                                           furthest = std::max(furthest, row);
                                           return card_of(scene, row);
                                       });
    if (opened) scene.press(Act::open, at(scene, *opened).id.value);
    ask_for_more(scene, furthest, 0);
}

} // namespace stall::views::orders
