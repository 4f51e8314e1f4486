// Every body about orders is read back as it was written, and what is not one is refused.
#include "core/wire/orders.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::wire;

namespace {

OrderDetail whole_order() {
    OrderDetail detail;
    orders::Order& order = detail.order;
    order.id = OrderId(412'345);
    order.version = Version(4);
    order.currency = Currency::of("EUR");
    orders::OrderLine line;
    line.id = OrderLineId(9);
    line.state = orders::LineState::refunded_after_shipping;
    line.listing = ListingId(12);
    line.product = ProductId(3);
    line.sku = "IP13-\"128\"";
    line.title = "iPhone 13";
    line.price_minor = 34'500;
    line.shipping_minor = 490;
    line.commission_basis_points = 1'500;
    line.commission_vat_basis_points = 2'000;
    line.refunded_price_minor = 1'000;
    line.reason = orders::Reason::not_as_described;
    line.message = "Désolés";
    line.identifiers = {"490154203237518", ""};
    order.lines = {line, line};
    order.lines[1].id = OrderLineId(10);
    order.lines[1].reason.reset();
    order.parcel = {"6A12345678901", "https://x.example/1", "Colissimo", "2026-03-27"};
    order.created_at = Instant{1'000};
    order.paid_at = Instant{2'000};
    order.shipped_at = Instant{5'000};
    order.confirm_by = Instant{3'000};
    order.calendar_version = "1/2026.1/2025b";
    detail.modified_at = Instant{6'000};
    detail.payment_method = "CARD";
    detail.open_tickets = 1;
    detail.shipping = {"Γιώργος",        "Παπαδόπουλος", "", "Ερμού 1", "",
                       "105 63",         "Αθήνα",        "", "GR",      "+302101234567",
                       "x@relay.example"};
    detail.timeline = {{Instant{1'000}, "", OrderEvent::Kind::created, {}, ""},
                       {Instant{5'000},
                        "Camille",
                        OrderEvent::Kind::dispatched,
                        {OrderLineId(9), OrderLineId(10)},
                        "Colissimo 6A12345678901"}};
    detail.money = {{Instant{5'000}, {OrderLineId(9), orders::EntryKind::commission, -5'175}}};
    detail.tickets = {{TicketId(2), OrderLineId(9), "Screen", true, Instant{7'000}}};
    detail.doubles = {{OrderLineId(9), OrderId(77)}};
    detail.invoices = {{1, "facture é.pdf", "application/pdf", 4'096, Instant{8'000}}};
    return detail;
}

template <typename T> std::string code_of_error(const Result<T>& result) {
    return result.ok() ? "ok" : result.error().code + "@" + result.error().where;
}

} // namespace

TEST_CASE("an order comes back whole") {
    const OrderDetail detail = whole_order();
    CHECK(decode_order_detail(encode_order_detail(detail)).value() == detail);
    const auto opened = decode_ticket_opened(encode_ticket_opened(TicketId(2), detail)).value();
    CHECK(opened.ticket == TicketId(2));
    CHECK(opened.detail == detail);
}

TEST_CASE("rows and pages and the head of the load come back") {
    OrderRow row = row_of(whole_order());
    CHECK(row.price_minor == 69'000);
    CHECK(row.refunded_minor == 2'000);
    CHECK(row.customer == "Γιώργος Παπαδόπουλος");
    CHECK(decode_order_row(encode_order_row(row)).value() == row);
    CHECK(decode_order_rows(encode_order_rows({row, row})).value() == std::vector{row, row});
    CHECK(decode_order_rows("[]").value().empty());
    const OrderPage page{{row}, "1000-412345", {1, 2, 3, 4, 5, 6}};
    CHECK(decode_order_page(encode_order_page(page)).value() == page);
    const OrdersHead head{12, Sequence(99), {6, 5, 4, 3, 2, 1}};
    CHECK(decode_orders_head(encode_orders_head(head)).value() == head);
}

TEST_CASE("requests come back") {
    const std::vector<OrderLineId> lines = {OrderLineId(1), OrderLineId(2)};
    CHECK(decode_confirm(encode_confirm(lines)).value() == lines);
    const CancelRequest cancel{lines, orders::Reason::stock_mistake};
    CHECK(decode_cancel(encode_cancel(cancel)).value() == cancel);
    const orders::Dispatch dispatch{{"6A12345678901", "", "Colissimo", "2026-03-27"},
                                    {{OrderLineId(1), {"490154203237518", "S"}}}};
    CHECK(decode_dispatch(encode_dispatch(dispatch)).value() == dispatch);
    const RefundRequest refund{
        Currency::of("GBP"),
        {{{OrderLineId(1), 1'050}, {OrderLineId(2), std::nullopt}}, orders::Reason::lost, "Sorry"}};
    CHECK(decode_refund(encode_refund(refund)).value() == refund);
    const orders::LineIdentifiers identifiers{OrderLineId(1), {"", "S1"}};
    CHECK(decode_identifiers(encode_identifiers(identifiers)).value() == identifiers);
    const TicketRequest ticket{OrderLineId(1), "Screen", "Hello"};
    CHECK(decode_ticket_request(encode_ticket_request(ticket)).value() == ticket);
    const TrackingImport import{"t.csv", "a;b\n", ';', '"', true, {"", "carrier"}};
    CHECK(decode_tracking_import(encode_tracking_import(import)).value() == import);
}

TEST_CASE("bulk actions come back with what each needs") {
    using Action = OrderBulk::Action;
    OrderBulk bulk{Action::dispatch, orders::Reason::other, {}};
    bulk.items = {{OrderId(1), {"6A12345678901", "", "Colissimo", ""}}, {OrderId(2), {}}};
    CHECK(decode_order_bulk(encode_order_bulk(bulk)).value() == bulk);
    bulk = {Action::cancel, orders::Reason::withdrawal, {{OrderId(1), {}}}};
    CHECK(decode_order_bulk(encode_order_bulk(bulk)).value() == bulk);
    bulk = {Action::confirm, orders::Reason::other, {{OrderId(1), {}}}};
    CHECK(encode_order_bulk(bulk) == R"({"action":"confirm","orders":[{"order":1}]})");
    CHECK(decode_order_bulk(encode_order_bulk(bulk)).value() == bulk);
}

TEST_CASE("what is not a request is refused by its place") {
    CHECK(code_of_error(decode_cancel(R"({"lines":[],"reason":7})")) == "reason_unknown@/reason");
    CHECK(code_of_error(decode_cancel(R"({"lines":[]})")) == "json_key_missing@/reason");
    CHECK(code_of_error(decode_confirm(R"({"lines":[-1]})")) == "json_type@/lines/0");
    CHECK(
        code_of_error(decode_refund(
            R"({"currency":"EUR","lines":[{"line":1,"amount":"1.005"}],"reason":1,"message":""})")) ==
        "amount_too_precise@/lines/0/amount");
    CHECK(code_of_error(decode_order_bulk(R"({"action":"refund","orders":[]})")) ==
          "json_type@/action");
    CHECK(code_of_error(decode_order_bulk(
              R"({"action":"confirm","orders":[{"order":1,"tracking_number":"x"}]})")) ==
          "json_key_unknown@/orders/0/tracking_number");
}

TEST_CASE("a ticket needs a subject") {
    CHECK(check_ticket_request({OrderLineId(1), " Screen ", ""}).value().subject == "Screen");
    CHECK(code_of_error(check_ticket_request({OrderLineId(1), " ", ""})) ==
          "subject_missing@/subject");
    CHECK(code_of_error(check_ticket_request({OrderLineId(1), std::string(201, 'x'), ""})) ==
          "subject_too_long@/subject");
    CHECK(code_of_error(check_ticket_request({OrderLineId(1), "x", std::string(501, 'x')})) ==
          "message_too_long@/message");
}
