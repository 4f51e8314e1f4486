// /ws/orders and /ws/orderlines as programs use them: what is listed, both spellings of addresses,
// dates in, who may set what, and the shapes of refusals. Source: seller-api.md sections 1.4, 2, 8.
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using orders::LineState;
using storage::tried::succeed;
using tried::body_of;
using tried::Json;
using tried::kAlpha;
using tried::kBeta;
using tried::says;

namespace {

constexpr const char* kForm = "application/x-www-form-urlencoded";

/// Alpha's 70 and 71 (two lines each, to confirm), 72 (one line, to confirm), 73 (awaiting
/// payment), 74 and 75 (never to be listed); Beta's 80.
struct SellerShop : tried::Shop {
    SellerShop() {
        succeed(store->write([](storage::Transaction& transaction) -> Result<void> {
            for (const std::int64_t id : {70, 71, 72, 73, 74, 75}) {
                storage::NewOrder made = storage::tried::tried_order(OrderId(id), "Zoé Müller");
                if (id == 72) made.order.lines.resize(1);
                if (id >= 73) set_all(made.order, id);
                made.order.created_at.utc_ms += id;
                TRY(storage::insert_customer_order(transaction, kAlpha, made));
            }
            return storage::insert_customer_order(
                transaction, kBeta, storage::tried::tried_order(OrderId(80), "Beta Buyer"));
        }));
    }
    static void set_all(orders::Order& order, std::int64_t id) {
        const LineState state = id == 73   ? LineState::pending
                                : id == 74 ? LineState::fresh
                                           : LineState::unpaid;
        for (orders::OrderLine& line : order.lines) line.state = state;
        order.paid_at.reset();
    }
    Response get(const std::string& target) { return send(seller("GET", target)); }
    Response post(std::int64_t order, const std::string& body, const char* type = nullptr) {
        Request request = seller("POST", "/ws/orders/" + std::to_string(order), body);
        if (type != nullptr)
            for (auto& [name, value] : request.headers)
                if (name == "Content-Type") value = type;
        return send(request);
    }
    Json order(std::int64_t id) {
        const Response response = get("/ws/orders/" + std::to_string(id));
        REQUIRE(response.status == 200);
        return Json(body_of(response));
    }
    std::string ids(const std::string& query) {
        const Response response = get("/ws/orders" + query);
        if (response.status != 200) return std::to_string(response.status);
        const Json page(body_of(response));
        std::string numbers;
        for (std::size_t i = 0; i < page["results"].size(); ++i)
            numbers += page["results"].at(i)["order_id"].raw() + " ";
        CHECK(page.keys() == "count next previous results ");
        return numbers;
    }
    std::int64_t stock(std::int64_t listing) {
        auto reader = storage::tried::value_of(store->read());
        return storage::tried::value_of(reader.database().integer_of(
            "select quantity from listing where merchant_id = 1 and listing_id = ?", {listing},
            -1));
    }
};

} // namespace

TEST_CASE("orders are listed newest first and those that are not the merchants to see never are") {
    SellerShop shop;
    CHECK(shop.ids("") == "73 72 71 70 ");
    CHECK(shop.ids("/?state=1") == "72 71 70 ");
    CHECK(shop.ids("?state=10") == "73 ");
    CHECK(shop.ids("?state=0") == "");
    CHECK(shop.ids("?state=8") == "");
    CHECK(shop.ids("?state=9") == "");
    CHECK(shop.ids("?state=2") == "400");
    CHECK(shop.ids("?state=") == "73 72 71 70 ");
    CHECK(shop.ids("?country_code=fr-fr") == "73 72 71 70 ");
    CHECK(shop.ids("?country_code=de-de") == "");
    CHECK(shop.ids("?status=9&page_size=1&cursor=x") == "73 72 71 70 ");
    for (const char* hidden :
         {"/ws/orders/74", "/ws/orders/75", "/ws/orders/80", "/ws/orders/999", "/ws/orders/x"}) {
        CAPTURE(hidden);
        const Response response = shop.get(hidden);
        CHECK(response.status == 404);
        CHECK(Json(body_of(response))["error"]["code"] == "order_unknown");
    }
}

TEST_CASE("pages carry on the callers own address and parameters") {
    SellerShop shop;
    const Json page(body_of(shop.get("/ws/orders/?page-size=2&date_creation=2020-01-01&page=2")));
    CHECK(page["count"] == 4);
    CHECK(page["next"].is_null());
    CHECK(page["previous"] == "http://shop.example:8080/ws/orders/?page-size=2&"
                              "date_creation=2020-01-01&page=1");
    CHECK(shop.ids("?page-size=2&page=2") == "71 70 ");
    CHECK(shop.ids("?page-size=2&page=3") == "");
    CHECK(shop.ids("?page=0") == "400");
}

TEST_CASE("dates are lower bounds in all the spellings that programs use") {
    SellerShop shop;
    // The orders were made at 2026-09-21T12:13:20.070Z and a few milliseconds after.
    struct Asked {
        const char* date;
        const char* found;
    };
    for (const Asked& asked :
         {Asked{"2026-09-21T12:13:20Z", "73 72 71 70 "}, Asked{"2026-09-21T12:13:21Z", ""},
          Asked{"2026-09-21T14:13:20%2B02:00", "73 72 71 70 "},
          Asked{"2026-09-21T14:13:20+02:00", "73 72 71 70 "},
          Asked{"2026-09-21%2014:13:20", "73 72 71 70 "}, Asked{"2026-09-21+14:13:21", ""},
          Asked{"2026-09-21T14:13:20", "73 72 71 70 "},
          Asked{"2026-09-21T12:13:20.000Z", "73 72 71 70 "}, Asked{"2026-09-21", "73 72 71 70 "},
          Asked{"2026-09-22", ""}, Asked{"yesterday", "400"}, Asked{"2026-13-01", "400"},
          Asked{"2026-09-21T25:00:00Z", "400"}, Asked{"2026-09-21T12:13:20Zulu", "400"}}) {
        CAPTURE(asked.date);
        CHECK(shop.ids(std::string("?date_creation=") + asked.date) == asked.found);
        CHECK(shop.ids(std::string("?date_modification=") + asked.date) == asked.found);
    }
}

TEST_CASE("an order has every published field with both spellings of its addresses") {
    SellerShop shop;
    const Json order = shop.order(70);
    CHECK(order.keys() ==
          "order_id shipping_address billing_address delivery_note expected_dispatch_date"
          " date_creation date_modification date_payment date_shipping date_bill_provided"
          " tracking_number tracking_url shipper shipper_display is_backship state orderlines"
          " price shipping_price currency country_code paypal_reference installment_payment"
          " payment_method sales_taxes ");
    const Json address = order["shipping_address"];
    for (const char* key : {"first_name", "firstName"}) CHECK(address[key] == "Zoé");
    for (const char* key : {"last_name", "lastName"}) CHECK(address[key] == "Müller");
    for (const char* key : {"postal_code", "postalCode"}) CHECK(address[key] == "75002");
    for (const char* key : {"phone", "phoneNumber"}) CHECK(address[key] == "+33102030405");
    CHECK(address["country"] == "FR");
    CHECK(order["state"] == 1);
    CHECK(order["price"] == "690.00");
    CHECK(order["shipping_price"] == "9.80");
    CHECK(order["country_code"] == "fr-fr");
    CHECK(order["delivery_note"] == "");
    CHECK(order["tracking_number"] == "");
    CHECK(order["date_shipping"].is_null());
    CHECK(order["date_payment"] == "2026-09-21T15:13:20+02:00");
    const Json line = order["orderlines"].at(1);
    CHECK(line["listing"] == "SKU-2");
    CHECK(line["listing_id"] == 2);
    CHECK(line["price"] == "345.00");
    CHECK(line["orderline_fee"] == "51.75");
    CHECK(line["imei"] == "");
    CHECK(line["condition"] == 11);
    CHECK(line["return_reason"] == 0);
}

TEST_CASE("lines are accepted one by one and leave in one parcel") {
    SellerShop shop;
    const Response first = shop.post(70, R"({"order_id":70,"new_state":2,"sku":"sku-1"})");
    REQUIRE(first.status == 200);
    const Json accepted(body_of(first));
    CHECK(accepted["state"] == 1);
    CHECK(accepted["orderlines"].at(0)["state"] == 2);
    CHECK(accepted["orderlines"].at(1)["state"] == 1);
    CHECK(accepted["delivery_note"].text().starts_with(
        "http://shop.example:8080/ws/orders/70/delivery_note?"));
    CHECK(shop.post(70, R"({"new_state":3,"tracking_number":"T1"})").status == 400);
    CHECK(shop.post(70, R"({"order_id":"70","new_state":"2","sku":"SKU-2"})").status == 200);
    CHECK(shop.order(70)["state"] == 3);
    CHECK_FALSE(shop.order(70)["expected_dispatch_date"].is_null());
    const Response none = shop.post(70, R"({"new_state":3})");
    CHECK(none.status == 400);
    CHECK(Json(body_of(none))["error"]["code"] == "tracking_number_missing");
    const Response sent = shop.post(
        70,
        R"({"new_state":3,"sku":"SKU-1","tracking_number":"6A123","shipper":"Hand cart",)"
        R"("tracking_url":"https://track.example/6A123","date_shipping":"2026-09-21T15:00:00Z"})");
    REQUIRE(sent.status == 200);
    const Json order(body_of(sent));
    CHECK(order["state"] == 9);
    CHECK(order["orderlines"].at(1)["state"] == 3);
    CHECK(order["tracking_number"] == "6A123");
    CHECK(order["shipper_display"] == "Hand cart");
    CHECK(order["expected_dispatch_date"].is_null());
    CHECK_FALSE(order["date_shipping"].is_null());
    CHECK(shop.post(70, R"({"new_state":3,"tracking_number":"6A124"})").status == 400);
    CHECK(shop.order(70)["tracking_number"] == "6A123");
}

TEST_CASE("a form is taken as well as JSON and JSON that is called a form") {
    SellerShop shop;
    CHECK(shop.post(71, "order_id=71&new_state=2&sku=SKU-1&surprise=1", kForm).status == 200);
    CHECK(shop.post(71, R"({"new_state":2,"sku":"SKU-2"})", kForm).status == 200);
    CHECK(shop.post(71, "new_state=3&tracking_number=A+B%2B1&shipper=Poste", kForm).status == 200);
    CHECK(shop.order(71)["tracking_number"] == "A B+1");
    CHECK(shop.post(72, "new_state=%zz", kForm).status == 400);
}

TEST_CASE("a line is cancelled or given back as its state allows and stock follows") {
    SellerShop shop;
    const std::int64_t stock = shop.stock(1);
    CHECK(shop.post(70, R"({"new_state":4,"sku":"SKU-1"})").status == 200);
    CHECK(shop.stock(1) == stock + 1); // no reason came: nothing was said against the stock
    CHECK(shop.order(70)["orderlines"].at(0)["state"] == 4);
    CHECK(shop.order(70)["orderlines"].at(0)["return_reason"] == 25);
    const std::int64_t stated = shop.stock(1);
    CHECK(shop.post(72, R"({"new_state":4,"sku":"SKU-1","return_reason":0})").status == 200);
    CHECK(shop.stock(1) == stated); // a mistake in the stock: there is no unit
    CHECK(shop.post(70, R"({"new_state":2,"sku":"SKU-1"})").status == 400);
    CHECK(shop.post(70, R"({"new_state":2,"sku":"SKU-2"})").status == 200);
    CHECK(shop.post(70, R"({"new_state":4,"sku":"SKU-2"})").status == 400);
    CHECK(shop.post(70, R"({"new_state":5,"sku":"SKU-2"})").status == 200);
    CHECK(shop.order(70)["state"] == 9);
    CHECK(shop.post(71, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    CHECK(shop.post(71, R"({"new_state":2,"sku":"SKU-2"})").status == 200);
    CHECK(shop.post(71, R"({"new_state":6,"sku":"SKU-1","return_reason":25})").status == 400);
    CHECK(shop.post(71, R"({"new_state":3,"tracking_number":"T"})").status == 200);
    CHECK(shop.post(71, R"({"new_state":6,"sku":"SKU-1"})").status == 400);
    CHECK(shop.post(71, R"({"new_state":6,"sku":"SKU-1","return_reason":2})").status == 400);
    const Response back = shop.post(
        71, R"({"new_state":6,"sku":"SKU-1","return_reason":23,"return_message":"Broken"})");
    REQUIRE(back.status == 200);
    const Json line = Json(body_of(back))["orderlines"].at(0);
    CHECK(line["state"] == 6);
    CHECK(line["return_reason"] == 23);
    CHECK(line["return_message"] == "Broken");
    CHECK(shop.order(71)["state"] == 9);
}

TEST_CASE("what an order cannot take is refused with the legal values and changes nothing") {
    SellerShop shop;
    struct Refused {
        const char* body;
        const char* code;
    };
    for (const Refused& refused :
         {Refused{R"({"new_state":9,"sku":"SKU-1"})", "new_state_unknown"},
          Refused{R"({"new_state":1,"sku":"SKU-1"})", "new_state_unknown"},
          Refused{R"({"sku":"SKU-1"})", "new_state_unknown"},
          Refused{R"({"new_state":2})", "sku_not_in_order"},
          Refused{R"({"new_state":2,"sku":"SKU-9"})", "sku_not_in_order"},
          Refused{R"({"new_state":2,"sku":["SKU-1"]})", "json_type"},
          Refused{R"({"new_state":3,"tracking_number":"T","sku":"SKU-1"})",
                  "order_lines_undecided"},
          Refused{R"({"new_state":2,"sku":"SKU-1","order_id":71})", "order_mismatch"},
          Refused{R"({"new_state":2,"sku":"SKU-1","vat_type":"NONE"})", "vat_type_unknown"},
          Refused{R"({"new_state":2,"sku":"SKU-1","date_shipping":"soon"})", "date_malformed"},
          Refused{R"([1])", "json_type"}, Refused{"{", "json_malformed"}}) {
        CAPTURE(refused.body);
        const Response response = shop.post(70, refused.body);
        CHECK(response.status == 400);
        CHECK(Json(body_of(response))["error"]["code"] == refused.code);
    }
    CHECK(says(shop.post(70, R"({"new_state":9})"), "2, 3, 4, 5, 6"));
    CHECK(shop.post(73, R"({"new_state":2,"sku":"SKU-1"})").status == 400);
    CHECK(shop.post(74, R"({"new_state":2,"sku":"SKU-1"})").status == 404);
    CHECK(shop.post(80, R"({"new_state":2,"sku":"SKU-1"})").status == 404);
    CHECK(shop.order(70)["orderlines"].at(0)["state"] == 1);
}

TEST_CASE("identifiers are written once and only where there is no doubt") {
    SellerShop shop;
    const auto patch = [&shop](const char* line, const std::string& body) {
        return shop.send(shop.seller("PATCH", std::string("/ws/orderlines/") + line + "/", body));
    };
    REQUIRE(shop.post(72, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    CHECK(
        shop.post(72, R"({"new_state":3,"tracking_number":"T","imei":"356938035643800"})").status ==
        400);
    CHECK(
        shop.post(72, R"({"new_state":3,"tracking_number":"T","imei":"356938035643809"})").status ==
        200);
    CHECK(shop.order(72)["orderlines"].at(0)["imei"] == "356938035643809");
    const Response other = patch("720", R"({"imei":"490154203237518"})");
    CHECK(other.status == 422);
    CHECK(Json(body_of(other))["error"]["code"] == "imei_written_already");
    const Response serial = patch("720", R"({"serial_number":"C02XK0AA"})");
    CHECK(serial.status == 200);
    CHECK(body_of(serial) == R"({"serial_number":"C02XK0AA"})");
    CHECK(shop.order(72)["orderlines"].at(0)["serial_number"] == "C02XK0AA");
    CHECK(patch("720", "{}").status == 422);
    CHECK(patch("720", "{").status == 400);
    CHECK(patch("700", R"({"serial_number":"early"})").status == 422);
    CHECK(patch("800", R"({"serial_number":"others"})").status == 404);
    CHECK(patch("x", R"({"serial_number":"none"})").status == 404);
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-2"})").status == 200);
    CHECK(
        shop.post(71, R"({"new_state":3,"tracking_number":"T","imei":"356938035643809"})").status ==
        400);
}

TEST_CASE("the address of the delivery note opens it without the token for five days") {
    SellerShop shop;
    REQUIRE(shop.post(70, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    const std::string address = shop.order(70)["delivery_note"].text();
    CHECK(address.size() <= 300);
    const std::string link = address.substr(address.find("/ws/"));
    const auto status = [&shop](std::string target, const char* method = "GET") {
        return shop.send(tried::made(method, std::move(target))).status;
    };
    const Response note = shop.send(tried::made("GET", link));
    REQUIRE(note.status == 200);
    CHECK(says(note, "Bon de livraison"));
    CHECK(status(link, "HEAD") == 200);

    const auto with = [&link](const std::string& from, const std::string& to) {
        std::string other = link;
        other.replace(other.find(from), from.size(), to);
        return other;
    };
    CHECK(status(with("/70/", "/71/")) == 401);
    CHECK(status(with("/70/delivery_note", "/70")) == 401);
    CHECK(status(with("/orders/70/delivery_note", "/orders")) == 401);
    CHECK(status(with("expires=", "expires=9")) == 401);
    CHECK(status(with("key=1-1", "key=2-2")) == 401);
    CHECK(status(with("key=1-1", "key=9-9")) == 401);
    CHECK(status(with("key=1-1", "key=1")) == 401);
    CHECK(status(with("signature=", "signature=0")) == 401);
    CHECK(status(link.substr(0, link.find("&signature"))) == 401);
    CHECK(status(with("/70/delivery_note", "/70"), "POST") == 401);

    const Instant signed_at = shop.now;
    shop.now.utc_ms += 3'600'000;
    CHECK(shop.order(70)["delivery_note"] == address.c_str()); // one address all day
    shop.now.utc_ms = signed_at.utc_ms + 5 * 86'400'000LL;
    CHECK(status(link) == 200);
    shop.now.utc_ms = signed_at.utc_ms + 6 * 86'400'000LL;
    CHECK(status(link) == 401);

    shop.now = signed_at;
    succeed(shop.store->write([](storage::Transaction& transaction) {
        return transaction.database().run_script("update api_token set revoked_at = 1");
    }));
    CHECK(status(link) == 401);
}

TEST_CASE("the delivery note is behind the same token") {
    SellerShop shop;
    const Response note = shop.get("/ws/orders/70/delivery_note");
    CHECK(note.status == 200);
    CHECK(says(note, "Bon de livraison"));
    CHECK(shop.get("/ws/orders/80/delivery_note").status == 404);
    Request stranger = shop.seller("GET", "/ws/orders/70/delivery_note");
    stranger.headers[0].second = "Basic bm9ib2R5";
    CHECK(shop.send(stranger).status == 401);
}
