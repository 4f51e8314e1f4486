// The columns of the list of orders and its saved views; see kept_list.hpp.
// Must not know widgets.
#include "web/app/orders/kept_list.hpp"

#include "web/app/orders/asking.hpp"

namespace stall::app::orders {
namespace {

void keep_views(Turn& turn) {
    turn.keep(Kept::order_views, views_text(turn.model.orders->saved_views, print_question));
}

void save_view(Turn& turn) {
    auto& orders = *turn.model.orders;
    auto question = orders.question;
    question.opened = {};
    if (!app::save_view(orders.saved_views, orders.view_name, question)) return;
    orders.view_name.clear();
    keep_views(turn);
}

} // namespace

void restore_list(Turn& turn) {
    auto& orders = *turn.model.orders;
    orders.columns = columns_in(kept_text(turn.model, Kept::order_columns), first_columns());
    orders.saved_views =
        views_in<Question>(kept_text(turn.model, Kept::order_views), parse_question);
}

void set_columns(Turn& turn, std::string_view text) {
    auto& columns = turn.model.orders->columns;
    columns = columns_in(text, first_columns());
    turn.keep(Kept::order_columns, columns_text(columns));
}

bool press_view(Turn& turn, const Pressed& pressed) {
    const bool is_of_views = pressed.act == Act::save_view || pressed.act == Act::choose_view ||
                             pressed.act == Act::forget_view;
    if (!is_of_views) return false;
    auto& views = turn.model.orders->saved_views;
    const auto index = static_cast<std::size_t>(pressed.subject);
    if (pressed.act == Act::save_view) {
        save_view(turn);
    } else if (index >= views.size()) {
        return true;
    } else if (pressed.act == Act::choose_view) {
        ask(turn, views[index].question);
    } else {
        views.erase(views.begin() + static_cast<std::ptrdiff_t>(index));
        keep_views(turn);
    }
    return true;
}

} // namespace stall::app::orders
