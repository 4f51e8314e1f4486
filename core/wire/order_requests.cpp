// Codecs of what a merchant asks of orders: one at a time, many at once, and by a file.
// Must not know HTTP or storage.
#include "core/base/shortened.hpp"
#include "core/base/text.hpp"
#include "core/wire/order_names.hpp"
#include "core/wire/text_limits.hpp"

namespace stall::wire {
namespace {

constexpr std::array kActionNames =
    std::to_array<std::string_view>({"confirm", "cancel", "dispatch"});

template <typename Write> std::string object_of(Write write, std::size_t bytes = 256) {
    Writer writer(bytes);
    writer.begin_object();
    write(writer);
    writer.end_object();
    return writer.take();
}

void write_parcel(Writer& writer, const orders::Parcel& parcel) {
    writer.field("tracking_number", parcel.tracking_number);
    writer.field("carrier", parcel.carrier);
    writer.field("tracking_url", parcel.tracking_url);
}

orders::LineIdentifiers read_identifiers(Fields& fields) {
    orders::LineIdentifiers each;
    fields.read("line", each.line);
    fields.read("imei", each.identifiers.imei);
    fields.read("serial", each.identifiers.serial);
    return each;
}

void write_identifiers(Writer& writer, const orders::LineIdentifiers& each) {
    writer.field("line", each.line.value);
    writer.field("imei", each.identifiers.imei);
    writer.field("serial", each.identifiers.serial);
}

orders::LineRefund read_line_refund(Fields& fields, Currency currency) {
    orders::LineRefund refund;
    fields.read("line", refund.line);
    if (fields.has("amount")) fields.read_money("amount", currency, refund.amount_minor.emplace());
    return refund;
}

OrderBulk::Item read_item(Fields& fields, OrderBulk::Action action) {
    OrderBulk::Item item;
    fields.read("order", item.order);
    if (action != OrderBulk::Action::dispatch) return item;
    fields.read("tracking_number", item.parcel.tracking_number);
    fields.read("carrier", item.parcel.carrier);
    fields.read("tracking_url", item.parcel.tracking_url);
    return item;
}

Result<std::string> checked_text(std::string_view text, std::size_t length_max, const char* code,
                                 const char* where) {
    if (!check_utf8(text).ok()) return Error{"utf8_invalid", where, "", ""};
    const std::string_view trimmed = trim(text);
    const std::size_t length = count_code_points(trimmed);
    if (length <= length_max) return std::string(trimmed);
    return Error{code, where, std::to_string(length), std::to_string(length_max)};
}

} // namespace

std::string encode_confirm(const std::vector<OrderLineId>& lines) {
    return object_of([&](Writer& writer) { writer.ids("lines", lines); });
}

Result<std::vector<OrderLineId>> decode_confirm(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        std::vector<OrderLineId> lines;
        fields.read_ids("lines", lines);
        return lines;
    });
}

std::string encode_cancel(const CancelRequest& request) {
    return object_of([&](Writer& writer) {
        writer.ids("lines", request.lines);
        write_number(writer, "reason", request.reason);
    });
}

Result<CancelRequest> decode_cancel(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        CancelRequest request;
        fields.read_ids("lines", request.lines);
        read_reason(fields, request.reason);
        return request;
    });
}

std::string encode_dispatch(const orders::Dispatch& request) {
    return object_of([&](Writer& writer) {
        write_parcel(writer, request.parcel);
        writer.field("stated_day", request.parcel.stated_day);
        writer.each("identifiers", request.identifiers,
                    [&](const auto& each) { write_identifiers(writer, each); });
    });
}

Result<orders::Dispatch> decode_dispatch(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        orders::Dispatch request;
        fields.read("tracking_number", request.parcel.tracking_number);
        fields.read("carrier", request.parcel.carrier);
        fields.read("tracking_url", request.parcel.tracking_url);
        fields.read("stated_day", request.parcel.stated_day);
        fields.read_each("identifiers", request.identifiers, read_identifiers);
        return request;
    });
}

std::string encode_refund(const RefundRequest& request) {
    return object_of([&](Writer& writer) {
        writer.field("currency", request.currency.code());
        writer.each("lines", request.wish.lines, [&](const orders::LineRefund& each) {
            writer.field("line", each.line.value);
            writer.field("amount", each.amount_minor, request.currency);
        });
        write_number(writer, "reason", request.wish.reason);
        writer.field("message", request.wish.message);
    });
}

Result<RefundRequest> decode_refund(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        RefundRequest request;
        fields.read_currency("currency", request.currency);
        const Currency currency = request.currency;
        fields.read_each("lines", request.wish.lines,
                         [currency](Fields& each) { return read_line_refund(each, currency); });
        read_reason(fields, request.wish.reason);
        fields.read("message", request.wish.message);
        return request;
    });
}

std::string encode_identifiers(const orders::LineIdentifiers& request) {
    return object_of([&](Writer& writer) { write_identifiers(writer, request); });
}

Result<orders::LineIdentifiers> decode_identifiers(std::string_view json) {
    return decode_object(json, read_identifiers);
}

std::string encode_ticket_request(const TicketRequest& request) {
    return object_of([&](Writer& writer) {
        writer.field("line", request.line.value);
        writer.field("subject", request.subject);
        writer.field("message", request.message);
    });
}

Result<TicketRequest> decode_ticket_request(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        TicketRequest request;
        fields.read("line", request.line);
        fields.read("subject", request.subject);
        fields.read("message", request.message);
        return request;
    });
}

Result<TicketRequest> check_ticket_request(const TicketRequest& request) {
    TicketRequest checked{request.line, "", ""};
    checked.subject =
        TRY(checked_text(request.subject, kTicketSubjectLengthMax, "subject_too_long", "/subject"));
    if (checked.subject.empty()) return Error{"subject_missing", "/subject", "", ""};
    checked.message = TRY(
        checked_text(request.message, orders::kMessageLengthMax, "message_too_long", "/message"));
    return checked;
}

std::string encode_ticket_opened(TicketId ticket, const OrderDetail& detail) {
    return object_of(
        [&](Writer& writer) {
            writer.field("ticket", ticket.value);
            writer.key("order");
            writer.begin_object();
            write_order_detail(writer, detail);
            writer.end_object();
        },
        4'096);
}

Result<TicketOpened> decode_ticket_opened(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        TicketOpened opened;
        fields.read("ticket", opened.ticket);
        fields.read_object("order", opened.detail, read_order_detail);
        return opened;
    });
}

std::string encode_order_bulk(const OrderBulk& bulk) {
    const bool ships = bulk.action == OrderBulk::Action::dispatch;
    return object_of(
        [&](Writer& writer) {
            writer.field("action", name_in(kActionNames, bulk.action));
            if (bulk.action == OrderBulk::Action::cancel)
                write_number(writer, "reason", bulk.reason);
            writer.each("orders", bulk.items, [&](const OrderBulk::Item& item) {
                writer.field("order", item.order.value);
                if (ships) write_parcel(writer, item.parcel);
            });
        },
        64 + bulk.items.size() * (ships ? 100 : 20));
}

Result<OrderBulk> decode_order_bulk(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        OrderBulk bulk;
        fields.read_enum("action", kActionNames, bulk.action);
        if (fields.failed()) return bulk;
        if (bulk.action == OrderBulk::Action::cancel) read_reason(fields, bulk.reason);
        fields.read_each("orders", bulk.items,
                         [&bulk](Fields& item) { return read_item(item, bulk.action); });
        return bulk;
    });
}

std::string encode_tracking_import(const TrackingImport& request) {
    return object_of(
        [&](Writer& writer) {
            writer.field("file_name", shortened(request.file_name));
            writer.field("file", request.file);
            writer.field("delimiter", std::string_view(&request.delimiter, 1));
            writer.field("quote", std::string_view(&request.quote, 1));
            writer.flag("check_only", request.is_check_only);
            if (!request.columns.empty()) writer.texts("columns", request.columns);
        },
        request.file.size() + request.file.size() / 16 + 256);
}

Result<TrackingImport> decode_tracking_import(std::string_view json) {
    return decode_object(json, [](Fields& fields) {
        TrackingImport request;
        read_text(fields, "file_name", kFileNameLettersMax, request.file_name);
        fields.read("file", request.file);
        fields.read_character("delimiter", request.delimiter);
        fields.read_character("quote", request.quote);
        fields.read_flag("check_only", request.is_check_only);
        if (fields.has("columns")) read_columns(fields, "columns", request.columns);
        return request;
    });
}

} // namespace stall::wire
