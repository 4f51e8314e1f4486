// Orders found by their plan, and read as rows of a list. Must not know JSON or who asks.
#include "server/storage/order_search.hpp"

#include "core/base/whole_number.hpp"
#include "server/storage/order_plan.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

using orders::OrderFilter;

constexpr std::string_view kRow =
    "select version, state, market, currency, price_minor, shipping_minor, refunded_minor,"
    " customer, city, country, created_at, modified_at, paid_at, shipped_at, confirm_by,"
    " dispatch_by, calendar_version, carrier, tracking_number, open_tickets from customer_order"
    " where merchant_id = ? and order_id = ?";
constexpr std::string_view kRowLines =
    "select line_id, state, listing_id, sku, title, quantity from order_line"
    " where merchant_id = ? and order_id = ? order by line_id";

std::optional<Instant> instant_in(const Cursor& row, int column) {
    const auto number = row.optional_integer(column);
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

} // namespace

std::string text_of(const OrderPlace& place) {
    return std::to_string(place.created_at.utc_ms) + "-" + std::to_string(place.order.value);
}

Result<OrderPlace> parse_order_place(std::string_view text) {
    const auto middle = std::min(text.find('-'), text.size());
    const auto created_ms = whole_number(text.substr(0, middle));
    const auto order = whole_number(text.substr(std::min(middle + 1, text.size())));
    if (!created_ms || !order)
        return Error{"parameter_malformed", "/cursor", std::string(text), ""};
    return OrderPlace{Instant{*created_ms}, OrderId(*order)};
}

Result<std::vector<OrderPlace>> find_orders(Database& database, MerchantId merchant,
                                            const OrderFilter& filter,
                                            const std::optional<OrderPlace>& after,
                                            std::int64_t count_max) {
    std::vector<OrderPlace> places;
    OrderPlan plan(database, merchant, filter);
    if (plan.is_empty()) return places;
    const OrderPlan::Piece piece = TRY(plan.choose(after, count_max));
    Cursor rows = TRY(database.query(piece.sql, piece.values));
    while (TRY(rows.next())) places.push_back({Instant{rows.integer(0)}, OrderId(rows.integer(1))});
    return places;
}

Result<std::optional<wire::OrderRow>> order_row(Database& database, MerchantId merchant,
                                                OrderId order) {
    Cursor row = TRY(database.query(kRow, {merchant, order}));
    if (!TRY(row.next())) return std::optional<wire::OrderRow>();
    wire::OrderRow brief;
    brief.id = order;
    brief.version = Version(row.integer(0));
    brief.state = TRY(orders::order_state_of(row.integer(1)));
    brief.market = TRY(listings::parse_market(row.text(2)));
    brief.currency = TRY(Currency::parse(row.text(3)));
    brief.price_minor = row.integer(4);
    brief.shipping_minor = row.integer(5);
    brief.refunded_minor = row.integer(6);
    brief.customer = std::string(row.text(7));
    brief.city = std::string(row.text(8));
    brief.country = std::string(row.text(9));
    brief.created_at = Instant{row.integer(10)};
    brief.modified_at = Instant{row.integer(11)};
    brief.paid_at = instant_in(row, 12);
    brief.shipped_at = instant_in(row, 13);
    brief.confirm_by = instant_in(row, 14);
    brief.dispatch_by = instant_in(row, 15);
    brief.calendar_version = std::string(row.text(16));
    brief.carrier = std::string(row.text(17));
    brief.tracking_number = std::string(row.text(18));
    brief.open_tickets = static_cast<std::int32_t>(row.integer(19));
    Cursor lines = TRY(database.query(kRowLines, {merchant, order}));
    while (TRY(lines.next()))
        brief.lines.push_back(
            {OrderLineId(lines.integer(0)), static_cast<orders::LineState>(lines.integer(1)),
             ListingId(lines.integer(2)), std::string(lines.text(3)), std::string(lines.text(4)),
             static_cast<std::int32_t>(lines.integer(5))});
    if (!orders::is_shown(brief.state)) return std::optional<wire::OrderRow>();
    return std::optional(std::move(brief));
}

Result<std::vector<wire::OrderRow>> find_order_rows(Database& database, MerchantId merchant,
                                                    const OrderFilter& filter,
                                                    const std::optional<OrderPlace>& after,
                                                    std::int64_t count_max) {
    std::vector<wire::OrderRow> rows;
    for (const OrderPlace& place : TRY(find_orders(database, merchant, filter, after, count_max)))
        if (auto row = TRY(order_row(database, merchant, place.order)))
            rows.push_back(*std::move(row));
    return rows;
}

Result<std::vector<OrderPlace>> open_orders(Database& database, MerchantId merchant) {
    std::vector<OrderPlace> places;
    Cursor rows = TRY(database.query(
        "select created_at, order_id from customer_order where merchant_id = ? and state = 1"
        " union select created_at, order_id from customer_order where merchant_id = ? and state = 3"
        " union select created_at, order_id from customer_order"
        " where merchant_id = ? and open_tickets > 0 and state not in (0, 8)"
        " order by 1 desc, 2 desc",
        {merchant, merchant, merchant}));
    while (TRY(rows.next())) places.push_back({Instant{rows.integer(0)}, OrderId(rows.integer(1))});
    return places;
}

Result<std::string> order_search_sql(Database& database, MerchantId merchant,
                                     const OrderFilter& filter) {
    OrderPlan plan(database, merchant, filter);
    return TRY(plan.choose(std::nullopt, 50)).sql;
}

} // namespace stall::storage
