// The REST contract of orders (/desk/v1/orders…) as structs, with their JSON codecs.
// Must not know HTTP, storage or widgets. docs/openapi.yaml says the same in words.
#pragma once

#include "core/listings/ad_file.hpp"
#include "core/orders/address.hpp"
#include "core/orders/moves.hpp"
#include "core/orders/order_filter.hpp"
#include "core/wire/json.hpp"

#include <array>

namespace stall::wire {

inline constexpr std::size_t kBulkOrdersMax = 20'000;
inline constexpr std::size_t kTicketSubjectLengthMax = 200; // code points
inline constexpr std::int64_t kOrderPageMax = 200;          ///< rows of one page

/// One order in a list. Keys: order, version, state (0, 1, 3, 8, 9, 10), market, currency, price,
/// shipping, refunded, customer, city, country, lines [{line, state, listing, sku, title,
/// quantity}], created_at, modified_at, [paid_at], [shipped_at], [confirm_by], [dispatch_by],
/// calendar, carrier, tracking_number, open_tickets. Money as decimal strings in `currency`.
using OrderRow = orders::OrderBrief;
std::string encode_order_row(const OrderRow& row); ///< one JSON object, no line break
Result<OrderRow> decode_order_row(std::string_view json);
/// A JSON array of rows: what a Change carries as `orders`.
std::string encode_order_rows(const std::vector<OrderRow>& rows);
Result<std::vector<OrderRow>> decode_order_rows(std::string_view json);

/// How many orders each segment holds, in the order of orders::Segment.
using SegmentCounts = std::array<std::int64_t, orders::kSegments.size()>;

/// First line of the NDJSON of GET /desk/v1/orders/open; the orders to confirm and to dispatch and
/// those with an open ticket follow, newest first.
struct OrdersHead {
    std::int64_t row_count = 0;
    Sequence cursor; ///< where GET /desk/v1/changes continues
    SegmentCounts counts{};
    bool operator==(const OrdersHead&) const = default;
};
std::string encode_orders_head(const OrdersHead& head);
Result<OrdersHead> decode_orders_head(std::string_view json);

/// GET /desk/v1/orders?segment=&from=&until=&number=&state=&sku=&customer=&country=&cursor=&limit=:
/// newest first. {rows [OrderRow], [next], counts {to_confirm …}}; `next` goes into ?cursor=.
struct OrderPage {
    std::vector<OrderRow> rows;
    std::string next; ///< "" at the end
    SegmentCounts counts{};
    bool operator==(const OrderPage&) const = default;
};
std::string encode_order_page(const OrderPage& page);
Result<OrderPage> decode_order_page(std::string_view json);

/// What became of an order, oldest first.
struct OrderEvent {
    Instant at;
    std::string actor; ///< "" for the marketplace, the customer and carriers
    enum class Kind : std::uint8_t {
        created,
        paid,
        confirmed,
        cancelled,
        dispatched,
        delivered,
        refunded,
        identified,
        ticket_opened,
        unpaid, ///< the payment was refused
    } kind = Kind::created;
    std::vector<OrderLineId> lines; ///< empty: the whole order
    std::string note;               ///< carrier and number, amount and currency, IMEI, ticket
    bool operator==(const OrderEvent&) const = default;
};

/// One entry of the merchant's money that this order made, oldest first.
struct OrderMoney {
    Instant at;
    orders::MoneyEntry entry;
    bool operator==(const OrderMoney&) const = default;
};

struct OrderTicket {
    TicketId ticket;
    OrderLineId line;
    std::string subject;
    bool is_open = true;
    Instant opened_at;
    bool operator==(const OrderTicket&) const = default;
};

/// Another order of this merchant has a line with the same IMEI or serial number.
struct IdentifierDouble {
    OrderLineId line;
    OrderId other;
    bool operator==(const IdentifierDouble&) const = default;
};

/// An invoice that the merchant uploaded for the customer; …/invoices/{number} has its bytes.
struct UploadedInvoice {
    std::int64_t number = 0; ///< among the order's, from 1
    std::string name;
    std::string media_type;
    std::int64_t byte_count = 0;
    Instant at;
    bool operator==(const UploadedInvoice&) const = default;
};

/// GET /desk/v1/orders/{id}, and the answer to every write of one order; ETag is the version.
/// Keys: order, version, state, market, currency, lines [{line, state, listing, product, sku,
/// title, brand, grade, quantity, price, shipping, shipping_delay_hours, warranty_months,
/// commission_basis_points, commission_vat_basis_points, refunded_price, refunded_shipping,
/// [reason], message, imei, serial}], tracking_number, tracking_url, carrier, stated_day,
/// created_at, modified_at, [paid_at], [accepted_at], [shipped_at], [delivered_at], [confirm_by],
/// [dispatch_by], calendar, payment_method, open_tickets, shipping_address {first_name, last_name,
/// company, street, street2, postal_code, city, state, country, phone, email}, billing_address,
/// timeline [{at, actor, kind, lines, note}], money [{at, line, kind, amount}], tickets [{ticket,
/// line, subject, open, opened_at}], doubles [{line, order}], invoices [{number, name, media_type,
/// bytes, at}].
struct OrderDetail {
    orders::Order order;
    Instant modified_at;
    std::string payment_method;
    std::int32_t open_tickets = 0;
    orders::Address shipping;
    orders::Address billing;
    std::vector<OrderEvent> timeline;
    std::vector<OrderMoney> money;
    std::vector<OrderTicket> tickets;
    std::vector<IdentifierDouble> doubles;
    std::vector<UploadedInvoice> invoices; ///< oldest first
    bool operator==(const OrderDetail&) const = default;
};
std::string encode_order_detail(const OrderDetail& detail);
Result<OrderDetail> decode_order_detail(std::string_view json);
/// The same order as a list shows it.
OrderRow row_of(const OrderDetail& detail);

/// Body of POST /desk/v1/orders/{id}/confirm: {lines}; empty: every line that waits.
std::string encode_confirm(const std::vector<OrderLineId>& lines);
Result<std::vector<OrderLineId>> decode_confirm(std::string_view json);

/// Body of …/cancel: {lines, reason}.
struct CancelRequest {
    std::vector<OrderLineId> lines;
    orders::Reason reason = orders::Reason::other;
    bool operator==(const CancelRequest&) const = default;
};
std::string encode_cancel(const CancelRequest& request);
Result<CancelRequest> decode_cancel(std::string_view json);

/// Body of …/dispatch: {tracking_number, carrier, tracking_url, stated_day, identifiers [{line,
/// imei, serial}]}.
std::string encode_dispatch(const orders::Dispatch& request);
Result<orders::Dispatch> decode_dispatch(std::string_view json);

/// Body of …/refund: {currency, lines [{line, [amount]}], reason, message}; no amount: all that is
/// left of the line.
struct RefundRequest {
    Currency currency;
    orders::RefundWish wish;
    bool operator==(const RefundRequest&) const = default;
};
std::string encode_refund(const RefundRequest& request);
Result<RefundRequest> decode_refund(std::string_view json);

/// Body of …/identifiers: {line, imei, serial}; "" leaves alone.
std::string encode_identifiers(const orders::LineIdentifiers& request);
Result<orders::LineIdentifiers> decode_identifiers(std::string_view json);

/// Body of …/ticket: {line, subject, message}; the message is the merchant's first, may be "".
/// Answer: 201 {ticket, order {OrderDetail}}.
struct TicketRequest {
    OrderLineId line;
    std::string subject;
    std::string message;
    bool operator==(const TicketRequest&) const = default;
};
std::string encode_ticket_request(const TicketRequest& request);
Result<TicketRequest> decode_ticket_request(std::string_view json);
/// Blanks around go. Errors: "subject_missing", "subject_too_long", "message_too_long",
/// "utf8_invalid"; `where` is "/subject" or "/message".
Result<TicketRequest> check_ticket_request(const TicketRequest& request);
std::string encode_ticket_opened(TicketId ticket, const OrderDetail& detail);
struct TicketOpened {
    TicketId ticket;
    OrderDetail detail;
};
Result<TicketOpened> decode_ticket_opened(std::string_view json);

/// Body of POST /desk/v1/orders/bulk: {action ("confirm", "cancel", "dispatch"), [reason], orders
/// [{order, [tracking_number, carrier, tracking_url]}]}. Answer: 202 with a Task of kind "orders",
/// one line for each order as named.
struct OrderBulk {
    enum class Action : std::uint8_t { confirm, cancel, dispatch } action = Action::confirm;
    orders::Reason reason = orders::Reason::other; ///< of cancel
    struct Item {
        OrderId order;
        orders::Parcel parcel; ///< of dispatch
        bool operator==(const Item&) const = default;
    };
    std::vector<Item> items;
    bool operator==(const OrderBulk&) const = default;
};
std::string encode_order_bulk(const OrderBulk& bulk);
Result<OrderBulk> decode_order_bulk(std::string_view json);

/// Body of POST /desk/v1/trackings: the file as UTF-8 text, read again by the same core code.
/// Answer: 202 with a Task of kind "trackings"; where `check_only`, 200 with a Task (0) that is
/// done and has no effect: `changed` counts the rows that may go, the refusals say which may not.
struct TrackingImport {
    std::string file_name;
    std::string file;
    char delimiter = ',';
    char quote = '"';
    bool is_check_only = false;
    listings::ColumnMapping columns = {}; ///< as in ImportRequest
    bool operator==(const TrackingImport&) const = default;
};
std::string encode_tracking_import(const TrackingImport& request);
Result<TrackingImport> decode_tracking_import(std::string_view json);

} // namespace stall::wire
