// Statements behind the seller API's orders. Must not know JSON or who asks.
#include "server/storage/seller_orders.hpp"

#include "server/storage/orders.hpp"

#include <array>

namespace stall::storage {
namespace {

/// The clauses that are asked for, with their arguments, so that each has its index.
struct Clauses {
    std::string sql;
    std::vector<Value> values;
};

Clauses clauses_of(MerchantId merchant, const SellerOrderFilter& filter) {
    Clauses clauses{" from customer_order where merchant_id = ?", {Value(merchant)}};
    const auto add = [&](std::string_view sql, Value value) {
        clauses.sql += sql;
        clauses.values.push_back(value);
    };
    if (filter.state)
        add(" and state = ?", static_cast<std::int64_t>(*filter.state));
    else
        clauses.sql += " and state not in (0, 8)";
    if (filter.created_from) add(" and created_at >= ?", *filter.created_from);
    if (filter.modified_from) add(" and modified_at >= ?", *filter.modified_from);
    if (filter.market) add(" and market = ?", listings::code_of(*filter.market));
    return clauses;
}

bool passes_none(const SellerOrderFilter& filter) {
    return filter.is_elsewhere || (filter.state && !orders::is_shown(*filter.state));
}

bool asks_for_all(const SellerOrderFilter& filter) {
    return !filter.created_from && !filter.modified_from && !filter.market && !filter.state;
}

/// When the first invoice came, and whether the marketplace carries the parcel.
Result<void> load_papers(Database& database, MerchantId merchant, wire::SellerOrder& order) {
    Cursor row =
        TRY(database.query("select (select min(uploaded_at) from order_invoice where merchant_id = "
                           "? and order_id = ?),"
                           " exists (select 1 from shipment where merchant_id = ? and order_id = ?"
                           " and direction = 'delivery')",
                           {merchant, order.order.id, merchant, order.order.id}));
    if (!TRY(row.next())) return {};
    if (!row.is_null(0)) order.invoiced_at = Instant{row.integer(0)};
    order.is_backship = row.integer(1) != 0;
    return {};
}

} // namespace

Result<std::int64_t> count_seller_orders(Database& database, MerchantId merchant,
                                         const SellerOrderFilter& filter) {
    if (passes_none(filter)) return 0;
    if (asks_for_all(filter)) {
        const auto counts = TRY(count_segments(database, merchant));
        return counts[static_cast<std::size_t>(orders::Segment::all)];
    }
    const Clauses clauses = clauses_of(merchant, filter);
    Cursor row = TRY(database.query("select count(*)" + clauses.sql, clauses.values));
    return TRY(row.next()) ? row.integer(0) : 0;
}

Result<std::vector<OrderId>> seller_order_page(Database& database, MerchantId merchant,
                                               const SellerOrderFilter& filter, std::int64_t offset,
                                               std::int64_t count_max) {
    std::vector<OrderId> page;
    if (passes_none(filter)) return page;
    Clauses clauses = clauses_of(merchant, filter);
    clauses.values.emplace_back(count_max);
    clauses.values.emplace_back(offset);
    Cursor rows = TRY(database.query("select order_id" + clauses.sql +
                                         " order by created_at desc, order_id desc"
                                         " limit ? offset ?",
                                     clauses.values));
    while (TRY(rows.next())) page.push_back(OrderId(rows.integer(0)));
    return page;
}

Result<std::optional<wire::SellerOrder>> seller_order(Database& database, MerchantId merchant,
                                                      OrderId id) {
    auto detail = TRY(load_order_detail(database, merchant, id));
    if (!detail) return std::optional<wire::SellerOrder>();
    wire::SellerOrder order;
    order.order = std::move(detail->order);
    order.shipping = std::move(detail->shipping);
    order.billing = std::move(detail->billing);
    order.payment_method = std::move(detail->payment_method);
    order.modified_at = detail->modified_at;
    TRY(load_papers(database, merchant, order));
    return std::optional(std::move(order));
}

} // namespace stall::storage
