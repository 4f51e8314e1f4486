// /desk/v1/calendar: the merchant's business days, for a page that counts them as the backend does.
// Must not know how a deadline is counted.
#include "core/wire/calendar.hpp"
#include "server/api/handlers.hpp"
#include "server/api/problem.hpp"
#include "server/usecases/order_change.hpp"

namespace stall::api {

Response get_calendar(Call& call) {
    auto reader = TRY_OR_PROBLEM(call, call.store().read());
    const auto calendar =
        TRY_OR_PROBLEM(call, usecases::calendar_of(reader.database(), call.actor.merchant));
    const auto& terms = calendar.terms();
    auto rules = TRY_OR_PROBLEM(call, time::holiday_rules(terms.country, terms.region));
    return json_response(200, wire::encode_calendar({terms, std::move(rules)}));
}

} // namespace stall::api
