// Slips and notes of an order on the desk. Must not know how they are drawn.
#include "server/api/order_papers.hpp"

#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"

namespace stall::api {
namespace {

Response answer(Call& call, Paper paper) {
    const auto id = read_id(call.captures[0]);
    if (!id) return problem_response({"order_unknown", "", call.captures[0], ""}, call.context);
    auto page = paper_of(call, OrderId(*id), paper);
    return page.ok() ? std::move(page).value() : problem_response(page.error(), call.context);
}

} // namespace

Response get_packing_slip(Call& call) { return answer(call, Paper::packing_slip); }
Response get_delivery_note(Call& call) { return answer(call, Paper::delivery_note); }

} // namespace stall::api
