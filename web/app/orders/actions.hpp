// What is done to orders: asked first, sent with a key of its own until it is answered, and put
// back when it is refused. Must not know widgets.
#pragma once

#include "web/app/orders/model.hpp"
#include "web/app/turn.hpp"

namespace stall::app::orders {

/// Opens the dialog of a deed on one order, or on those of the ticked that allow it.
void ask(Turn& turn, Deed deed, const std::vector<OrderId>& ids);
/// Does what the dialog says.
void send_dialog(Turn& turn);
/// Dispatches one order with what is typed for it.
void dispatch_now(Turn& turn, OrderId id);

/// What the deed says to the server. Errors: "reason_missing", those of what is typed, "network"
/// while the order's lines are not there.
Result<std::string> body_of(Language language, const Orders& orders, const Dialog& dialog);
/// Sends a write, or sends it again with its key.
void post(Turn& turn, Write& write);
/// With its lines and money, when it is the opened one.
const Order* full_order(const Orders& orders, OrderId id);

/// The answer to a write or to a look at its task; false when the request is none of them.
bool write_answered(Turn& turn, std::int64_t request, int status, std::string_view body);
bool write_waited(Turn& turn, std::int64_t timer);
/// What waits for the network is sent again with its key.
void resume_writes(Turn& turn);

/// The dispatch of one order as it is typed. Errors: those of the core's checks, each at its field.
Result<stall::orders::Dispatch> typed_dispatch(const Orders& orders, const Order* order,
                                               OrderId id);
/// What is wrong with the typed tracking number; nothing while it is empty.
std::optional<Error> tracking_error(const Orders& orders, OrderId id);
std::optional<Error> imei_error(const Orders& orders, OrderLineId line);
std::optional<Error> serial_error(const Orders& orders, OrderLineId line);

/// The refund that the dialog describes, its amounts typed in a page of this language. Errors:
/// "lines_missing", those of the core.
Result<stall::orders::RefundWish> typed_refund(Language language, const Orders& orders,
                                               const Dialog& dialog, const Order& order);

} // namespace stall::app::orders
