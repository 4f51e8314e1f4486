// Orders written: whole ones that arrive, and what a move made of one, with the flags and counts
// that the lists keep. Must not know who may move what.
#include "server/storage/order_words.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>

namespace stall::storage {
namespace {

using orders::Order;
using orders::OrderLine;

constexpr std::string_view kInsertOrder =
    "insert into customer_order (merchant_id, order_id, version, state, is_shipped, is_given_back,"
    " market, currency, price_minor, shipping_minor, refunded_minor, customer, words, skus, city,"
    " country, payment_method, carrier, tracking_number, tracking_url, stated_day, created_at,"
    " modified_at, paid_at, accepted_at, shipped_at, delivered_at, confirm_by, dispatch_by,"
    " calendar_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertLine =
    "insert into order_line (merchant_id, order_id, line_id, state, listing_id, product_id, sku,"
    " title, brand, grade, quantity, price_minor, shipping_minor, shipping_delay_hours,"
    " warranty_months, commission_basis_points, commission_vat_basis_points, refunded_price_minor,"
    " refunded_shipping_minor, reason, message, imei, serial)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertAddress =
    "insert into order_address (merchant_id, order_id, kind, first_name, last_name, company,"
    " street, street2, postal_code, city, state, country, phone, email)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertTerm =
    "insert into order_term (merchant_id, term, created_at, order_id) values (?, ?, ?, ?)"
    " on conflict do nothing";
constexpr std::string_view kUpdateOrder =
    "update customer_order set version = ?, state = ?, is_shipped = ?, is_given_back = ?,"
    " refunded_minor = ?, carrier = ?, tracking_number = ?, tracking_url = ?, stated_day = ?,"
    " modified_at = ?, paid_at = ?, accepted_at = ?, shipped_at = ?, delivered_at = ?,"
    " confirm_by = ?, dispatch_by = ?, calendar_version = ? where merchant_id = ? and order_id = ?";
constexpr std::string_view kUpdateLine =
    "update order_line set state = ?, refunded_price_minor = ?, refunded_shipping_minor = ?,"
    " reason = ?, message = ?, imei = ?, serial = ?"
    " where merchant_id = ? and order_id = ? and line_id = ?";
constexpr std::string_view kCountSegment =
    "insert into order_count (merchant_id, segment, orders) values (?, ?, ?)"
    " on conflict (merchant_id, segment) do update set orders = orders + excluded.orders";
constexpr std::string_view kUncountSegment =
    "update order_count set orders = orders - 1 where merchant_id = ? and segment = ?";

std::optional<std::int64_t> number_of(const std::optional<orders::Reason>& reason) {
    return reason ? std::optional(static_cast<std::int64_t>(*reason)) : std::nullopt;
}

Result<void> insert_line(Database& database, MerchantId merchant, OrderId order,
                         const OrderLine& line) {
    TRY(database.execute(kInsertLine, {merchant,
                                       order,
                                       line.id,
                                       static_cast<std::int64_t>(line.state),
                                       line.listing,
                                       line.product,
                                       line.sku,
                                       line.title,
                                       line.brand,
                                       listings::name_of(line.grade),
                                       line.quantity,
                                       line.price_minor,
                                       line.shipping_minor,
                                       line.shipping_delay_hours,
                                       line.warranty_months,
                                       line.commission_basis_points,
                                       line.commission_vat_basis_points,
                                       line.refunded_price_minor,
                                       line.refunded_shipping_minor,
                                       number_of(line.reason),
                                       line.message,
                                       line.identifiers.imei,
                                       line.identifiers.serial}));
    return {};
}

Result<void> insert_address(Database& database, MerchantId merchant, OrderId order,
                            std::string_view kind, const orders::Address& address) {
    TRY(database.execute(kInsertAddress,
                         {merchant, order, kind, address.first_name, address.last_name,
                          address.company, address.street, address.street2, address.postal_code,
                          address.city, address.state, address.country, address.phone,
                          address.email}));
    return {};
}

std::vector<orders::LineState> states_of(const Order& order) {
    std::vector<orders::LineState> states;
    for (const OrderLine& line : order.lines) states.push_back(line.state);
    return states;
}

/// What the lists keep of an order's lines.
struct Flags {
    orders::OrderState state = orders::OrderState::fresh;
    bool is_shipped = false;
    bool is_given_back = false;
};
Flags flags_of(const Order& order) {
    const auto states = states_of(order);
    Flags flags;
    flags.state = orders::derive_state(states);
    const auto bits = orders::segments_of(flags.state, states, 0);
    const auto holds = [bits](orders::Segment segment) {
        return (bits >> static_cast<int>(segment) & 1) != 0;
    };
    flags.is_shipped = holds(orders::Segment::shipped);
    flags.is_given_back = holds(orders::Segment::cancelled_and_refunded);
    return flags;
}

} // namespace

Result<void> insert_customer_order(Transaction& transaction, MerchantId merchant,
                                   const NewOrder& made) {
    Database& database = transaction.database();
    const Order& order = made.order;
    const Flags flags = flags_of(order);
    const std::string customer = orders::name_of(made.shipping);
    const std::vector<std::string> terms = terms_of(customer, order.lines);
    const std::string words = joined_words(terms), skus = joined_skus(terms);
    TRY(database.execute(kInsertOrder, {merchant,
                                        order.id,
                                        order.version,
                                        static_cast<std::int64_t>(flags.state),
                                        flags.is_shipped ? 1 : 0,
                                        flags.is_given_back ? 1 : 0,
                                        listings::code_of(order.market),
                                        std::string_view(order.currency.code()),
                                        TRY(price_of(order)).minor,
                                        TRY(shipping_of(order)).minor,
                                        TRY(refunded_of(order)).minor,
                                        customer,
                                        words,
                                        skus,
                                        made.shipping.city,
                                        made.shipping.country,
                                        made.payment_method,
                                        order.parcel.carrier,
                                        order.parcel.tracking_number,
                                        order.parcel.tracking_url,
                                        order.parcel.stated_day,
                                        order.created_at,
                                        order.created_at,
                                        order.paid_at,
                                        order.accepted_at,
                                        order.shipped_at,
                                        order.delivered_at,
                                        order.confirm_by,
                                        order.dispatch_by,
                                        order.calendar_version}));
    for (const OrderLine& line : order.lines) TRY(insert_line(database, merchant, order.id, line));
    TRY(insert_address(database, merchant, order.id, "shipping", made.shipping));
    TRY(insert_address(database, merchant, order.id, "billing", made.billing));
    for (const std::string& term : terms)
        TRY(database.execute(kInsertTerm, {merchant, term, order.created_at, order.id}));
    return count_segments_between(database, merchant, 0,
                                  orders::segments_of(flags.state, states_of(order), 0));
}

Result<void> count_segments_between(Database& database, MerchantId merchant, std::uint8_t before,
                                    std::uint8_t after) {
    for (const orders::Segment segment : orders::kSegments) {
        const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(segment));
        if ((before & bit) == (after & bit)) continue;
        if ((after & bit) != 0)
            TRY(database.execute(kCountSegment, {merchant, name_of(segment), 1}));
        else
            TRY(database.execute(kUncountSegment, {merchant, name_of(segment)}));
    }
    return {};
}

Result<Version> save_customer_order(Transaction& transaction, MerchantId merchant,
                                    const Order& before, const Order& after, Instant now) {
    Database& database = transaction.database();
    const Version version(before.version.value + 1);
    const Flags flags = flags_of(after);
    TRY(database.execute(kUpdateOrder,
                         {version, static_cast<std::int64_t>(flags.state), flags.is_shipped ? 1 : 0,
                          flags.is_given_back ? 1 : 0, TRY(refunded_of(after)).minor,
                          after.parcel.carrier, after.parcel.tracking_number,
                          after.parcel.tracking_url, after.parcel.stated_day, now, after.paid_at,
                          after.accepted_at, after.shipped_at, after.delivered_at, after.confirm_by,
                          after.dispatch_by, after.calendar_version, merchant, after.id}));
    for (const OrderLine& line : after.lines) {
        const auto old = std::ranges::find(before.lines, line.id, &OrderLine::id);
        if (old != before.lines.end() && *old == line) continue;
        TRY(database.execute(kUpdateLine,
                             {static_cast<std::int64_t>(line.state), line.refunded_price_minor,
                              line.refunded_shipping_minor, number_of(line.reason), line.message,
                              line.identifiers.imei, line.identifiers.serial, merchant, after.id,
                              line.id}));
    }
    // Tickets are counted where they are opened and solved: they do not differ here.
    TRY(count_segments_between(database, merchant,
                               orders::segments_of(state_of(before), states_of(before), 0),
                               orders::segments_of(flags.state, states_of(after), 0)));
    return version;
}

} // namespace stall::storage
