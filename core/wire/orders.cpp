// Codecs of orders in lists: rows, pages, and the head of the load. Must not know HTTP or storage.
#include "core/wire/orders.hpp"

#include "core/wire/order_names.hpp"

namespace stall::wire {
namespace {

constexpr std::size_t kRowBytesUsual = 640;

orders::BriefLine read_brief_line(Fields& fields) {
    orders::BriefLine line;
    fields.read("line", line.id);
    read_line_state(fields, line.state);
    fields.read("listing", line.listing);
    fields.read("sku", line.sku);
    fields.read("title", line.title);
    fields.read("quantity", line.quantity);
    return line;
}

void write_lines(Writer& writer, const std::vector<orders::BriefLine>& lines) {
    writer.each("lines", lines, [&](const orders::BriefLine& line) {
        writer.field("line", line.id.value);
        write_number(writer, "state", line.state);
        writer.field("listing", line.listing.value);
        writer.field("sku", line.sku);
        writer.field("title", line.title);
        writer.field("quantity", line.quantity);
    });
}

void write_rows(Writer& writer, const std::vector<OrderRow>& rows) {
    writer.begin_array();
    for (const OrderRow& row : rows) {
        writer.begin_object();
        write_order_row(writer, row);
        writer.end_object();
    }
    writer.end_array();
}

} // namespace

void write_order_row(Writer& writer, const OrderRow& row) {
    writer.field("order", row.id.value);
    writer.field("version", row.version.value);
    write_number(writer, "state", row.state);
    writer.field("market", code_of(row.market));
    writer.field("currency", row.currency.code());
    writer.field("price", Money{row.price_minor, row.currency});
    writer.field("shipping", Money{row.shipping_minor, row.currency});
    writer.field("refunded", Money{row.refunded_minor, row.currency});
    writer.field("customer", row.customer);
    writer.field("city", row.city);
    writer.field("country", row.country);
    write_lines(writer, row.lines);
    writer.field("created_at", row.created_at.utc_ms);
    writer.field("modified_at", row.modified_at.utc_ms);
    write_instant(writer, "paid_at", row.paid_at);
    write_instant(writer, "shipped_at", row.shipped_at);
    write_instant(writer, "confirm_by", row.confirm_by);
    write_instant(writer, "dispatch_by", row.dispatch_by);
    writer.field("calendar", row.calendar_version);
    writer.field("carrier", row.carrier);
    writer.field("tracking_number", row.tracking_number);
    writer.field("open_tickets", row.open_tickets);
}

OrderRow read_order_row(Fields& fields) {
    OrderRow row;
    fields.read("order", row.id);
    fields.read("version", row.version);
    read_checked(fields, "state", row.state, orders::order_state_of);
    read_market(fields, row.market);
    fields.read_currency("currency", row.currency);
    fields.read_money("price", row.currency, row.price_minor);
    fields.read_money("shipping", row.currency, row.shipping_minor);
    fields.read_money("refunded", row.currency, row.refunded_minor);
    fields.read("customer", row.customer);
    fields.read("city", row.city);
    fields.read("country", row.country);
    fields.read_each("lines", row.lines, read_brief_line);
    fields.read_instant("created_at", row.created_at);
    fields.read_instant("modified_at", row.modified_at);
    read_instant(fields, "paid_at", row.paid_at);
    read_instant(fields, "shipped_at", row.shipped_at);
    read_instant(fields, "confirm_by", row.confirm_by);
    read_instant(fields, "dispatch_by", row.dispatch_by);
    fields.read("calendar", row.calendar_version);
    fields.read("carrier", row.carrier);
    fields.read("tracking_number", row.tracking_number);
    fields.read("open_tickets", row.open_tickets);
    return row;
}

void write_counts(Writer& writer, const SegmentCounts& counts) {
    writer.key("counts");
    writer.begin_object();
    for (const orders::Segment segment : orders::kSegments)
        writer.field(name_of(segment), counts[static_cast<std::size_t>(segment)]);
    writer.end_object();
}

SegmentCounts read_counts(Fields& fields) {
    SegmentCounts counts{};
    fields.read_object("counts", counts, [](Fields& each) {
        SegmentCounts read{};
        for (const orders::Segment segment : orders::kSegments)
            each.read_not_negative(name_of(segment), read[static_cast<std::size_t>(segment)]);
        return read;
    });
    return counts;
}

std::string encode_order_row(const OrderRow& row) {
    Writer writer(kRowBytesUsual);
    writer.begin_object();
    write_order_row(writer, row);
    writer.end_object();
    return writer.take();
}

Result<OrderRow> decode_order_row(std::string_view json) {
    return decode_object(json, read_order_row);
}

std::string encode_order_rows(const std::vector<OrderRow>& rows) {
    Writer writer(kRowBytesUsual * (rows.size() + 1));
    write_rows(writer, rows);
    return writer.take();
}

Result<std::vector<OrderRow>> decode_order_rows(std::string_view json) {
    return decode_object("{\"rows\":" + std::string(json) + "}", [](Fields& fields) {
        std::vector<OrderRow> rows;
        fields.read_each("rows", rows, read_order_row);
        return rows;
    });
}

std::string encode_orders_head(const OrdersHead& head) {
    Writer writer;
    writer.begin_object();
    writer.field("row_count", head.row_count);
    writer.field("cursor", head.cursor.value);
    write_counts(writer, head.counts);
    writer.end_object();
    return writer.take();
}

Result<OrdersHead> decode_orders_head(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        OrdersHead head;
        fields.read_not_negative("row_count", head.row_count);
        fields.read("cursor", head.cursor);
        head.counts = read_counts(fields);
        return head;
    });
}

std::string encode_order_page(const OrderPage& page) {
    Writer writer(kRowBytesUsual * (page.rows.size() + 1));
    writer.begin_object();
    writer.key("rows");
    write_rows(writer, page.rows);
    if (!page.next.empty()) writer.field("next", page.next);
    write_counts(writer, page.counts);
    writer.end_object();
    return writer.take();
}

Result<OrderPage> decode_order_page(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        OrderPage page;
        fields.read_each("rows", page.rows, read_order_row);
        if (fields.has("next")) fields.read("next", page.next);
        page.counts = read_counts(fields);
        return page;
    });
}

} // namespace stall::wire
