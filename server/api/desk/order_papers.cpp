// Slips and notes of an order on the desk, and the invoices that went up for it. Must not know how
// pages are drawn.
#include "server/api/order_papers.hpp"

#include "core/wire/products.hpp"
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/storage/order_invoices.hpp"

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

/// Handed to the disk: what others made is not shown as a page of this site.
Response get_uploaded_invoice(Call& call) {
    const std::int64_t order = read_id(call.captures[0]).value_or(0);
    const std::int64_t number = read_id(call.captures[1]).value_or(0);
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto invoice =
        TRY_OR_PROBLEM(call, storage::load_order_invoice(reader.database(), call.actor.merchant,
                                                         OrderId(order), number));
    auto bytes = invoice ? wire::bytes_of_base64(invoice->content) : std::nullopt;
    if (!bytes)
        return problem_response({"invoice_unknown", "", call.captures[1], ""}, call.context);
    const std::string ending = invoice->media_type.substr(invoice->media_type.find('/') + 1);
    return {200,
            {{"Content-Type", invoice->media_type},
             {"Content-Disposition", "attachment; filename=\"invoice-" + call.captures[0] + "-" +
                                         call.captures[1] + "." + ending + "\""}},
            *std::move(bytes)};
}

} // namespace stall::api
