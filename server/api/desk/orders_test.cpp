// Orders over the desk's routes: each step once, against the version it was based on, with its
// stock, money, deadline, timeline and news.
#include "core/wire/listings.hpp"
#include "core/wire/orders.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"

#include <algorithm>

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;
using storage::tried::succeed;
using storage::tried::value_of;

namespace {

/// Orders 70 (two lines to confirm) and 71 (the same), of Alpha.
struct Trade {
    Trade() {
        succeed(shop.store->write([](storage::Transaction& transaction) -> Result<void> {
            for (const std::int64_t id : {70, 71})
                TRY(storage::insert_customer_order(
                    transaction, kAlpha, storage::tried::tried_order(OrderId(id), "Élodie Roux")));
            return {};
        }));
    }

    Response step(const std::string& path, const std::string& body, const std::string& version,
                  std::string key = "") {
        Request request = shop.desk("POST", "/desk/v1/orders/" + path, body);
        if (key.empty()) key = "key-" + std::to_string(++keys);
        request.headers.emplace_back("Idempotency-Key", key);
        if (!version.empty())
            request.headers.emplace_back("If-Match", version == "*" ? "*" : "\"" + version + "\"");
        return shop.send(request);
    }
    wire::OrderDetail detail(std::int64_t id) {
        const auto response = shop.send(shop.desk("GET", "/desk/v1/orders/" + std::to_string(id)));
        REQUIRE(response.status == 200);
        return value_of(wire::decode_order_detail(body_of(response)));
    }
    std::int64_t stock(std::int64_t listing) {
        auto reader = value_of(shop.store->read());
        return value_of(reader.database().integer_of(
            "select quantity from listing where merchant_id = 1 and listing_id = ?", {listing},
            -1));
    }
    wire::Task task(const Response& accepted) {
        REQUIRE(accepted.status == 202);
        const auto id = value_of(wire::decode_task(body_of(accepted))).id.value;
        return value_of(wire::decode_task(
            body_of(shop.send(shop.desk("GET", "/desk/v1/tasks/" + std::to_string(id))))));
    }

    Shop shop;
    int keys = 0;
};

std::string code_in(const Response& response) {
    const std::string body = body_of(response);
    const std::size_t at = body.find("\"code\":\"");
    return at == body.npos ? "" : body.substr(at + 8, body.find('"', at + 8) - at - 8);
}

constexpr const char* kParcel =
    R"({"tracking_number":"1z999aa1 0123456784","carrier":"ups","tracking_url":"",)"
    R"("stated_day":"","identifiers":[{"line":700,"imei":"490154203237518","serial":""}]})";

} // namespace

TEST_CASE("an order goes from confirmed to dispatched to refunded and keeps its past") {
    Trade trade;
    const auto confirmed = trade.step("70/confirm", R"({"lines":[]})", "1");
    REQUIRE(confirmed.status == 200);
    CHECK(find_header(confirmed.headers, "ETag") == "\"2\"");
    auto order = value_of(wire::decode_order_detail(body_of(confirmed)));
    CHECK(state_of(order.order) == orders::OrderState::to_dispatch);
    CHECK(order.order.accepted_at == trade.shop.now);
    REQUIRE(order.order.dispatch_by);
    CHECK(*order.order.dispatch_by > trade.shop.now);
    CHECK(order.order.calendar_version.starts_with("1/"));

    const auto sent = trade.step("70/dispatch", kParcel, "2");
    REQUIRE(sent.status == 200);
    order = value_of(wire::decode_order_detail(body_of(sent)));
    CHECK(order.order.parcel.tracking_number == "1Z999AA10123456784");
    CHECK(order.order.parcel.carrier == "UPS");
    CHECK(order.order.parcel.tracking_url.starts_with("https://"));
    CHECK(order.order.lines[0].identifiers.imei == "490154203237518");
    CHECK(order.money.size() == 8);

    const auto part = trade.step(
        "70/refund",
        R"({"currency":"EUR","lines":[{"line":700,"amount":"100.00"}],"reason":24,"message":"Sorry"})",
        "3");
    REQUIRE(part.status == 200);
    order = value_of(wire::decode_order_detail(body_of(part)));
    CHECK(order.order.lines[0].state == orders::LineState::refunded_after_shipping);
    CHECK(order.order.lines[1].state == orders::LineState::shipped);
    CHECK(order.money.size() == 11);
    REQUIRE(order.timeline.size() == 3);
    CHECK(order.timeline[1].note == "UPS 1Z999AA10123456784");
    CHECK(order.timeline[2].note == "100.00 EUR");
    CHECK(order.timeline[2].lines == std::vector{OrderLineId(700)});
    CHECK(order.timeline[2].actor == "Zoé");
    CHECK(trade.detail(70) == order);
}

TEST_CASE("cancelling puts units back and refuses reasons of a shipped order") {
    Trade trade;
    CHECK(trade.stock(1) == 5);
    CHECK(code_in(trade.step("70/cancel", R"({"lines":[],"reason":21})", "1")) ==
          "reason_not_before_shipping");
    CHECK(trade.step("70/cancel", R"({"lines":[700],"reason":1})", "1").status == 200);
    CHECK(trade.stock(1) == 6);
    CHECK(trade.step("70/cancel", R"({"lines":[701],"reason":0})", "2").status == 200);
    CHECK(trade.stock(2) == 5);
    CHECK(state_of(trade.detail(70).order) == orders::OrderState::done);
    CHECK(trade.detail(70).money.empty());
}

TEST_CASE("the same step sent twice has one effect and one answer") {
    Trade trade;
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "1").status == 200);
    const auto first = trade.step("70/dispatch", kParcel, "2", "same");
    const auto again = trade.step("70/dispatch", kParcel, "2", "same");
    CHECK(first.status == 200);
    CHECK(again.status == 200);
    CHECK(body_of(first) == body_of(again));
    CHECK(trade.detail(70).money.size() == 8);
    CHECK(code_in(trade.step("70/dispatch", kParcel, "3", "another")) == "line_move_not_allowed");
    CHECK(code_in(trade.step("70/confirm", R"({"lines":[]})", "2", "same")) ==
          "idempotency_key_reused");
}

TEST_CASE("of two agents at once one wins and the other sees the present order") {
    Trade trade;
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "1").status == 200);
    const auto late = trade.step("70/cancel", R"({"lines":[],"reason":0})", "1");
    CHECK(late.status == 412);
    CHECK(find_header(late.headers, "ETag") == "\"2\"");
    CHECK(code_in(late) == "order_version_stale");
    CHECK(says(late, "\"current\":{\"order\":70,\"version\":2"));
    CHECK(trade.step("70/cancel", R"({"lines":[],"reason":0})", "").status == 428);
}

TEST_CASE("what a step lacks is told with its place") {
    Trade trade;
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "*").status == 200);
    struct Case {
        const char* path;
        const char* body;
        int status;
        const char* code;
    };
    const Case cases[] = {
        {"70/dispatch",
         R"({"tracking_number":"1Z999AA10123456785","carrier":"UPS","tracking_url":"","stated_day":"","identifiers":[]})",
         422, "tracking_number_check_digit"},
        {"71/dispatch", kParcel, 409, "order_lines_undecided"},
        {"70/confirm", R"({"lines":[]})", 409, "line_move_not_allowed"},
        {"70/refund", R"({"currency":"GBP","lines":[{"line":700}],"reason":1,"message":""})", 422,
         "currency_mismatch"},
        {"70/refund",
         R"({"currency":"EUR","lines":[{"line":700,"amount":"1.00"}],"reason":1,"message":""})",
         422, "refund_part_before_shipping"},
        {"70/identifiers", R"({"line":700,"imei":"1","serial":""})", 422, "imei_malformed"},
        {"70/ticket", R"({"line":9,"subject":"x","message":""})", 422, "line_unknown"},
        {"99/confirm", R"({"lines":[]})", 404, "order_unknown"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.path);
        CAPTURE(each.code);
        const auto response = trade.step(each.path, each.body, "*");
        CHECK(response.status == each.status);
        CHECK(code_in(response) == each.code);
    }
}

TEST_CASE("after-sales opens one ticket for a line and the order shows it") {
    Trade trade;
    const auto opened =
        trade.step("70/ticket", R"({"line":700,"subject":"Screen","message":"Hello"})", "1");
    REQUIRE(opened.status == 201);
    const auto answer = value_of(wire::decode_ticket_opened(body_of(opened)));
    CHECK(answer.ticket == TicketId(1));
    CHECK(answer.detail.open_tickets == 1);
    CHECK(answer.detail.tickets.size() == 1);
    CHECK(answer.detail.order.version == Version(2));
    const auto again = trade.step("70/ticket", R"({"line":700,"subject":"B","message":""})", "2");
    CHECK(again.status == 409);
    CHECK(code_in(again) == "ticket_open_already");
}

TEST_CASE("a device that another order has too is flagged") {
    Trade trade;
    for (const char* id : {"70", "71"}) {
        const std::string path(id);
        REQUIRE(trade.step(path + "/confirm", R"({"lines":[]})", "*").status == 200);
        REQUIRE(trade
                    .step(path + "/identifiers",
                          R"({"line":)" + path + R"(0,"imei":"490154203237518","serial":""})", "*")
                    .status == 200);
    }
    CHECK(trade.detail(71).doubles ==
          std::vector<wire::IdentifierDouble>{{OrderLineId(710), OrderId(70)}});
    CHECK(trade.step("71/identifiers", R"({"line":710,"imei":"490154203237518","serial":""})", "*")
              .status == 200);
    CHECK(code_in(trade.step("71/identifiers",
                             R"({"line":710,"imei":"352099001761481","serial":""})", "*")) ==
          "imei_written_already");
}

TEST_CASE("lists and the load and the news show the same orders") {
    Trade trade;
    const auto page = [&](const std::string& query) {
        const auto response = trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders?" + query));
        REQUIRE(response.status == 200);
        return value_of(wire::decode_order_page(body_of(response)));
    };
    const auto first = page("segment=to_confirm&customer=roux&limit=1");
    REQUIRE(first.rows.size() == 1);
    CHECK(first.counts == wire::SegmentCounts{2, 0, 0, 0, 0, 2});
    const auto second = page("segment=to_confirm&customer=roux&limit=1&cursor=" + first.next);
    CHECK(second.rows[0].id != first.rows[0].id);
    CHECK(second.next == "");
    CHECK(code_in(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders?segment=late"))) ==
          "parameter_malformed");
    CHECK(code_in(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders?cursor=x"))) ==
          "parameter_malformed");
    struct Limited {
        const char* list;
        const char* most;
        const char* more;
    };
    for (const Limited& one : {Limited{"orders?segment=all", "200", "201"},
                               Limited{"products?query=phone", "50", "51"}}) {
        CAPTURE(one.list);
        const auto status = [&](const char* limit) {
            const std::string target = std::string("/desk/v1/") + one.list + "&limit=" + limit;
            return trade.shop.send(trade.shop.desk("GET", target)).status;
        };
        for (const char* limit : {"1", one.most, ""}) CHECK(status(limit) == 200);
        for (const char* limit : {"0", one.more, "-1", "1.0", "1e1"}) CHECK(status(limit) == 400);
    }

    const std::string load =
        body_of(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders/open")));
    CHECK(std::ranges::count(load, '\n') == 3);
    const auto head = value_of(wire::decode_orders_head(load.substr(0, load.find('\n'))));
    CHECK(head.row_count == 2);
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "*").status == 200);
    const std::string news = body_of(trade.shop.send(
        trade.shop.desk("GET", "/desk/v1/changes?after=" + std::to_string(head.cursor.value))));
    const auto change = value_of(wire::decode_change(news.substr(0, news.find('\n'))));
    CHECK(change.kind == "order_confirmed");
    const auto rows = value_of(wire::decode_order_rows(change.orders_json));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].state == orders::OrderState::to_dispatch);
    CHECK(rows[0] == page("segment=to_dispatch").rows[0]);
}

TEST_CASE("many orders at once are a task with a line for each") {
    Trade trade;
    const auto done = trade.task(trade.step(
        "bulk", R"({"action":"confirm","orders":[{"order":70},{"order":9},{"order":71}]})", ""));
    CHECK(done.kind == wire::Task::Kind::orders);
    CHECK(done.state == wire::Task::State::done);
    CHECK(done.changed == 2);
    REQUIRE(done.refusals.size() == 1);
    CHECK(done.refusals[0].line == 2);
    CHECK(done.refusals[0].sku == "9");
    CHECK(done.refusals[0].error.code == "order_unknown");
    CHECK(trade.detail(70).order.dispatch_by);
    const auto sent = trade.task(trade.step(
        "bulk",
        R"({"action":"dispatch","orders":[{"order":70,"tracking_number":"6A12345678901","carrier":"Colissimo","tracking_url":""},)"
        R"({"order":71,"tracking_number":"","carrier":"Colissimo","tracking_url":""}]})",
        ""));
    CHECK(sent.changed == 1);
    CHECK(sent.refusals[0].error.code == "tracking_number_missing");
    CHECK(code_in(trade.step("bulk", R"({"action":"confirm","orders":[]})", "")) ==
          "orders_missing");
    CHECK(code_in(trade.step("bulk", R"({"action":"confirm","orders":[{"order":1},{"order":1}]})",
                             "")) == "order_twice");
}

TEST_CASE("a file of trackings is checked first and then its good rows go") {
    Trade trade;
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "*").status == 200);
    wire::TrackingImport import{"t.csv",
                                "order_number;tracking_number;carrier\n"
                                "70;6A12345678901;Colissimo\n"
                                "71;6A12345678902;Colissimo\n"
                                "72;6A12345678903;Colissimo\n"
                                ";6A12345678903;\n",
                                ';', '"', true};
    const auto send = [&] {
        Request request =
            trade.shop.desk("POST", "/desk/v1/trackings", wire::encode_tracking_import(import));
        request.headers.emplace_back("Idempotency-Key", "file");
        return trade.shop.send(request);
    };
    const auto codes = [](const wire::Task& task) {
        std::string text;
        for (const auto& refusal : task.refusals)
            text += std::to_string(refusal.line) + " " + refusal.error.code + "\n";
        return text;
    };
    const std::string wanted = "3 order_not_to_dispatch\n4 order_unknown\n"
                               "5 order_number_missing\n5 carrier_missing\n";
    const auto checked = send();
    REQUIRE(checked.status == 200);
    const auto foreseen = value_of(wire::decode_task(body_of(checked)));
    CHECK(foreseen.changed == 1);
    CHECK(codes(foreseen) == wanted);
    CHECK(trade.detail(70).order.parcel.tracking_number == "");
    import.is_check_only = false;
    const auto done = trade.task(send());
    CHECK(done.kind == wire::Task::Kind::trackings);
    CHECK(done.changed == 1);
    CHECK(done.total == 4);
    CHECK(codes(done) == wanted);
    CHECK(trade.detail(70).order.parcel.tracking_number == "6A12345678901");
    CHECK(trade.task(send()).changed == 1); // sent again: the same task
}

TEST_CASE("a file of trackings goes by the columns that its merchant names") {
    Trade trade;
    REQUIRE(trade.step("70/confirm", R"({"lines":[]})", "*").status == 200);
    wire::TrackingImport import{
        "t.csv", "sep=;\nRef;Box;By\n70;#N/A;Other\n\"=\"\"70\"\"\";6A12345678901;Colissimo\n", ',',
        '"', false};
    const auto send = [&](const char* key) {
        Request request =
            trade.shop.desk("POST", "/desk/v1/trackings", wire::encode_tracking_import(import));
        request.headers.emplace_back("Idempotency-Key", key);
        return trade.shop.send(request);
    };
    CHECK(code_in(send("by-name")) == "column_missing");
    import.columns = {"order_number", "tracking_number", "carrier"};
    const auto done = trade.task(send("by-mapping"));
    CHECK(done.changed == 1);
    REQUIRE(done.refusals.size() == 1);
    CHECK(done.refusals[0].error == Error{"tracking_number_spoilt", "Box", "#N/A", ""});
    CHECK(trade.detail(70).order.parcel.tracking_number == "6A12345678901");
}

TEST_CASE("the export has a row for each line of the filter's orders") {
    Trade trade;
    const auto file =
        trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders/export?number=70&delimiter=%3B"));
    REQUIRE(file.status == 200);
    const std::string text = body_of(file);
    CHECK(text.starts_with("\uFEFForder_id;order_state;"));
    CHECK(std::ranges::count(text, '\n') == 3);
    CHECK(text.find("\n70;1;") != text.npos);
    CHECK(text.find("Élodie;Roux") != text.npos);
    CHECK(code_in(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders/export?delimiter=x"))) ==
          "parameter_malformed");
}

TEST_CASE("another merchant's orders are as absent as none") {
    Trade trade;
    trade.shop.cookie = trade.shop.sign_in("beta@example.org");
    CHECK(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders/70")).status == 404);
    CHECK(trade.step("70/confirm", R"({"lines":[]})", "*").status == 404);
    CHECK(says(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders")), "\"rows\":[]"));
    CHECK_FALSE(says(trade.shop.send(trade.shop.desk("GET", "/desk/v1/orders/export")), "Roux"));
}
