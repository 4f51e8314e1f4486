// /ws/orders as programs read it: what is listed, pages, dates in, both spellings of addresses.
// Source: seller-api.md sections 1.4, 2, 8.
#include "server/api/ws/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

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
    for (const char* elsewhere : {"el-gr", "sk-sk", "fi-fi", "en-us", "ja-jp", "en-au"})
        CHECK(shop.ids(std::string("?country_code=") + elsewhere) == "");
    CHECK(shop.ids("?country_code=en-us&state=1") == "");
    for (const char* none : {"xx-yy", "fr", "FR", "fr-ca"}) {
        const Response refused = shop.get(std::string("/ws/orders?country_code=") + none);
        CHECK(refused.status == 400);
        CHECK(says(refused, "country_code: "));
        CHECK(says(refused, "fr-fr, de-de, "));
    }
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
          // Without a zone they are UTC.
          Asked{"2026-09-21%2012:13:20", "73 72 71 70 "}, Asked{"2026-09-21+12:13:21", ""},
          Asked{"2026-09-21T12:13:20", "73 72 71 70 "}, Asked{"2026-09-21T14:13:20", ""},
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
          "order_id shipping_address billing_address expected_dispatch_date"
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
    CHECK(order["tracking_number"] == "");
    CHECK(order["date_shipping"].is_null());
    CHECK(order["date_payment"] == "2026-09-21T15:13:20+02:00");
    // Nothing is accepted yet: payment (a Monday) and 48 business hours, and no note to print.
    CHECK(order["expected_dispatch_date"] == "2026-09-23T15:13:20+02:00");
    CHECK(shop.order(73).keys() ==
          "order_id shipping_address billing_address date_creation date_modification"
          " date_shipping date_bill_provided tracking_number tracking_url shipper shipper_display"
          " is_backship state orderlines price shipping_price currency country_code"
          " paypal_reference installment_payment payment_method sales_taxes ");
    const Json line = order["orderlines"].at(1);
    CHECK(line["listing"] == "SKU-2");
    CHECK(line["listing_id"] == 2);
    CHECK(line["price"] == "345.00");
    CHECK(line["orderline_fee"] == "51.75");
    CHECK(line["imei"] == "");
    CHECK(line["condition"] == 11);
    CHECK(line["return_reason"] == 0);
}
