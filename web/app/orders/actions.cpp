// What is done to orders, asked and sent; see actions.hpp.
// Must not know widgets, nor what is answered.
#include "web/app/orders/actions.hpp"

#include "web/app/orders/list.hpp"
#include "web/app/orders/loading.hpp"

namespace stall::app::orders {
namespace {

constexpr std::string_view path_of(Deed deed) {
    switch (deed) {
    case Deed::confirm: return "/confirm";
    case Deed::cancel: return "/cancel";
    case Deed::dispatch: return "/dispatch";
    case Deed::refund: return "/refund";
    case Deed::after_sales: return "/ticket";
    }
    return "";
}

void start_write(Turn& turn, const Dialog& dialog, std::string body) {
    auto& orders = *turn.model.orders;
    Write write;
    write.id = turn.next_number();
    write.deed = dialog.deed;
    write.orders = dialog.orders;
    write.body = std::move(body);
    write.idempotency_key = turn.next_key();
    write.dialog = dialog;
    const bool is_one = dialog.orders.size() == 1;
    write.path = is_one ? "/desk/v1/orders/" + std::to_string(dialog.orders[0].value) +
                              std::string(path_of(dialog.deed))
                        : std::string("/desk/v1/orders/bulk");
    for (const auto id : dialog.orders) {
        const auto* brief = find(orders, id);
        if (!brief) continue;
        if (is_one) write.based_on = brief->version;
        write.before.push_back(*brief);
        // What can be foreseen is shown at once; money is not.
        orders.known[id] = foreseen(*brief, dialog.deed);
    }
    orders.writes.push_back(std::move(write));
    post(turn, orders.writes.back());
    refresh_list(orders);
}

} // namespace

void post(Turn& turn, Write& write) {
    effect::Fetch request;
    request.method = "POST";
    request.path = write.path;
    request.headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", write.idempotency_key}};
    if (write.based_on.exists())
        request.headers.emplace_back("If-Match",
                                     "\"" + std::to_string(write.based_on.value) + "\"");
    request.body = write.body;
    write.state = Write::State::sent;
    write.request = turn.fetch({Purpose::orders, write.id}, std::move(request));
}

const Order* full_order(const Orders& orders, OrderId id) {
    return orders.opened && orders.opened->order.id == id ? &orders.opened->order : nullptr;
}

void ask(Turn& turn, Deed deed, const std::vector<OrderId>& ids) {
    auto& orders = *turn.model.orders;
    const auto allowed = allowing(orders, ids, deed);
    if (allowed.empty() || (orders.dialog && orders.dialog->is_sending)) return;
    Dialog dialog;
    dialog.deed = deed;
    dialog.orders = allowed;
    orders.dialog = std::move(dialog);
    // Lines and money are only in the whole order.
    if (allowed.size() == 1 && !full_order(orders, allowed[0]) &&
        (deed == Deed::refund || deed == Deed::dispatch)) {
        orders.question.opened = allowed[0];
        load_sheet(turn);
    }
}

void send_dialog(Turn& turn) {
    auto& orders = *turn.model.orders;
    if (!orders.dialog || orders.dialog->is_sending) return;
    auto& dialog = *orders.dialog;
    auto body = body_of(turn.model.language, orders, dialog);
    if (!body) {
        dialog.error = body.error();
        return;
    }
    dialog.error.reset();
    const Dialog sent = dialog;
    const bool is_foreseen = dialog.deed == Deed::confirm || dialog.deed == Deed::cancel;
    if (is_foreseen)
        orders.dialog.reset();
    else
        dialog.is_sending = true;
    start_write(turn, sent, std::move(body).value());
}

void dispatch_now(Turn& turn, OrderId id) {
    auto& orders = *turn.model.orders;
    if (allowing(orders, {id}, Deed::dispatch).empty()) return;
    Dialog dialog;
    dialog.deed = Deed::dispatch;
    dialog.orders = {id};
    auto body = body_of(turn.model.language, orders, dialog);
    if (body) start_write(turn, dialog, std::move(body).value());
}

} // namespace stall::app::orders
