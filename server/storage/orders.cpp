// Orders and their lines as the database has them. Must not know who may move what.
#include "server/storage/orders.hpp"

#include "server/storage/names.hpp"

namespace stall::storage {
namespace {

using orders::Order;
using orders::OrderLine;

constexpr std::string_view kOrder =
    "select version, market, currency, tracking_number, tracking_url, carrier, stated_day,"
    " created_at, paid_at, accepted_at, shipped_at, delivered_at, confirm_by, dispatch_by,"
    " calendar_version from customer_order where merchant_id = ? and order_id = ?";
constexpr std::string_view kLines =
    "select line_id, state, listing_id, product_id, sku, title, brand, grade, quantity,"
    " price_minor, shipping_minor, shipping_delay_hours, warranty_months, commission_basis_points,"
    " commission_vat_basis_points, refunded_price_minor, refunded_shipping_minor, reason, message,"
    " imei, serial from order_line where merchant_id = ? and order_id = ? order by line_id";

std::optional<Instant> instant_in(const Cursor& row, int column) {
    const auto number = row.optional_integer(column);
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

std::int32_t small(const Cursor& row, int column) {
    return static_cast<std::int32_t>(row.integer(column));
}

Result<OrderLine> line_in(const Cursor& row) {
    OrderLine line;
    line.id = OrderLineId(row.integer(0));
    line.state = static_cast<orders::LineState>(row.integer(1));
    line.listing = ListingId(row.integer(2));
    line.product = ProductId(row.integer(3));
    line.sku = std::string(row.text(4));
    line.title = std::string(row.text(5));
    line.brand = std::string(row.text(6));
    line.grade = TRY(read_grade(row.text(7)));
    line.quantity = small(row, 8);
    line.price_minor = row.integer(9);
    line.shipping_minor = row.integer(10);
    line.shipping_delay_hours = small(row, 11);
    line.warranty_months = small(row, 12);
    line.commission_basis_points = small(row, 13);
    line.commission_vat_basis_points = small(row, 14);
    line.refunded_price_minor = row.integer(15);
    line.refunded_shipping_minor = row.integer(16);
    if (!row.is_null(17)) line.reason = TRY(orders::reason_of(row.integer(17)));
    line.message = std::string(row.text(18));
    line.identifiers = {std::string(row.text(19)), std::string(row.text(20))};
    return line;
}

} // namespace

Result<std::optional<Order>> load_customer_order(Database& database, MerchantId merchant,
                                                 OrderId id) {
    auto order = TRY(load_any_order(database, merchant, id));
    if (order && !orders::is_shown(state_of(*order))) order.reset();
    return order;
}

Result<std::optional<Order>> load_any_order(Database& database, MerchantId merchant, OrderId id) {
    Cursor row = TRY(database.query(kOrder, {merchant, id}));
    if (!TRY(row.next())) return std::optional<Order>();
    Order order;
    order.id = id;
    order.version = Version(row.integer(0));
    order.market = TRY(read_market(row.text(1)));
    order.currency = TRY(Currency::parse(row.text(2)));
    order.parcel = {std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)),
                    std::string(row.text(6))};
    order.created_at = Instant{row.integer(7)};
    order.paid_at = instant_in(row, 8);
    order.accepted_at = instant_in(row, 9);
    order.shipped_at = instant_in(row, 10);
    order.delivered_at = instant_in(row, 11);
    order.confirm_by = instant_in(row, 12);
    order.dispatch_by = instant_in(row, 13);
    order.calendar_version = std::string(row.text(14));
    Cursor lines = TRY(database.query(kLines, {merchant, id}));
    while (TRY(lines.next())) order.lines.push_back(TRY(line_in(lines)));
    return std::optional(std::move(order));
}

Result<std::optional<OrderId>> order_of_line(Database& database, MerchantId merchant,
                                             OrderLineId line) {
    Cursor row = TRY(database.query("select order_id from order_line"
                                    " where merchant_id = ? and line_id = ?",
                                    {merchant, line}));
    if (!TRY(row.next())) return std::optional<OrderId>();
    return std::optional(OrderId(row.integer(0)));
}

Result<wire::SegmentCounts> count_segments(Database& database, MerchantId merchant) {
    wire::SegmentCounts counts{};
    Cursor rows = TRY(database.query(
        "select segment, orders from order_count where merchant_id = ?", {merchant}));
    while (TRY(rows.next())) {
        const auto segment = orders::parse_segment(rows.text(0));
        if (segment.ok()) counts[static_cast<std::size_t>(segment.value())] = rows.integer(1);
    }
    return counts;
}

} // namespace stall::storage
