// What happened to orders: events, money, tickets, and identifiers that stand twice.
// Must not know who may move what.
#include "server/storage/order_invoices.hpp"
#include "server/storage/order_words.hpp"
#include "server/storage/orders.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace stall::storage {
namespace {

using Kind = wire::OrderEvent::Kind;

constexpr std::array<std::string_view, 10> kKinds = {
    "created",   "paid",     "confirmed",  "cancelled",     "dispatched",
    "delivered", "refunded", "identified", "ticket_opened", "unpaid"};

std::string joined(const std::vector<OrderLineId>& lines) {
    std::string text;
    for (const OrderLineId line : lines) text += std::to_string(line.value) + ",";
    return text;
}

std::vector<OrderLineId> parted(std::string_view text) {
    std::vector<OrderLineId> lines;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
        lines.push_back(OrderLineId(number));
        text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(end - text.data()) + 1));
    }
    return lines;
}

Result<Kind> read_kind(std::string_view name) {
    for (std::size_t at = 0; at < kKinds.size(); ++at)
        if (kKinds[at] == name) return static_cast<Kind>(at);
    return error_of({Failure::Kind::corrupt, "unknown event " + std::string(name)});
}

Result<void> load_head(Database& database, MerchantId merchant, wire::OrderDetail& detail) {
    Cursor row = TRY(database.query("select modified_at, payment_method, open_tickets"
                                    " from customer_order where merchant_id = ? and order_id = ?",
                                    {merchant, detail.order.id}));
    if (!TRY(row.next())) return {};
    detail.modified_at = Instant{row.integer(0)};
    detail.payment_method = std::string(row.text(1));
    detail.open_tickets = static_cast<std::int32_t>(row.integer(2));
    Cursor rows = TRY(database.query(
        "select kind, first_name, last_name, company, street, street2, postal_code, city, state,"
        " country, phone, email from order_address where merchant_id = ? and order_id = ?",
        {merchant, detail.order.id}));
    while (TRY(rows.next())) {
        const auto cell = [&rows](int column) { return std::string(rows.text(column)); };
        auto& address = rows.text(0) == "shipping" ? detail.shipping : detail.billing;
        address = orders::Address{cell(1), cell(2), cell(3), cell(4),  cell(5), cell(6),
                                  cell(7), cell(8), cell(9), cell(10), cell(11)};
    }
    return {};
}

Result<void> load_events(Database& database, MerchantId merchant, wire::OrderDetail& detail) {
    Cursor rows = TRY(database.query("select at, actor, kind, line_ids, note from order_event"
                                     " where merchant_id = ? and order_id = ? order by ordinal",
                                     {merchant, detail.order.id}));
    while (TRY(rows.next()))
        detail.timeline.push_back({Instant{rows.integer(0)}, std::string(rows.text(1)),
                                   TRY(read_kind(rows.text(2))), parted(rows.text(3)),
                                   std::string(rows.text(4))});
    Cursor money = TRY(database.query("select at, line_id, kind, amount_minor from money_entry"
                                      " where merchant_id = ? and order_id = ? order by entry_id",
                                      {merchant, detail.order.id}));
    while (TRY(money.next()))
        detail.money.push_back({Instant{money.integer(0)},
                                {OrderLineId(money.integer(1)),
                                 TRY(orders::parse_entry_kind(money.text(2))), money.integer(3)}});
    Cursor tickets =
        TRY(database.query("select ticket_id, line_id, subject, state, opened_at from ticket"
                           " where merchant_id = ? and order_id = ? order by ticket_id",
                           {merchant, detail.order.id}));
    while (TRY(tickets.next()))
        detail.tickets.push_back({TicketId(tickets.integer(0)), OrderLineId(tickets.integer(1)),
                                  std::string(tickets.text(2)), tickets.text(3) == "open",
                                  Instant{tickets.integer(4)}});
    return {};
}

constexpr std::string_view kSameImei =
    "select order_id from order_line where merchant_id = ? and imei = ? and imei <> ''"
    " and line_id <> ? order by line_id limit 1";
constexpr std::string_view kSameSerial =
    "select order_id from order_line where merchant_id = ? and serial = ? and serial <> ''"
    " and line_id <> ? order by line_id limit 1";

Result<void> find_doubles(Database& database, MerchantId merchant, wire::OrderDetail& detail) {
    for (const orders::OrderLine& line : detail.order.lines) {
        OrderId other;
        if (!line.identifiers.imei.empty())
            other = OrderId(
                TRY(database.integer_of(kSameImei, {merchant, line.identifiers.imei, line.id}, 0)));
        if (!other.exists() && !line.identifiers.serial.empty())
            other = OrderId(TRY(
                database.integer_of(kSameSerial, {merchant, line.identifiers.serial, line.id}, 0)));
        if (other.exists()) detail.doubles.push_back({line.id, other});
    }
    return {};
}

} // namespace

Result<std::optional<wire::OrderDetail>> load_order_detail(Database& database, MerchantId merchant,
                                                           OrderId id) {
    auto order = TRY(load_customer_order(database, merchant, id));
    if (!order) return std::optional<wire::OrderDetail>();
    wire::OrderDetail detail;
    detail.order = *std::move(order);
    TRY(load_head(database, merchant, detail));
    TRY(load_events(database, merchant, detail));
    TRY(find_doubles(database, merchant, detail));
    detail.invoices = TRY(list_order_invoices(database, merchant, id));
    return std::optional(std::move(detail));
}

Result<std::optional<orders::ExportedOrder>> load_exported_order(Database& database,
                                                                 MerchantId merchant, OrderId id) {
    auto order = TRY(load_customer_order(database, merchant, id));
    if (!order) return std::optional<orders::ExportedOrder>();
    wire::OrderDetail detail;
    detail.order = *std::move(order);
    TRY(load_head(database, merchant, detail));
    return std::optional(orders::ExportedOrder{std::move(detail.order), std::move(detail.shipping),
                                               std::move(detail.billing),
                                               std::move(detail.payment_method)});
}

Result<void> insert_event(Transaction& transaction, MerchantId merchant, OrderId order,
                          const wire::OrderEvent& event) {
    TRY(transaction.database().execute(
        "insert into order_event (merchant_id, order_id, ordinal, at, actor, kind, line_ids, note)"
        " select ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ? from order_event"
        " where merchant_id = ? and order_id = ?",
        {merchant, order, event.at, event.actor, kKinds[static_cast<std::size_t>(event.kind)],
         std::string_view(joined(event.lines)), event.note, merchant, order}));
    return {};
}

Result<void> insert_money(Transaction& transaction, MerchantId merchant, const orders::Order& order,
                          const std::vector<orders::MoneyEntry>& entries, Instant now) {
    if (entries.empty()) return {};
    std::int64_t id =
        TRY(transaction.reserve_ids(merchant, "money", static_cast<std::int64_t>(entries.size())));
    for (const orders::MoneyEntry& entry : entries)
        TRY(transaction.database().execute(
            "insert into money_entry (merchant_id, entry_id, at, order_id, line_id, kind,"
            " amount_minor, currency) values (?, ?, ?, ?, ?, ?, ?, ?)",
            {merchant, id++, now, order.id, entry.line, orders::name_of(entry.kind),
             entry.amount_minor, std::string_view(order.currency.code())}));
    return {};
}

Result<TicketId> insert_ticket(Transaction& transaction, MerchantId merchant,
                               const NewTicket& ticket, Instant now) {
    Database& database = transaction.database();
    const std::int64_t open =
        TRY(database.integer_of("select ticket_id from ticket where merchant_id = ?"
                                " and line_id = ? and state = 'open'",
                                {merchant, ticket.line}, 0));
    if (open > 0)
        return Error{"ticket_open_already", "/line", std::to_string(ticket.line.value),
                     std::to_string(open)};
    const TicketId id(TRY(transaction.reserve_ids(merchant, "ticket", 1)));
    TRY(database.execute(
        "insert into ticket (merchant_id, ticket_id, order_id, line_id, subject,"
        " state, opened_by, opened_at) values (?, ?, ?, ?, ?, 'open', ?, ?)",
        {merchant, id, ticket.order, ticket.line, ticket.subject, ticket.opened_by, now}));
    if (!ticket.message.empty())
        TRY(database.execute("insert into ticket_message (merchant_id, ticket_id, ordinal, at,"
                             " side, author, text) values (?, ?, 1, ?, 'merchant', ?, ?)",
                             {merchant, id, now, ticket.opened_by, ticket.message}));
    const std::int64_t is_first =
        TRY(database.integer_of("select open_tickets = 0 and state not in (0, 8)"
                                " from customer_order where merchant_id = ? and order_id = ?",
                                {merchant, ticket.order}, 0));
    TRY(database.execute("update customer_order set open_tickets = open_tickets + 1,"
                         " version = version + 1, modified_at = ?"
                         " where merchant_id = ? and order_id = ?",
                         {now, merchant, ticket.order}));
    const auto bit =
        static_cast<std::uint8_t>(1U << static_cast<unsigned>(orders::Segment::after_sales));
    if (is_first != 0) TRY(count_segments_between(database, merchant, 0, bit));
    return id;
}

} // namespace stall::storage
