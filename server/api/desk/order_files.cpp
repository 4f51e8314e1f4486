// /desk/v1/orders/export, /orders/bulk and /trackings: many orders at once, and as files.
// Must not know rules of orders or statements.
#include "core/base/search_limits.hpp"
#include "server/api/desk/accept_task.hpp"
#include "server/api/desk/order_filter.hpp"
#include "server/api/handlers.hpp"
#include "server/usecases/list_orders.hpp"
#include "server/usecases/order_tasks.hpp"

#include <memory>

namespace stall::api {
namespace {

Error with_place(Error error, const char* where) {
    error.where = where;
    return error;
}

Result<std::optional<Instant>> instant_in(const Target& target, const char* name) {
    const auto number = TRY(integer_parameter(target, name));
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

Result<char> delimiter_in(const Target& target) {
    const auto text = find_parameter(target, "delimiter").value_or(",");
    if (text == "," || text == ";" || text == "\t") return text.front();
    return Error{"parameter_malformed", "/delimiter", std::string(text), ", ;"};
}

} // namespace

Result<orders::OrderFilter> order_filter_in(const Target& target) {
    const auto text = [&target](std::string_view name) {
        return std::string(find_parameter(target, name).value_or(""));
    };
    orders::OrderFilter filter;
    if (const auto segment = find_parameter(target, "segment")) {
        const auto parsed = orders::parse_segment(*segment);
        if (!parsed.ok()) return with_place(parsed.error(), "/segment");
        filter.segment = parsed.value();
    }
    if (const auto state = TRY(integer_parameter(target, "state"))) {
        const auto parsed = orders::order_state_of(*state);
        if (!parsed.ok())
            return Error{"parameter_malformed", "/state", parsed.error().got,
                         parsed.error().wanted};
        filter.state = parsed.value();
    }
    filter.from = TRY(instant_in(target, "from"));
    filter.until = TRY(instant_in(target, "until"));
    filter.number = text("number");
    filter.sku = text("sku");
    filter.customer = text("customer");
    filter.country = text("country");
    for (const char* name : {"number", "sku", "customer"}) {
        const auto checked = check_search(text(name));
        if (!checked.ok())
            return Error{checked.error().code, "/" + std::string(name), checked.error().got,
                         checked.error().wanted};
    }
    return filter;
}

Response get_order_export(Call& call) {
    const auto filter = TRY_OR_PROBLEM(call, order_filter_in(call.target));
    const char delimiter = TRY_OR_PROBLEM(call, delimiter_in(call.target));
    const auto file = std::make_shared<usecases::OrderExport>(call.store(), call.actor.merchant,
                                                              filter, files::Dialect{delimiter});
    return {200,
            {{"Content-Type", "text/csv; charset=utf-8"},
             {"Content-Disposition", "attachment; filename=\"orders.csv\""}},
            Stream([file]() -> Chunk {
                auto lines = file->next();
                if (!lines.ok() || lines.value().empty()) return {"", Chunk::Then::end};
                return {std::move(lines).value(), Chunk::Then::more};
            })};
}

Response post_order_bulk(Call& call) {
    const auto bulk = TRY_OR_PROBLEM(call, wire::decode_order_bulk(call.request.body));
    return accept_task(
        call, wire::Task::Kind::orders,
        [&](storage::Transaction& transaction, wire::Task& task) -> Result<void> {
            task.id = TRY(usecases::accept_order_bulk(transaction, call.actor, bulk, call.now()));
            return {};
        });
}

Response post_trackings(Call& call) {
    const auto import = TRY_OR_PROBLEM(call, wire::decode_tracking_import(call.request.body));
    if (import.is_check_only) {
        const auto task = TRY_OR_PROBLEM(
            call, usecases::check_trackings(call.store(), call.actor.merchant, import));
        return json_response(200, wire::encode_task(task));
    }
    return accept_task(
        call, wire::Task::Kind::trackings,
        [&](storage::Transaction& transaction, wire::Task& task) -> Result<void> {
            task.id = TRY(usecases::accept_trackings(transaction, call.actor, import, call.now()));
            return {};
        });
}

} // namespace stall::api
