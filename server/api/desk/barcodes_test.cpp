// One article under all spellings of its barcode: proposing, doubles, search, files, the seller
// API.
#include "server/api/desk/tried_catalogue.hpp"
#include "server/api/tried_json.hpp"

using namespace stall;
using namespace stall::api::tried;
using api::Request;
using api::Response;

namespace {

constexpr std::array kSpellings = {"199123456709", "0199123456709", "00199123456709"};
constexpr const char* kCase = "10199123456706"; // ten of them in a box: another article

/// A shop that keeps a phone whose barcode came as UPC-A.
ProductId keep_phone(Shop& shop) {
    stock(shop);
    wire::ProductRequest request = phone();
    request.draft.ean = "199123456709";
    const Response made = propose(shop, request);
    REQUIRE(made.status == 201);
    const auto sheet = sheet_of(made);
    CHECK(sheet.draft.ean == "0199123456709");
    return sheet.product;
}

} // namespace

TEST_CASE("a product is found by any spelling of its barcode") {
    Shop shop;
    const ProductId product = keep_phone(shop);
    for (const char* typed : {"199123456709", "0199123456709", "00199123456709", "1991234567",
                              "01991234567", "001991234567"}) {
        CAPTURE(typed);
        const auto hits = search(shop, typed);
        REQUIRE(hits.products.size() == 1);
        CHECK(hits.products[0].product == product);
        CHECK(hits.products[0].ean == "0199123456709");
    }
    CHECK(search(shop, kCase).products.empty());
}

TEST_CASE("another spelling is the same article to the sheet that proposes it") {
    Shop shop;
    const ProductId product = keep_phone(shop);
    wire::ProductRequest again = phone();
    again.draft.title = "Something else 64 GB Green";
    again.draft.attributes = {{"storage", "64 GB"}, {"color", "Green"}};
    for (const char* spelling : kSpellings) {
        CAPTURE(spelling);
        again.draft.ean = spelling;
        const Response refused = propose(shop, again);
        CHECK(refused.status == 422);
        CHECK(says(refused, "ean_taken"));
        const Response likely = shop.send(
            shop.desk("POST", "/desk/v1/products/likely", wire::encode_product_request(again)));
        const auto hits = storage::tried::value_of(wire::decode_product_hits(body_of(likely)));
        REQUIRE(hits.products.size() == 1);
        CHECK(hits.products[0].product == product);
    }
    again.draft.ean = kCase;
    const Response other = propose(shop, again);
    CHECK(other.status == 201);
    CHECK(sheet_of(other).draft.ean == kCase);
}

TEST_CASE("a line of a file and of a program names its product by any spelling") {
    Shop shop;
    const ProductId product = keep_phone(shop);
    int number = 0;
    for (const char* spelling : kSpellings) {
        CAPTURE(spelling);
        const std::string sku = "UPC-" + std::to_string(++number);
        const Response sent = shop.send(
            shop.seller("POST", "/ws/listings",
                        R"({"catalog":"sku,ean,quantity\n)" + sku + "," + spelling +
                            R"(,1\n","quotechar":"\"","delimiter":",","encoding":"utf-8"})"));
        REQUIRE(sent.status == 200);
        const Response task =
            shop.send(shop.seller("GET", "/ws/tasks/" + Json(body_of(sent))["bodymessage"].raw()));
        CHECK(Json(body_of(task))["result"]["product_success"]["2"]["backmarket_id"].raw() ==
              std::to_string(product.value));
        Request file =
            keyed(shop, "POST", "/desk/v1/imports",
                  wire::encode_import({listings::Market::FR, "ads.csv",
                                       "sku;ean;quantity\nFILE-" + sku + ";" + spelling + ";1\n",
                                       ';', '"'}));
        CHECK(shop.send(file).status == 202);
        const Response row = shop.send(shop.seller("GET", "/ws/listings/detail?sku=FILE-" + sku));
        CHECK(Json(body_of(row))["backmarket_id"].raw() == std::to_string(product.value));
    }
}
