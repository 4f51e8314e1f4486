// /desk/v1/orders: found, read and moved one at a time.
// Must not know rules of orders or statements.
#include "server/api/desk/order_filter.hpp"
#include "server/api/desk/write.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/list_orders.hpp"
#include "server/usecases/move_order.hpp"

#include <algorithm>
#include <memory>

namespace stall::api {
namespace {

constexpr const char* kLines = "application/x-ndjson; charset=utf-8";
constexpr std::int64_t kPageRows = 50;

std::string mark_of(Version version) { return "\"" + std::to_string(version.value) + "\""; }

Result<OrderId> order_in(const Call& call) {
    const auto id = read_id(call.captures[0]);
    if (!id) return Error{"order_unknown", "", call.captures[0], ""};
    return OrderId(*id);
}

Response detail_response(int status, const wire::OrderDetail& detail, std::string body) {
    Response response = json_response(status, std::move(body));
    response.headers.emplace_back("ETag", mark_of(detail.order.version));
    return response;
}

/// The present order beside the refusal, so that the page can show both without asking again.
Response stale(const Call& call, const Error& error, OrderId order) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto detail =
        TRY_OR_PROBLEM(call, usecases::read_order(reader.database(), call.actor.merchant, order));
    Response response =
        problem_response(412, error, call.context, wire::encode_order_detail(detail));
    response.headers.emplace_back("ETag", mark_of(detail.order.version));
    return response;
}

/// Moves an order once for each key, and answers with the order after it. `move(transaction, wish)`
/// gives the answer's status and body, of the detail that it is handed.
template <typename Move, typename Body>
Response move_order(Call& call, int status, Move move, Body body) {
    usecases::OrderWish wish;
    wish.order = TRY_OR_PROBLEM(call, order_in(call));
    const auto key = TRY_OR_PROBLEM(call, request_key_of(call));
    wish.based_on = TRY_OR_PROBLEM(call, based_on(call.request));
    const auto answer = usecases::answer_once(
        call.store(), key, call.now(),
        [&](storage::Transaction& transaction) -> Result<storage::KeptAnswer> {
            TRY(move(transaction, wish));
            const auto detail =
                TRY(usecases::read_order(transaction.database(), call.actor.merchant, wish.order));
            return kept_answer(detail_response(status, detail, body(detail)));
        });
    if (answer.ok()) return response_of(answer.value());
    if (answer.error().code == "order_version_stale")
        return stale(call, answer.error(), wish.order);
    return problem_response(answer.error(), call.context);
}

template <typename Move> Response move_order(Call& call, Move move) {
    return move_order(call, 200, move, wire::encode_order_detail);
}

} // namespace

Response get_orders(Call& call) {
    usecases::OrderQuery query;
    query.filter = TRY_OR_PROBLEM(call, order_filter_in(call.target));
    query.cursor = std::string(find_parameter(call.target, "cursor").value_or(""));
    query.count_max =
        TRY_OR_PROBLEM(call, limit_parameter(call.target, kPageRows, wire::kOrderPageMax));
    const auto page =
        TRY_OR_PROBLEM(call, usecases::list_orders(call.store(), call.actor.merchant, query));
    return json_response(200, wire::encode_order_page(page));
}

Response get_open_orders(Call& call) {
    auto open =
        TRY_OR_PROBLEM(call, usecases::start_open_orders(call.store(), call.actor.merchant));
    struct Walk {
        std::string head;
        std::vector<storage::OrderPlace> places;
        std::size_t at = 0;
    };
    const auto walk = std::make_shared<Walk>(
        Walk{wire::encode_orders_head(open.head) + "\n", std::move(open.places), 0});
    return {200,
            {{"Content-Type", kLines}, {"Cache-Control", "no-store"}},
            Stream([&store = call.store(), merchant = call.actor.merchant, walk]() -> Chunk {
                if (!walk->head.empty()) return {std::exchange(walk->head, ""), Chunk::Then::more};
                if (walk->at == walk->places.size()) return {"", Chunk::Then::end};
                // The page counts the rows against the head: a stream cut short is seen as such.
                auto lines = usecases::next_open_orders(store, merchant, walk->places, walk->at);
                if (!lines.ok()) return {"", Chunk::Then::end};
                return {std::move(lines).value(), Chunk::Then::more};
            })};
}

Response get_order(Call& call) {
    const OrderId order = TRY_OR_PROBLEM(call, order_in(call));
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto detail =
        TRY_OR_PROBLEM(call, usecases::read_order(reader.database(), call.actor.merchant, order));
    return detail_response(200, detail, wire::encode_order_detail(detail));
}

Response post_order_confirm(Call& call) {
    const auto lines = TRY_OR_PROBLEM(call, wire::decode_confirm(call.request.body));
    return move_order(call, [&](storage::Transaction& transaction, const auto& wish) {
        return usecases::confirm_order(transaction, call.context.market, call.actor, wish, lines,
                                       call.now());
    });
}

Response post_order_cancel(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_cancel(call.request.body));
    return move_order(call, [&](storage::Transaction& transaction, const auto& wish) {
        return usecases::cancel_order(transaction, call.context.market, call.actor, wish, request,
                                      call.now());
    });
}

Response post_order_dispatch(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_dispatch(call.request.body));
    return move_order(call, [&](storage::Transaction& transaction, const auto& wish) {
        return usecases::dispatch_order(transaction, call.context.market, call.actor, wish, request,
                                        usecases::NumberCheck::carrier_format, call.now());
    });
}

Response post_order_refund(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_refund(call.request.body));
    return move_order(call, [&](storage::Transaction& transaction, const auto& wish) {
        return usecases::refund_order(transaction, call.context.market, call.actor, wish, request,
                                      call.now());
    });
}

Response post_order_identifiers(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_identifiers(call.request.body));
    return move_order(call, [&](storage::Transaction& transaction, const auto& wish) {
        return usecases::identify_line(transaction, call.context.market, call.actor, wish, request,
                                       call.now());
    });
}

Response post_order_ticket(Call& call) {
    const auto request = TRY_OR_PROBLEM(call, wire::decode_ticket_request(call.request.body));
    TicketId ticket;
    return move_order(
        call, 201,
        [&](storage::Transaction& transaction, const auto& wish) -> Result<void> {
            ticket = TRY(usecases::open_ticket(transaction, call.context.market, call.actor, wish,
                                               request, call.now()));
            return {};
        },
        [&](const wire::OrderDetail& detail) {
            return wire::encode_ticket_opened(ticket, detail);
        });
}

} // namespace stall::api
