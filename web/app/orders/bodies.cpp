// What a deed says to the server; see actions.hpp.
// Must not know widgets, nor how it is sent.
#include "web/app/orders/actions.hpp"

#include "web/app/orders/list.hpp"

namespace stall::app::orders {
namespace {

wire::OrderBulk::Action action_of(Deed deed) {
    if (deed == Deed::cancel) return wire::OrderBulk::Action::cancel;
    return deed == Deed::dispatch ? wire::OrderBulk::Action::dispatch
                                  : wire::OrderBulk::Action::confirm;
}

Error reason_missing() { return {"reason_missing", "/reason", "", ""}; }

Result<std::string> body_of_one(Language language, const Orders& orders, const Dialog& dialog) {
    const auto id = dialog.orders[0];
    const auto* order = full_order(orders, id);
    switch (dialog.deed) {
    case Deed::confirm: return wire::encode_confirm({});
    case Deed::cancel:
        if (!dialog.reason) return reason_missing();
        return wire::encode_cancel({{}, *dialog.reason});
    case Deed::dispatch: return wire::encode_dispatch(TRY(typed_dispatch(orders, order, id)));
    case Deed::refund:
        if (!order) return Error{"network", "", "", ""};
        if (!dialog.reason) return reason_missing();
        return wire::encode_refund(
            {order->currency, TRY(typed_refund(language, orders, dialog, *order))});
    case Deed::after_sales: {
        wire::TicketRequest request;
        const auto* brief = find(orders, id);
        if (!brief || brief->lines.empty()) return Error{"network", "", "", ""};
        request.line = brief->lines[0].id;
        request.subject = brief->lines[0].title;
        request.message = dialog.message;
        return wire::encode_ticket_request(TRY(wire::check_ticket_request(request)));
    }
    }
    return Error{"network", "", "", ""};
}

Result<std::string> body_of_many(const Orders& orders, const Dialog& dialog) {
    wire::OrderBulk bulk;
    bulk.action = action_of(dialog.deed);
    if (dialog.deed == Deed::cancel && !dialog.reason) return reason_missing();
    bulk.reason = dialog.reason.value_or(stall::orders::Reason::other);
    for (const auto id : dialog.orders) {
        wire::OrderBulk::Item item{id, {}};
        if (dialog.deed == Deed::dispatch)
            item.parcel = TRY(typed_dispatch(orders, full_order(orders, id), id)).parcel;
        bulk.items.push_back(std::move(item));
    }
    return wire::encode_order_bulk(bulk);
}

} // namespace

Result<std::string> body_of(Language language, const Orders& orders, const Dialog& dialog) {
    return dialog.orders.size() == 1 ? body_of_one(language, orders, dialog)
                                     : body_of_many(orders, dialog);
}

} // namespace stall::app::orders
