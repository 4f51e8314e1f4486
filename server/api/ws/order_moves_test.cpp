// /ws/orders and /ws/orderlines as programs write them: who may set what, forms and JSON, and the
// shapes of refusals. Source: seller-api.md sections 1.4, 2, 8.
#include "server/api/ws/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

namespace {

constexpr const char* kForm = "application/x-www-form-urlencoded";

} // namespace

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
    const Response spoilt = shop.post(70, R"({"new_state":3,"tracking_number":"6,12346E+12"})");
    CHECK(spoilt.status == 400);
    CHECK(Json(body_of(spoilt))["error"]["code"] == "tracking_number_spoilt");
    CHECK(shop.order(70)["state"] == 3);
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
    CHECK(order.keys().find("expected_dispatch_date") == std::string::npos);
    CHECK_FALSE(order["date_shipping"].is_null());
    CHECK(shop.post(70, R"({"new_state":3,"tracking_number":"6A124"})").status == 400);
    CHECK(shop.order(70)["tracking_number"] == "6A123");
}

TEST_CASE("a parcel that left is told of again for another line and nothing changes") {
    SellerShop shop;
    for (const char* sku : {"SKU-1", "SKU-2"})
        REQUIRE(shop.post(70, R"({"new_state":2,"sku":")" + std::string(sku) + "\"}").status ==
                200);
    REQUIRE(shop.post(70, R"({"new_state":3,"sku":"SKU-1","tracking_number":"6A1"})").status ==
            200);
    const std::string before = shop.order(70)["date_modification"].text();
    shop.now.utc_ms += 60'000;
    for (const char* again :
         {R"({"new_state":3,"sku":"SKU-2","tracking_number":"6A1"})",
          R"({"new_state":"3","order_id":70,"sku":"sku-1","tracking_number":" 6A1 "})",
          R"({"new_state":3,"tracking_number":"6A1","shipper":"UPS"})"}) {
        CAPTURE(again);
        CHECK(shop.post(70, again).status == 200);
        CHECK(shop.order(70)["date_modification"] == before.c_str());
        CHECK(shop.order(70)["shipper"] == "");
    }
    for (const char* other : {R"({"new_state":3,"sku":"SKU-2","tracking_number":"6A2"})",
                              R"({"new_state":3,"sku":"SKU-9","tracking_number":"6A1"})",
                              R"({"new_state":3,"sku":"SKU-2"})",
                              R"({"new_state":3,"sku":"SKU-2","tracking_number":"6A1",)"
                              R"("imei":"356938035643809"})"}) {
        CAPTURE(other);
        CHECK(shop.post(70, other).status == 400);
    }
    // A line that was cancelled went with no parcel.
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":4,"sku":"SKU-2"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":3,"tracking_number":"T"})").status == 200);
    CHECK(shop.post(71, R"({"new_state":3,"sku":"SKU-2","tracking_number":"T"})").status == 400);
    CHECK(shop.post(71, R"({"new_state":3,"tracking_number":"T"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":6,"sku":"SKU-1","return_reason":25})").status == 200);
    CHECK(shop.post(71, R"({"new_state":3,"sku":"SKU-1","tracking_number":"T"})").status == 200);
    CHECK(shop.order(71)["orderlines"].at(0)["state"] == 6);
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
    CHECK(Json(body_of(other))["error"]["message"] ==
          "imei: This line already has the IMEI 356938035643809, which cannot be changed"
          " (got 490154203237518)");
    const Response serial = patch("720", R"({"serial_number":"C02XK0AA"})");
    CHECK(serial.status == 200);
    CHECK(body_of(serial) == R"({"serial_number":"C02XK0AA"})");
    CHECK(shop.order(72)["orderlines"].at(0)["serial_number"] == "C02XK0AA");
    CHECK(Json(body_of(patch("720", R"({"serial_number":"OTHER"})")))["error"]["message"] ==
          "serial_number: This line already has the serial number C02XK0AA, which cannot be changed"
          " (got OTHER)");
    CHECK(Json(body_of(patch("720", "{}")))["error"]["message"] ==
          "Enter an IMEI or a serial number, wanted imei, serial_number");
    CHECK(patch("720", "{}").status == 422);
    CHECK(patch("720", "{").status == 400);
    CHECK(patch("700", R"({"serial_number":"early"})").status == 422);
    CHECK(patch("800", R"({"serial_number":"others"})").status == 404);
    CHECK(patch("x", R"({"serial_number":"none"})").status == 404);
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    REQUIRE(shop.post(71, R"({"new_state":2,"sku":"SKU-2"})").status == 200);
    CHECK(says(shop.post(71, R"({"new_state":3,"tracking_number":"T","serial_number":"C02"})"),
               "serial_number: Only a line of one unit can have an IMEI or serial number"));
    CHECK(
        shop.post(71, R"({"new_state":3,"tracking_number":"T","imei":"356938035643809"})").status ==
        400);
}
