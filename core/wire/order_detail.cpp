// Codec of a whole order: lines, addresses, timeline, money. Must not know HTTP or storage.
#include "core/wire/order_names.hpp"

namespace stall::wire {
namespace {

using orders::Address;
using orders::OrderLine;

void write_line(Writer& writer, const OrderLine& line, Currency currency) {
    const auto money = [&](std::string_view key, std::int64_t minor) {
        writer.field(key, Money{minor, currency});
    };
    writer.field("line", line.id.value);
    write_number(writer, "state", line.state);
    writer.field("listing", line.listing.value);
    writer.field("product", line.product.value);
    writer.field("sku", line.sku);
    writer.field("title", line.title);
    writer.field("brand", line.brand);
    writer.field("grade", name_of(line.grade));
    writer.field("quantity", line.quantity);
    money("price", line.price_minor);
    money("shipping", line.shipping_minor);
    writer.field("shipping_delay_hours", line.shipping_delay_hours);
    writer.field("warranty_months", line.warranty_months);
    writer.field("commission_basis_points", line.commission_basis_points);
    writer.field("commission_vat_basis_points", line.commission_vat_basis_points);
    money("refunded_price", line.refunded_price_minor);
    money("refunded_shipping", line.refunded_shipping_minor);
    if (line.reason) write_number(writer, "reason", *line.reason);
    writer.field("message", line.message);
    writer.field("imei", line.identifiers.imei);
    writer.field("serial", line.identifiers.serial);
}

OrderLine read_line(Fields& fields, Currency currency) {
    OrderLine line;
    fields.read("line", line.id);
    read_line_state(fields, line.state);
    fields.read("listing", line.listing);
    fields.read("product", line.product);
    fields.read("sku", line.sku);
    fields.read("title", line.title);
    fields.read("brand", line.brand);
    read_parsed(fields, "grade", line.grade, listings::parse_grade);
    fields.read("quantity", line.quantity);
    fields.read_money("price", currency, line.price_minor);
    fields.read_money("shipping", currency, line.shipping_minor);
    fields.read("shipping_delay_hours", line.shipping_delay_hours);
    fields.read("warranty_months", line.warranty_months);
    fields.read("commission_basis_points", line.commission_basis_points);
    fields.read("commission_vat_basis_points", line.commission_vat_basis_points);
    fields.read_money("refunded_price", currency, line.refunded_price_minor);
    fields.read_money("refunded_shipping", currency, line.refunded_shipping_minor);
    if (fields.has("reason")) read_reason(fields, line.reason.emplace());
    fields.read("message", line.message);
    fields.read("imei", line.identifiers.imei);
    fields.read("serial", line.identifiers.serial);
    return line;
}

void write_address(Writer& writer, std::string_view key, const Address& address) {
    writer.key(key);
    writer.begin_object();
    writer.field("first_name", address.first_name);
    writer.field("last_name", address.last_name);
    writer.field("company", address.company);
    writer.field("street", address.street);
    writer.field("street2", address.street2);
    writer.field("postal_code", address.postal_code);
    writer.field("city", address.city);
    writer.field("state", address.state);
    writer.field("country", address.country);
    writer.field("phone", address.phone);
    writer.field("email", address.email);
    writer.end_object();
}

Address read_address(Fields& fields) {
    Address address;
    fields.read("first_name", address.first_name);
    fields.read("last_name", address.last_name);
    fields.read("company", address.company);
    fields.read("street", address.street);
    fields.read("street2", address.street2);
    fields.read("postal_code", address.postal_code);
    fields.read("city", address.city);
    fields.read("state", address.state);
    fields.read("country", address.country);
    fields.read("phone", address.phone);
    fields.read("email", address.email);
    return address;
}

OrderEvent read_event(Fields& fields) {
    OrderEvent event;
    fields.read_instant("at", event.at);
    fields.read("actor", event.actor);
    fields.read_enum("kind", kEventNames, event.kind);
    fields.read_ids("lines", event.lines);
    fields.read("note", event.note);
    return event;
}

OrderMoney read_entry(Fields& fields, Currency currency) {
    OrderMoney money;
    fields.read_instant("at", money.at);
    fields.read("line", money.entry.line);
    read_parsed(fields, "kind", money.entry.kind, orders::parse_entry_kind);
    fields.read_money("amount", currency, money.entry.amount_minor);
    return money;
}

OrderTicket read_ticket(Fields& fields) {
    OrderTicket ticket;
    fields.read("ticket", ticket.ticket);
    fields.read("line", ticket.line);
    fields.read("subject", ticket.subject);
    fields.read_flag("open", ticket.is_open);
    fields.read_instant("opened_at", ticket.opened_at);
    return ticket;
}

void write_past(Writer& writer, const OrderDetail& detail) {
    const Currency currency = detail.order.currency;
    writer.each("timeline", detail.timeline, [&](const OrderEvent& event) {
        writer.field("at", event.at.utc_ms);
        writer.field("actor", event.actor);
        writer.field("kind", name_in(kEventNames, event.kind));
        writer.ids("lines", event.lines);
        writer.field("note", event.note);
    });
    writer.each("money", detail.money, [&](const OrderMoney& money) {
        writer.field("at", money.at.utc_ms);
        writer.field("line", money.entry.line.value);
        writer.field("kind", orders::name_of(money.entry.kind));
        writer.field("amount", Money{money.entry.amount_minor, currency});
    });
    writer.each("tickets", detail.tickets, [&](const OrderTicket& ticket) {
        writer.field("ticket", ticket.ticket.value);
        writer.field("line", ticket.line.value);
        writer.field("subject", ticket.subject);
        writer.flag("open", ticket.is_open);
        writer.field("opened_at", ticket.opened_at.utc_ms);
    });
    writer.each("doubles", detail.doubles, [&](const IdentifierDouble& each) {
        writer.field("line", each.line.value);
        writer.field("order", each.other.value);
    });
    writer.each("invoices", detail.invoices, [&](const UploadedInvoice& invoice) {
        writer.field("number", invoice.number);
        writer.field("name", invoice.name);
        writer.field("media_type", invoice.media_type);
        writer.field("bytes", invoice.byte_count);
        writer.field("at", invoice.at.utc_ms);
    });
}

void read_past(Fields& fields, OrderDetail& detail) {
    const Currency currency = detail.order.currency;
    fields.read_each("timeline", detail.timeline, read_event);
    fields.read_each("money", detail.money,
                     [currency](Fields& entry) { return read_entry(entry, currency); });
    fields.read_each("tickets", detail.tickets, read_ticket);
    fields.read_each("doubles", detail.doubles, [](Fields& each) {
        IdentifierDouble found;
        each.read("line", found.line);
        each.read("order", found.other);
        return found;
    });
    fields.read_each("invoices", detail.invoices, [](Fields& each) {
        UploadedInvoice invoice;
        each.read("number", invoice.number);
        each.read("name", invoice.name);
        each.read("media_type", invoice.media_type);
        each.read_not_negative("bytes", invoice.byte_count);
        each.read_instant("at", invoice.at);
        return invoice;
    });
}

void write_instants(Writer& writer, const OrderDetail& detail) {
    const orders::Order& order = detail.order;
    writer.field("created_at", order.created_at.utc_ms);
    writer.field("modified_at", detail.modified_at.utc_ms);
    write_instant(writer, "paid_at", order.paid_at);
    write_instant(writer, "accepted_at", order.accepted_at);
    write_instant(writer, "shipped_at", order.shipped_at);
    write_instant(writer, "delivered_at", order.delivered_at);
    write_instant(writer, "confirm_by", order.confirm_by);
    write_instant(writer, "dispatch_by", order.dispatch_by);
    writer.field("calendar", order.calendar_version);
}

void read_instants(Fields& fields, OrderDetail& detail) {
    orders::Order& order = detail.order;
    fields.read_instant("created_at", order.created_at);
    fields.read_instant("modified_at", detail.modified_at);
    read_instant(fields, "paid_at", order.paid_at);
    read_instant(fields, "accepted_at", order.accepted_at);
    read_instant(fields, "shipped_at", order.shipped_at);
    read_instant(fields, "delivered_at", order.delivered_at);
    read_instant(fields, "confirm_by", order.confirm_by);
    read_instant(fields, "dispatch_by", order.dispatch_by);
    fields.read("calendar", order.calendar_version);
}

} // namespace

void write_order_detail(Writer& writer, const OrderDetail& detail) {
    const orders::Order& order = detail.order;
    writer.field("order", order.id.value);
    writer.field("version", order.version.value);
    write_number(writer, "state", state_of(order));
    writer.field("market", code_of(order.market));
    writer.field("currency", order.currency.code());
    writer.each("lines", order.lines,
                [&](const OrderLine& line) { write_line(writer, line, order.currency); });
    writer.field("tracking_number", order.parcel.tracking_number);
    writer.field("tracking_url", order.parcel.tracking_url);
    writer.field("carrier", order.parcel.carrier);
    writer.field("stated_day", order.parcel.stated_day);
    write_instants(writer, detail);
    writer.field("payment_method", detail.payment_method);
    writer.field("open_tickets", detail.open_tickets);
    write_address(writer, "shipping_address", detail.shipping);
    write_address(writer, "billing_address", detail.billing);
    write_past(writer, detail);
}

OrderDetail read_order_detail(Fields& fields) {
    OrderDetail detail;
    orders::Order& order = detail.order;
    orders::OrderState state = orders::OrderState::fresh;
    fields.read("order", order.id);
    fields.read("version", order.version);
    read_checked(fields, "state", state, orders::order_state_of); // derived from the lines again
    read_market(fields, order.market);
    fields.read_currency("currency", order.currency);
    const Currency currency = order.currency;
    fields.read_each("lines", order.lines,
                     [currency](Fields& line) { return read_line(line, currency); });
    fields.read("tracking_number", order.parcel.tracking_number);
    fields.read("tracking_url", order.parcel.tracking_url);
    fields.read("carrier", order.parcel.carrier);
    fields.read("stated_day", order.parcel.stated_day);
    read_instants(fields, detail);
    fields.read("payment_method", detail.payment_method);
    fields.read("open_tickets", detail.open_tickets);
    fields.read_object("shipping_address", detail.shipping, read_address);
    fields.read_object("billing_address", detail.billing, read_address);
    read_past(fields, detail);
    return detail;
}

std::string encode_order_detail(const OrderDetail& detail) {
    Writer writer(4'096);
    writer.begin_object();
    write_order_detail(writer, detail);
    writer.end_object();
    return writer.take();
}

Result<OrderDetail> decode_order_detail(std::string_view json) {
    return decode_object(json, read_order_detail);
}

OrderRow row_of(const OrderDetail& detail) {
    const orders::Order& order = detail.order;
    OrderRow row;
    row.id = order.id;
    row.version = order.version;
    row.state = state_of(order);
    row.market = order.market;
    row.currency = order.currency;
    row.customer = orders::name_of(detail.shipping);
    row.city = detail.shipping.city;
    row.country = detail.shipping.country;
    for (const OrderLine& line : order.lines) {
        row.price_minor += line.price_minor;
        row.shipping_minor += line.shipping_minor;
        row.refunded_minor += line.refunded_price_minor + line.refunded_shipping_minor;
        row.lines.push_back(
            {line.id, line.state, line.listing, line.sku, line.title, line.quantity});
    }
    row.created_at = order.created_at;
    row.modified_at = detail.modified_at;
    row.paid_at = order.paid_at;
    row.shipped_at = order.shipped_at;
    row.confirm_by = order.confirm_by;
    row.dispatch_by = order.dispatch_by;
    row.calendar_version = order.calendar_version;
    row.carrier = order.parcel.carrier;
    row.tracking_number = order.parcel.tracking_number;
    row.open_tickets = detail.open_tickets;
    return row;
}

} // namespace stall::wire
