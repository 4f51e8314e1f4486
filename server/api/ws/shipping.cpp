// /ws/shipping/v1: the marketplace's own parcels, out and back, read by pages.
// Source: seller-api.md section 1.5. Must not know statements.
#include "core/wire/seller_orders.hpp"
#include "server/api/handlers.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/page.hpp"
#include "server/storage/sellers.hpp"
#include "server/storage/shipments.hpp"

namespace stall::api {
namespace {

using wire::Direction;

Result<time::Zone> zone_of_seller(storage::Database& database, const Call& call) {
    const auto seller = TRY(storage::load_seller(database, call.actor.merchant));
    return time::find_zone(seller.time_zone);
}

/// A day alone is meant whole: from its first instant, or up to its last, in UTC.
enum class End : std::uint8_t { from, until };
Result<std::optional<Instant>> span_end(const Call& call, std::string_view name, End end) {
    const auto text = find_parameter(call.target, name);
    if (!text) return std::optional<Instant>();
    auto instant = wire::read_seller_instant(*text);
    if (!instant.ok()) {
        Error error = instant.error();
        error.where = "/" + std::string(name);
        return error;
    }
    constexpr std::size_t kDayLength = 10;
    if (end == End::until && text->size() == kDayLength)
        return std::optional(Instant{instant.value().utc_ms + time::kDayMs - 1});
    return std::optional(instant.value());
}

Result<std::optional<bool>> flag_asked(const Call& call, std::string_view name) {
    const auto text = find_parameter(call.target, name);
    if (!text) return std::optional<bool>();
    if (*text == "true" || *text == "True" || *text == "1") return std::optional(true);
    if (*text == "false" || *text == "False" || *text == "0") return std::optional(false);
    return Error{"parameter_malformed", "/" + std::string(name), std::string(*text), "true, false"};
}

Result<storage::ShipmentFilter> filter_asked(const Call& call, Direction direction) {
    storage::ShipmentFilter filter;
    filter.direction = direction;
    if (const auto order = TRY(integer_parameter(call.target, "order_id")))
        filter.order = OrderId(*order);
    filter.created_from = TRY(span_end(call, "start_date", End::from));
    filter.created_until = TRY(span_end(call, "end_date", End::until));
    filter.picked_up_from = TRY(span_end(call, "pickup_start_date", End::from));
    filter.picked_up_until = TRY(span_end(call, "pickup_end_date", End::until));
    filter.is_scanned = TRY(flag_asked(call, "hub_scanned"));
    if (const auto state = TRY(integer_parameter(call.target, "order_state"))) {
        const auto known = orders::order_state_of(*state);
        if (!known.ok())
            return Error{"parameter_malformed", "/order_state", std::to_string(*state),
                         "0, 1, 3, 8, 9"};
        filter.order_state = known.value();
    }
    return filter;
}

Result<std::string> page_of(const Call& call, Direction direction) {
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    const time::Zone zone = TRY(zone_of_seller(database, call));
    const auto filter = TRY(filter_asked(call, direction));
    PageAsked asked = TRY(page_asked(call.target));
    asked.size = kPageSizeDefault; // these lists know no page-size
    const MerchantId merchant = call.actor.merchant;
    wire::SellerShipmentPage page;
    page.count = TRY(storage::count_shipments(database, merchant, filter));
    page.results =
        TRY(storage::shipment_page(database, merchant, filter, asked.offset(), asked.size));
    if (asked.offset() + asked.size < page.count) page.next = page_address(call, asked.number + 1);
    if (asked.number > 1) page.previous = page_address(call, asked.number - 1);
    return wire::encode_seller_shipment_page(page, zone);
}

Result<std::string> one_of(const Call& call, Direction direction) {
    storage::Reader reader = TRY(call.store().read());
    storage::Database& database = reader.database();
    const ShipmentId id(read_id(call.captures[0]).value_or(0));
    const auto found = TRY(storage::find_shipment(database, call.actor.merchant, direction, id));
    if (!found) return Error{"shipment_unknown", "", call.captures[0], ""};
    return wire::encode_seller_shipment(*found, TRY(zone_of_seller(database, call)));
}

/// What a list's parameters say wrong is 422 in a shape of its own.
Response answered(const Result<std::string>& answer, const Call& call) {
    if (answer.ok()) return json_response(200, answer.value());
    const Error& error = answer.error();
    const bool is_parameter = error.code == "parameter_malformed" || error.code == "date_malformed";
    if (!is_parameter) return seller_problem(error, call.context);
    const std::string_view field =
        std::string_view(error.where).substr(error.where.empty() ? 0 : 1);
    return json_response(422, wire::encode_shipping_refusal(field, full_sentence_of(error),
                                                            call.context.request_id));
}

} // namespace

Response get_seller_deliveries(Call& call) {
    return answered(page_of(call, Direction::delivery), call);
}
Response get_seller_delivery(Call& call) {
    return answered(one_of(call, Direction::delivery), call);
}
Response get_seller_returns(Call& call) {
    return answered(page_of(call, Direction::return_), call);
}
Response get_seller_return(Call& call) { return answered(one_of(call, Direction::return_), call); }

} // namespace stall::api
