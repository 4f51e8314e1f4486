// Statements over the label service's parcels. Must not know JSON or who asks.
#include "server/storage/shipments.hpp"

namespace stall::storage {
namespace {

using wire::Direction;
using wire::SellerShipment;

constexpr std::string_view kColumns =
    "select s.shipment_id, s.direction, s.order_id, s.line_id, s.carrier_id, s.carrier,"
    " s.reference, s.tracking_number, s.tracking_url, s.label_url, s.is_scanned, s.currency,"
    " s.invoiced_minor, s.created_at, s.picked_up_at, s.delivered_at, s.pickup_id,"
    " s.pickup_confirmation, s.pickup_from, s.pickup_until, s.is_pickup_cancelled";

std::string_view name_of(Direction direction) {
    return direction == Direction::delivery ? "delivery" : "return";
}

struct Clauses {
    std::string sql;
    std::vector<Value> values;
};

Clauses clauses_of(MerchantId merchant, const ShipmentFilter& filter) {
    Clauses clauses{" from shipment s join customer_order o on o.merchant_id = s.merchant_id"
                    " and o.order_id = s.order_id where s.merchant_id = ? and s.direction = ?"
                    " and o.state not in (0, 8)",
                    {Value(merchant), Value(name_of(filter.direction))}};
    const auto add = [&](std::string_view sql, auto maybe) {
        if (!maybe) return;
        clauses.sql += sql;
        clauses.values.emplace_back(*maybe);
    };
    add(" and s.order_id = ?", filter.order);
    add(" and s.created_at >= ?", filter.created_from);
    add(" and s.created_at <= ?", filter.created_until);
    add(" and s.picked_up_at >= ?", filter.picked_up_from);
    add(" and s.picked_up_at <= ?", filter.picked_up_until);
    if (filter.order_state)
        add(" and o.state = ?", std::optional(static_cast<std::int64_t>(*filter.order_state)));
    if (filter.is_scanned) add(" and s.is_scanned = ?", std::optional(*filter.is_scanned ? 1 : 0));
    return clauses;
}

std::optional<Instant> instant_in(const Cursor& row, int column) {
    const auto number = row.optional_integer(column);
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

Result<SellerShipment> shipment_in(const Cursor& row) {
    SellerShipment shipment;
    shipment.id = ShipmentId(row.integer(0));
    shipment.direction = row.text(1) == "return" ? Direction::return_ : Direction::delivery;
    shipment.order = OrderId(row.integer(2));
    if (row.integer(3) != 0) shipment.lines.push_back(OrderLineId(row.integer(3)));
    shipment.carrier_id = row.integer(4);
    shipment.carrier = std::string(row.text(5));
    shipment.reference = std::string(row.text(6));
    shipment.tracking_number = std::string(row.text(7));
    shipment.tracking_url = std::string(row.text(8));
    shipment.label_url = std::string(row.text(9));
    shipment.is_scanned = row.integer(10) != 0;
    shipment.invoiced = {row.integer(12), TRY(Currency::parse(row.text(11)))};
    shipment.created_at = Instant{row.integer(13)};
    shipment.picked_up_at = instant_in(row, 14);
    shipment.delivered_at = instant_in(row, 15);
    shipment.pickup_id = row.integer(16);
    shipment.pickup_confirmation = std::string(row.text(17));
    shipment.pickup_from = instant_in(row, 18);
    shipment.pickup_until = instant_in(row, 19);
    shipment.is_pickup_cancelled = row.integer(20) != 0;
    return shipment;
}

/// A delivery carries every line that was not taken out before it left.
Result<void> load_lines(Database& database, MerchantId merchant, SellerShipment& shipment) {
    if (!shipment.lines.empty()) return {};
    Cursor rows =
        TRY(database.query("select line_id from order_line where merchant_id = ? and order_id = ?"
                           " and state in (2, 3, 6) order by line_id",
                           {merchant, shipment.order}));
    while (TRY(rows.next())) shipment.lines.push_back(OrderLineId(rows.integer(0)));
    return {};
}

Result<std::vector<SellerShipment>> shipments_of(Database& database, MerchantId merchant,
                                                 const std::string& sql,
                                                 const std::vector<Value>& values) {
    std::vector<SellerShipment> shipments;
    {
        Cursor rows = TRY(database.query(sql, values));
        while (TRY(rows.next())) shipments.push_back(TRY(shipment_in(rows)));
    }
    for (SellerShipment& shipment : shipments) TRY(load_lines(database, merchant, shipment));
    return shipments;
}

} // namespace

Result<std::int64_t> count_shipments(Database& database, MerchantId merchant,
                                     const ShipmentFilter& filter) {
    const Clauses clauses = clauses_of(merchant, filter);
    Cursor row = TRY(database.query("select count(*)" + clauses.sql, clauses.values));
    return TRY(row.next()) ? row.integer(0) : 0;
}

Result<std::vector<SellerShipment>> shipment_page(Database& database, MerchantId merchant,
                                                  const ShipmentFilter& filter, std::int64_t offset,
                                                  std::int64_t count_max) {
    Clauses clauses = clauses_of(merchant, filter);
    clauses.values.emplace_back(count_max);
    clauses.values.emplace_back(offset);
    return shipments_of(database, merchant,
                        std::string(kColumns) + clauses.sql +
                            " order by s.created_at desc, s.shipment_id desc limit ? offset ?",
                        clauses.values);
}

Result<std::optional<SellerShipment>> find_shipment(Database& database, MerchantId merchant,
                                                    Direction direction, ShipmentId shipment) {
    Clauses clauses = clauses_of(merchant, {direction, {}, {}, {}, {}, {}, {}, {}});
    clauses.values.emplace_back(shipment);
    auto found = TRY(shipments_of(database, merchant,
                                  std::string(kColumns) + clauses.sql + " and s.shipment_id = ?",
                                  clauses.values));
    if (found.empty()) return std::optional<SellerShipment>();
    return std::optional(std::move(found.front()));
}

Result<void> insert_shipment(Transaction& transaction, MerchantId merchant,
                             const SellerShipment& shipment) {
    const bool is_return = shipment.direction == Direction::return_;
    const std::int64_t line =
        is_return && !shipment.lines.empty() ? shipment.lines.front().value : 0;
    const std::string currency = shipment.invoiced.currency.code();
    TRY(transaction.database().execute(
        "insert into shipment (merchant_id, shipment_id, direction, order_id, line_id, carrier_id,"
        " carrier, reference, tracking_number, tracking_url, label_url, is_scanned, currency,"
        " invoiced_minor, created_at, picked_up_at, delivered_at, pickup_id, pickup_confirmation,"
        " pickup_from, pickup_until, is_pickup_cancelled)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {merchant,
         shipment.id,
         name_of(shipment.direction),
         shipment.order,
         line,
         shipment.carrier_id,
         shipment.carrier,
         shipment.reference,
         shipment.tracking_number,
         shipment.tracking_url,
         shipment.label_url,
         shipment.is_scanned ? 1 : 0,
         currency,
         shipment.invoiced.minor,
         shipment.created_at,
         shipment.picked_up_at,
         shipment.delivered_at,
         shipment.pickup_id,
         shipment.pickup_confirmation,
         shipment.pickup_from,
         shipment.pickup_until,
         shipment.is_pickup_cancelled ? 1 : 0}));
    return {};
}

} // namespace stall::storage
