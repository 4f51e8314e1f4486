// Loads, asks the core, saves, records. Must not know HTTP.
#include "server/usecases/move_order.hpp"

#include "core/orders/carrier.hpp"

#include <algorithm>

namespace stall::usecases {
namespace {

using storage::Transaction;
using Kind = wire::OrderEvent::Kind;

Result<orders::Order> present_order(storage::Database& database, MerchantId merchant,
                                    const OrderWish& wish) {
    auto order = TRY(storage::load_customer_order(database, merchant, wish.order));
    if (!order) return Error{"order_unknown", "", std::to_string(wish.order.value), ""};
    if (wish.based_on && *wish.based_on != order->version)
        return Error{"order_version_stale", "", std::to_string(wish.based_on->value),
                     std::to_string(order->version.value)};
    return *std::move(order);
}

std::string number_of(orders::Reason reason) { return std::to_string(static_cast<int>(reason)); }

Result<void> refund_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                         const OrderWish& wish, const wire::RefundRequest& request, Instant now) {
    const auto before = TRY(present_order(transaction.database(), actor.merchant, wish));
    if (request.currency != before.currency)
        return Error{"currency_mismatch", "/currency", request.currency.code(),
                     before.currency.code()};
    auto moved = TRY(orders::refund(before, request.wish));
    const Money given = TRY(subtract(TRY(refunded_of(moved.order)), TRY(refunded_of(before))));
    const std::string note = to_text(given) + " " + given.currency.code();
    return changes.save(transaction, actor, before, std::move(moved),
                        {now, "", Kind::refunded, {}, note});
}

Result<void> identify_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                           const OrderWish& wish, const orders::LineIdentifiers& request,
                           Instant now) {
    const auto before = TRY(present_order(transaction.database(), actor.merchant, wish));
    auto moved = TRY(orders::set_identifiers(before, request));
    if (moved.order == before) return {}; // the same again changes nothing
    const std::string note =
        request.identifiers.imei.empty() ? request.identifiers.serial : request.identifiers.imei;
    return changes.save(transaction, actor, before, std::move(moved),
                        {now, "", Kind::identified, {}, note});
}

Result<TicketId> ticket_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                             const OrderWish& wish, const wire::TicketRequest& wanted,
                             Instant now) {
    const auto request = TRY(wire::check_ticket_request(wanted));
    const auto order = TRY(present_order(transaction.database(), actor.merchant, wish));
    if (std::ranges::find(order.lines, request.line, &orders::OrderLine::id) == order.lines.end())
        return Error{"line_unknown", "/line", std::to_string(request.line.value), ""};
    if (!order.paid_at) return Error{"ticket_too_early", "", std::to_string(order.id.value), ""};
    const TicketId ticket = TRY(storage::insert_ticket(
        transaction, actor.merchant,
        {order.id, request.line, request.subject, request.message, actor.name}, now));
    TRY(storage::insert_event(
        transaction, actor.merchant, order.id,
        {now, actor.name, Kind::ticket_opened, {request.line}, std::to_string(ticket.value)}));
    changes.changed(order.id);
    return ticket;
}

} // namespace

Result<orders::Parcel> checked_parcel(const orders::Parcel& parcel, NumberCheck check) {
    orders::Parcel checked = TRY(orders::check_parcel_text(parcel));
    if (const orders::Carrier* carrier = orders::find_carrier(checked.carrier))
        checked.carrier = std::string(carrier->name);
    if (check == NumberCheck::carrier_format) {
        auto number = orders::check_tracking_number(checked.carrier, checked.tracking_number);
        if (!number.ok()) {
            Error error = number.error();
            error.where = "/tracking_number";
            return error;
        }
        checked.tracking_number = std::move(number).value();
    }
    if (checked.tracking_url.empty())
        checked.tracking_url = orders::tracking_page(checked.carrier, checked.tracking_number);
    return checked;
}

Result<void> confirm_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                          const OrderWish& wish, orders::LineChoice lines, Instant now) {
    const auto before = TRY(present_order(transaction.database(), actor.merchant, wish));
    return changes.save(transaction, actor, before, TRY(orders::confirm(before, lines, now)),
                        {now, "", Kind::confirmed, {}, ""});
}

Result<void> cancel_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                         const OrderWish& wish, const wire::CancelRequest& request, Instant now) {
    const auto before = TRY(present_order(transaction.database(), actor.merchant, wish));
    return changes.save(transaction, actor, before,
                        TRY(orders::cancel(before, request.lines, request.reason)),
                        {now, "", Kind::cancelled, {}, number_of(request.reason)});
}

Result<void> dispatch_into(OrderChanges& changes, Transaction& transaction, const Actor& actor,
                           const OrderWish& wish, const orders::Dispatch& request,
                           NumberCheck check, Instant now) {
    const auto before = TRY(present_order(transaction.database(), actor.merchant, wish));
    orders::Dispatch checked = request;
    checked.parcel = TRY(checked_parcel(request.parcel, check));
    const std::string note = checked.parcel.carrier + " " + checked.parcel.tracking_number;
    return changes.save(transaction, actor, before, TRY(orders::dispatch(before, checked, now)),
                        {now, "", Kind::dispatched, {}, note});
}

Result<void> confirm_order(Transaction& transaction, MarketSide& market, const Actor& actor,
                           const OrderWish& wish, orders::LineChoice lines, Instant now) {
    OrderChanges changes;
    TRY(confirm_into(changes, transaction, actor, wish, lines, now));
    return changes.finish(transaction, market, actor, "order_confirmed", now);
}

Result<void> cancel_order(Transaction& transaction, MarketSide& market, const Actor& actor,
                          const OrderWish& wish, const wire::CancelRequest& request, Instant now) {
    OrderChanges changes;
    TRY(cancel_into(changes, transaction, actor, wish, request, now));
    return changes.finish(transaction, market, actor, "order_cancelled", now);
}

Result<void> dispatch_order(Transaction& transaction, MarketSide& market, const Actor& actor,
                            const OrderWish& wish, const orders::Dispatch& request,
                            NumberCheck check, Instant now) {
    OrderChanges changes;
    TRY(dispatch_into(changes, transaction, actor, wish, request, check, now));
    return changes.finish(transaction, market, actor, "order_dispatched", now);
}

Result<void> refund_order(Transaction& transaction, MarketSide& market, const Actor& actor,
                          const OrderWish& wish, const wire::RefundRequest& request, Instant now) {
    OrderChanges changes;
    TRY(refund_into(changes, transaction, actor, wish, request, now));
    return changes.finish(transaction, market, actor, "order_refunded", now);
}

Result<void> identify_line(Transaction& transaction, MarketSide& market, const Actor& actor,
                           const OrderWish& wish, const orders::LineIdentifiers& request,
                           Instant now) {
    OrderChanges changes;
    TRY(identify_into(changes, transaction, actor, wish, request, now));
    return changes.finish(transaction, market, actor, "order_identified", now);
}

Result<TicketId> open_ticket(Transaction& transaction, MarketSide& market, const Actor& actor,
                             const OrderWish& wish, const wire::TicketRequest& request,
                             Instant now) {
    OrderChanges changes;
    const TicketId ticket = TRY(ticket_into(changes, transaction, actor, wish, request, now));
    TRY(changes.finish(transaction, market, actor, "ticket_opened", now));
    return ticket;
}

Result<wire::OrderDetail> read_order(storage::Database& database, MerchantId merchant,
                                     OrderId order) {
    auto detail = TRY(storage::load_order_detail(database, merchant, order));
    if (!detail) return Error{"order_unknown", "", std::to_string(order.value), ""};
    return *std::move(detail);
}

} // namespace stall::usecases
