// What programs are told in words: sentences, never names of codes, with fields as the contract has
// them. That every code of the source has a sentence in each language is tools/error_codes's.
#include "error_sentences.hpp"
#include "server/api/ws/errors.hpp"
#include "server/api/ws/tried_orders.hpp"

#include <algorithm>

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

TEST_CASE("an error says field and sentence and what came and what was wanted") {
    struct Case {
        Error error;
        const char* sentence;
    };
    for (const Case& row : {
             Case{{"sku_unknown", "sku", "A", "product_id, ean"},
                  "sku: No ad has this SKU; give a product or an EAN and a grade to create one"
                  " (got A), wanted product_id, ean"},
             Case{{"grade_unknown", "Etat", "X", "PREMIUM"},
                  "Etat: X is not a grade, wanted PREMIUM"},
             Case{{"imei_check_digit", "/identifiers/0/imei", "1", "9"},
                  "imei: The last digit of this IMEI would have to be 9 (got 1)"},
             Case{{"floor_above_maximum", "/floor", "", "1.00"},
                  "min_price: The floor is above the maximum price, wanted 1.00"},
             Case{{"warranty_too_short", "/warranty_months", "6", "12"},
                  "warranty_delay: The warranty is at least 12 months (got 6), wanted 12"},
             Case{{"serial_empty", "/serial", "", ""},
                  "serial_number: The serial number is missing"},
             Case{{"delivery_hours_out_of_range", "/deliveries/1/delay_hours", "0", ""},
                  "shipping_delay_2: A delivery takes 1 to 72 hours (got 0)"},
             Case{{"delivery_incomplete", "/deliveries/0", "", ""},
                  "shipping_price_1: A delivery needs its price and its time"},
             Case{{"reason_not_before_shipping", "/reason", "", ""},
                  "return_reason: This reason is only for orders that were shipped"},
             Case{{"lines_missing", "/lines", "", ""}, "Choose at least one line"},
             Case{{"column_twice", "price", "PRICE", ""},
                  "price: The column price is there twice (got PRICE)"},
             Case{{"listing_unknown", "", "7", ""}, "There is no such ad (got 7)"},
             Case{{"storage_other", "", "", ""}, "Something went wrong here"},
         }) {
        CHECK(seller_sentence(row.error) == row.sentence);
    }
}

TEST_CASE("every code has a sentence that is no code and shows no empty place") {
    CHECK(generated::kErrorCodes.size() > 200);
    CHECK(std::ranges::is_sorted(generated::kErrorCodes));
    for (const std::string_view code : generated::kErrorCodes) {
        const std::string sentence =
            seller_sentence({std::string(code), "/field", "came", "wanted"});
        CAPTURE(sentence);
        CHECK(sentence.find('{') == std::string::npos);
        CHECK(sentence.find('}') == std::string::npos);
        CHECK(sentence.starts_with("field: "));
        CHECK(sentence.find(std::string(code)) == std::string::npos);
    }
}

TEST_CASE("a task says in sentences what its lines lack") {
    Shop shop;
    const Response sent = shop.send(
        shop.seller("POST", "/ws/listings",
                    R"({"catalog":"sku,quantity,market\nNONE,1,FR\nSKU-1,x,XX\n","quotechar":"\"",)"
                    R"("delimiter":",","encoding":"utf-8"})"));
    REQUIRE(sent.status == 200);
    const std::string target = "/ws/tasks/" + Json(body_of(sent))["bodymessage"].raw();
    const Json errors =
        Json(body_of(shop.send(shop.seller("GET", target))))["result"]["product_errors"];
    CHECK(errors["2"]["message"] ==
          "sku: No ad has this SKU; give a product or an EAN and a grade to create one (got NONE),"
          " wanted product_id, ean");
    const std::string both = errors["3"]["message"].text();
    CHECK(both.starts_with("quantity: Write a whole number (got x)"));
    CHECK(both.ends_with("; market: XX is not a market, wanted FR, DE, ES, IT, BE, NL, AT, PT, IE,"
                         " GB, SE"));
    const Response none = shop.send(shop.seller(
        "POST", "/ws/listings",
        R"({"catalog":"price\n1\n","quotechar":"\"","delimiter":",","encoding":"utf-8"})"));
    const std::string failed = "/ws/tasks/" + Json(body_of(none))["bodymessage"].raw();
    CHECK(Json(body_of(shop.send(shop.seller("GET", failed))))["last_action_error"] ==
          "There is no column named sku");
}

TEST_CASE("every answer that is an object names its request whatever was wrong with the body") {
    SellerShop shop;
    for (const auto& [method, target] :
         {std::pair("POST", "/ws/orders/70"), std::pair("PATCH", "/ws/orderlines/700"),
          std::pair("POST", "/ws/orders/70/invoice"), std::pair("POST", "/ws/listings/99"),
          std::pair("GET", "/ws/tasks/x"), std::pair("GET", "/ws/orders?page=x"),
          std::pair("GET", "/ws/listings?page=x"), std::pair("GET", "/ws/listings_bi?page=x"),
          std::pair("GET", "/ws/category/tree/x"), std::pair("GET", "/ws/backbox/v1/competitors/x"),
          std::pair("GET", "/ws/shipping/v1/deliveries?order_id=x"),
          std::pair("PUT", "/ws/orders")}) {
        for (const char* body : {"{", "[]", "{\"new_state\":{}}", "\xff"}) {
            CAPTURE(target);
            CAPTURE(body);
            const Response response = shop.send(shop.seller(method, target, body));
            CHECK(response.status >= 400);
            if (body_of(response).starts_with('"')) continue; // listing writes: a bare text
            CHECK(Json(body_of(response))["requestId"] == "request-1");
        }
    }
}
