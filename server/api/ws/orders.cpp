// /ws/orders and /ws/orderlines: the published seller API's orders, read by pages, and moved line
// by line. Source: seller-api.md sections 1.4 and 2.2. Must not know rules of orders or statements.
#include "core/orders/deadlines.hpp"
#include "server/api/form_body.hpp"
#include "server/api/handlers.hpp"
#include "server/api/order_papers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/page.hpp"
#include "server/api/ws/signed_link.hpp"
#include "server/storage/seller_orders.hpp"
#include "server/usecases/keep_calendar.hpp"
#include "server/usecases/move_order.hpp"
#include "server/usecases/upload_invoices.hpp"

#include <algorithm>

namespace stall::api {
namespace {

using orders::LineState;

Result<OrderId> order_asked(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"order_unknown", "", call.captures[0], ""};
    return OrderId(*id);
}

Result<std::optional<Instant>> instant_parameter(const Call& call, std::string_view name) {
    const auto text = find_parameter(call.target, name);
    if (!text) return std::optional<Instant>();
    auto instant = wire::read_seller_instant(*text);
    if (instant.ok()) return std::optional(instant.value());
    Error error = instant.error();
    error.where = "/" + std::string(name);
    return error;
}

Result<storage::SellerOrderFilter> filter_asked(const Call& call) {
    storage::SellerOrderFilter filter;
    filter.created_from = TRY(instant_parameter(call, "date_creation"));
    filter.modified_from = TRY(instant_parameter(call, "date_modification"));
    const auto country = TRY(country_asked(call.target));
    filter.market = country.market;
    filter.is_elsewhere = country.is_elsewhere;
    if (const auto state = TRY(integer_parameter(call.target, "state"))) {
        const auto known = orders::order_state_of(*state);
        if (!known.ok())
            return Error{"parameter_malformed", "/state", std::to_string(*state),
                         "0, 1, 3, 8, 9, 10"};
        filter.state = known.value();
    }
    return filter;
}

bool has_left(const orders::OrderLine& line) {
    return line.state == LineState::shipped || line.state == LineState::refunded_after_shipping;
}

/// What goes into the parcel is known once a line is accepted.
bool has_note(const orders::Order& order) {
    return std::ranges::any_of(order.lines, [](const orders::OrderLine& line) {
        return line.state == LineState::accepted || has_left(line);
    });
}

/// What every order that is shown needs besides its own rows.
struct Surroundings {
    LinkSigner links;
    time::BusinessCalendar calendar;
};

Result<Surroundings> surroundings(storage::Database& database, const Call& call) {
    return Surroundings{TRY(LinkSigner::of(database, call)),
                        TRY(usecases::calendar_of(database, call.actor.merchant))};
}

Result<wire::SellerOrder> shown(storage::Database& database, const Call& call,
                                const Surroundings& around, OrderId id) {
    auto order = TRY(storage::seller_order(database, call.actor.merchant, id));
    if (!order) return Error{"order_unknown", "", std::to_string(id.value), ""};
    order->expected_dispatch_at = orders::expected_dispatch(order->order, around.calendar);
    if (has_note(order->order))
        order->delivery_note =
            around.links.address("/ws/orders/" + std::to_string(id.value) + "/delivery_note");
    return *std::move(order);
}

Result<std::string> one_shown(storage::Database& database, const Call& call, OrderId id) {
    return wire::encode_seller_order(
        TRY(shown(database, call, TRY(surroundings(database, call)), id)));
}

Result<std::string> page_of(const Call& call) {
    const auto filter = TRY(filter_asked(call));
    const PageAsked asked = TRY(page_asked(call.target));
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    const MerchantId merchant = call.actor.merchant;
    const Surroundings around = TRY(surroundings(database, call));
    wire::SellerOrderPage page;
    page.count = TRY(storage::count_seller_orders(database, merchant, filter));
    for (const OrderId id :
         TRY(storage::seller_order_page(database, merchant, filter, asked.offset(), asked.size)))
        page.results.push_back(TRY(shown(database, call, around, id)));
    if (asked.offset() + asked.size < page.count) page.next = page_address(call, asked.number + 1);
    if (asked.number > 1) page.previous = page_address(call, asked.number - 1);
    return wire::encode_seller_order_page(page);
}

Result<wire::SellerOrderChange> change_asked(const Call& call, OrderId order) {
    wire::SellerOrderChange change;
    if (is_form(call.request))
        change = TRY(wire::read_seller_order_form(TRY(read_form(call.request.body))));
    else
        change = TRY(wire::decode_seller_order_change(call.request.body));
    if (change.order && *change.order != order)
        return Error{"order_mismatch", "/order_id", std::to_string(change.order->value),
                     std::to_string(order.value)};
    return change;
}

/// The lines of the SKU that may make the move; where none may, all, so that the refusal says why.
Result<std::vector<OrderLineId>> lines_to_move(const orders::Order& order,
                                               const wire::SellerOrderChange& change) {
    const auto all = TRY(orders::lines_of_sku(order, change.sku));
    std::vector<OrderLineId> movable;
    for (const orders::OrderLine& line : order.lines)
        if (std::ranges::find(all, line.id) != all.end() &&
            orders::check_move(line.state, change.new_state).ok())
            movable.push_back(line.id);
    return movable.empty() ? all : movable;
}

/// Identifiers come with a dispatch only where there is no doubt which device they name.
Result<orders::Dispatch> dispatch_of(const orders::Order& order,
                                     const wire::SellerOrderChange& change) {
    orders::Dispatch dispatch{change.parcel, {}};
    if (dispatch.parcel.carrier.empty()) dispatch.parcel.carrier = order.parcel.carrier;
    if (change.identifiers == orders::Identifiers{}) return dispatch;
    if (order.lines.size() != 1 || order.lines.front().quantity != 1)
        return Error{"identifier_quantity",
                     change.identifiers.imei.empty() ? "/serial_number" : "/imei", "", ""};
    dispatch.identifiers.push_back({order.lines.front().id, change.identifiers});
    return dispatch;
}

/// Whether nothing that comes with the line is new.
bool names_device(const orders::OrderLine& line, const orders::Identifiers& sent) {
    return (sent.imei.empty() || sent.imei == line.identifiers.imei) &&
           (sent.serial.empty() || sent.serial == line.identifiers.serial);
}

/// Programs tell of a parcel once for each line: of what left already under that number, with
/// nothing new about its devices, there is nothing to do.
Result<bool> left_so_already(const orders::Order& order, const wire::SellerOrderChange& change) {
    if (!order.shipped_at || change.parcel.tracking_number.empty()) return false;
    const auto parcel =
        TRY(usecases::checked_parcel(change.parcel, usecases::NumberCheck::length_only));
    if (parcel.tracking_number != order.parcel.tracking_number) return false;
    std::vector<OrderLineId> meant;
    if (!change.sku.empty()) meant = TRY(orders::lines_of_sku(order, change.sku));
    for (const orders::OrderLine& line : order.lines) {
        const bool is_meant =
            change.sku.empty() ? has_left(line) : std::ranges::find(meant, line.id) != meant.end();
        if (is_meant && !(has_left(line) && names_device(line, change.identifiers))) return false;
    }
    return true;
}

/// Programs may leave the reason out. That says nothing of the stock: the units go back on sale.
orders::Reason reason_of(const wire::SellerOrderChange& change) {
    return change.reason.value_or(orders::Reason::other);
}

wire::RefundRequest refund_of(const orders::Order& order, const std::vector<OrderLineId>& lines,
                              const wire::SellerOrderChange& change) {
    wire::RefundRequest request{order.currency, {}};
    for (const OrderLineId line : lines) request.wish.lines.push_back({line, std::nullopt});
    request.wish.reason = reason_of(change);
    request.wish.message = change.message;
    return request;
}

Result<void> move(storage::Transaction& transaction, const Call& call, OrderId id,
                  const wire::SellerOrderChange& change) {
    const auto order =
        TRY(storage::load_customer_order(transaction.database(), call.actor.merchant, id));
    if (!order) return Error{"order_unknown", "", std::to_string(id.value), ""};
    usecases::MarketSide& market = call.context.market;
    const usecases::OrderWish wish{id, std::nullopt};
    const Instant now = call.now();
    if (change.new_state == LineState::shipped) {
        if (TRY(left_so_already(*order, change))) return {};
        return usecases::dispatch_order(transaction, market, call.actor, wish,
                                        TRY(dispatch_of(*order, change)),
                                        usecases::NumberCheck::length_only, now);
    }
    const auto lines = TRY(lines_to_move(*order, change));
    for (const orders::OrderLine& line : order->lines)
        if (std::ranges::find(lines, line.id) != lines.end())
            TRY(orders::check_move(line.state, change.new_state));
    if (change.new_state == LineState::accepted)
        return usecases::confirm_order(transaction, market, call.actor, wish, lines, now);
    if (change.new_state == LineState::cancelled)
        return usecases::cancel_order(transaction, market, call.actor, wish,
                                      {lines, reason_of(change)}, now);
    return usecases::refund_order(transaction, market, call.actor, wish,
                                  refund_of(*order, lines, change), now);
}

Result<std::string> moved(const Call& call) {
    const OrderId id = TRY(order_asked(call));
    const auto change = TRY(change_asked(call, id));
    std::string answer;
    TRY(call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(move(transaction, call, id, change));
        answer = TRY(one_shown(transaction.database(), call, id));
        return {};
    }));
    return answer;
}

Result<std::string> order_of(const Call& call) {
    const OrderId id = TRY(order_asked(call));
    storage::Reader reader = TRY(call.store().read());
    return one_shown(reader.database(), call, id);
}

Result<orders::Identifiers> identifiers_asked(const Call& call) {
    if (!is_form(call.request)) return wire::decode_seller_identifiers(call.request.body);
    return wire::read_seller_identifiers_form(TRY(read_form(call.request.body)));
}

Result<std::string> identified(const Call& call) {
    const auto identifiers = TRY(identifiers_asked(call));
    const OrderLineId line(read_id(call.captures[0]).value_or(0));
    TRY(call.store().write([&](storage::Transaction& transaction) -> Result<void> {
        const auto order =
            TRY(storage::order_of_line(transaction.database(), call.actor.merchant, line));
        if (!order) return Error{"orderline_unknown", "", call.captures[0], ""};
        return usecases::identify_line(transaction, call.context.market, call.actor,
                                       {*order, std::nullopt}, {line, identifiers}, call.now());
    }));
    return wire::encode_seller_identifiers(identifiers);
}

Result<void> uploaded(const Call& call) {
    const OrderId id = TRY(order_asked(call));
    const auto parts = TRY(read_multipart(call.request));
    std::vector<usecases::InvoiceFile> files;
    for (const Part& part : parts)
        if (part.name == "invoice" || part.name == "invoice[]")
            files.push_back({part.file_name, part.content});
    return call.store().write([&](storage::Transaction& transaction) {
        return usecases::upload_invoices(transaction, call.actor, id, files, call.now());
    });
}

Response answered(const Result<std::string>& answer, const Call& call) {
    if (!answer.ok()) return seller_problem(answer.error(), call.context);
    return json_response(200, answer.value());
}

} // namespace

Response get_seller_orders(Call& call) { return answered(page_of(call), call); }
Response get_seller_order(Call& call) { return answered(order_of(call), call); }
Response post_seller_order(Call& call) { return answered(moved(call), call); }

Response patch_seller_orderline(Call& call) {
    const auto answer = identified(call);
    if (answer.ok()) return json_response(200, answer.value());
    return seller_problem_422(answer.error(), call.context);
}

Response post_seller_invoice(Call& call) {
    const auto done = uploaded(call);
    if (!done.ok()) return seller_problem(done.error(), call.context);
    return json_response(200, "{}");
}

Response get_seller_delivery_note(Call& call) {
    const auto id = order_asked(call);
    if (!id.ok()) return seller_problem(id.error(), call.context);
    auto page = paper_of(call, id.value(), Paper::delivery_note);
    return page.ok() ? std::move(page).value() : seller_problem(page.error(), call.context);
}

} // namespace stall::api
