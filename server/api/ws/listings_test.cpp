// The published seller API against its own traps (seller-api.md section 8).
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::Json;
using tried::says;
using tried::Shop;

namespace {

Json json_in(const Response& response) { return Json(body_of(response)); }

void add_listings(Shop& shop, int count) {
    storage::tried::succeed(
        shop.store->write([&](storage::Transaction& transaction) -> Result<void> {
            listings::Listing listing;
            listing.product = ProductId(2);
            listing.quantity = 1;
            listings::MarketTerms terms;
            terms.publication = listings::Publication::online;
            terms.price = Money{5000, Currency::of("EUR")};
            listing.terms = {terms};
            for (int index = 0; index < count; ++index) {
                listing.sku = "MORE-" + std::to_string(index);
                const std::string uuid = storage::uuid_from_hex(shop.secrets.digest(listing.sku));
                TRY(storage::insert_listing(transaction, tried::kAlpha, listing, uuid, shop.now));
            }
            return {};
        }));
}

} // namespace

TEST_CASE("a program without the right token is a stranger") {
    Shop shop;
    for (const char* header :
         {"", "Basic", "Basic ", "Basic wrong", "Bearer QWxwaGE=", "QWxwaGE="}) {
        CAPTURE(header);
        Request request = tried::made("GET", "/ws/listings");
        if (*header != '\0') request.headers.emplace_back("Authorization", header);
        const Response response = shop.send(request);
        CHECK(response.status == 401);
        CHECK(json_in(response)["error"]["code"] == "not_signed_in");
    }
    CHECK(shop.send(tried::made("GET", "/ws/listings", {{"authorization", "bAsIc QWxwaGE="}}))
              .status == 200);
    // A browser's session opens no door here.
    Request cookie = shop.desk("GET", "/ws/listings");
    CHECK(shop.send(cookie).status == 401);
    const Response bi = shop.send(tried::made("GET", "/ws/listings_bi"));
    CHECK(find_header(bi.headers, "Content-Type") == "application/problem+json");
    CHECK(json_in(bi)["status"] == 401);
}

TEST_CASE("a listing has the published fields and types") {
    Shop shop;
    const Json listing = json_in(shop.send(shop.seller("GET", "/ws/listings/1")));
    CHECK(listing.keys() ==
          "id listing_id product_id backmarket_id title shippings state grade quantity currency "
          "sku publication_state warranty_delay price comment min_price max_price statuscode ");
    CHECK(listing["listing_id"] == 1);
    CHECK(listing["product_id"] == "00000000-0000-4000-8000-000000000001");
    CHECK(listing["state"] == 2);
    CHECK(listing["grade"] == "GOOD");
    CHECK(listing["price"] == "160.99");
    CHECK(listing["min_price"] == "100.00");
    CHECK(listing["max_price"] == "300.00");
    CHECK(listing["comment"].is_null());
    CHECK(listing["currency"] == "EUR");
    CHECK(listing["publication_state"] == 2);
}

TEST_CASE("a listing is found by number and UUID and SKU also with a slash at the end") {
    Shop shop;
    const std::string uuid = json_in(shop.send(shop.seller("GET", "/ws/listings/1")))["id"].text();
    std::string upper = uuid;
    for (char& letter : upper) letter = static_cast<char>(std::toupper(letter));
    for (const std::string& path :
         {"/ws/listings/" + uuid, "/ws/listings/" + upper + "/", std::string("/ws/listings/1/"),
          std::string("/ws/listings/detail?sku=sku-1"),
          std::string("/ws/listings/detail/?listing_id=1"), "/ws/listings/detail?id=" + uuid}) {
        CAPTURE(path);
        const Response response = shop.send(shop.seller("GET", path));
        REQUIRE(response.status == 200);
        CHECK(json_in(response)["sku"] == "SKU-1");
    }
    for (const char* path : {"/ws/listings/3", "/ws/listings/00000000-0000-4000-8000-00000000dead",
                             "/ws/listings/detail?sku=BETA-1", "/ws/listings/999"}) {
        CAPTURE(path);
        const Response response = shop.send(shop.seller("GET", path));
        CHECK(response.status == 404);
        CHECK(json_in(response)["error"]["code"] == "listing_unknown");
    }
    const Response malformed = shop.send(shop.seller("GET", "/ws/listings/abc"));
    CHECK(malformed.status == 400);
    CHECK(says(malformed, "Listing ID must be"));
    CHECK(shop.send(shop.seller("GET", "/ws/listings/detail")).status == 400);
}

TEST_CASE("pages have at most fifty rows and absolute addresses that keep what was asked") {
    Shop shop;
    add_listings(shop, 118);
    const Json first =
        json_in(shop.send(shop.seller("GET", "/ws/listings/?page-size=100&sku_x=a%20b&page=1")));
    CHECK(first["count"] == 120);
    CHECK(first["results"].size() == 50);
    CHECK(first["next"] ==
          "http://shop.example:8080/ws/listings/?page-size=100&sku_x=a%20b&page=2");
    CHECK(first["previous"].is_null());
    const Json last = json_in(shop.send(shop.seller("GET", "/ws/listings?page=3&page-size=50")));
    CHECK(last["results"].size() == 20);
    CHECK(last["next"].is_null());
    CHECK(last["previous"] == "http://shop.example:8080/ws/listings?page-size=50&page=2");
    const Json beyond = json_in(shop.send(shop.seller("GET", "/ws/listings?page=99")));
    CHECK(beyond["results"].size() == 0);
    // Words that are not the API's: ten rows, no complaint.
    const Json ignored = json_in(shop.send(shop.seller(
        "GET", "/ws/listings?page_size=40&limit=40&offset=3&publication_state=&cursor=&status=x")));
    CHECK(ignored["results"].size() == 10);
    for (const char* query :
         {"page=0", "page=-1", "page=x", "page-size=0", "publication_state=5", "min_quantity=x"}) {
        CAPTURE(query);
        CHECK(shop.send(shop.seller("GET", std::string("/ws/listings?") + query)).status == 400);
    }
}

TEST_CASE("listings are filtered by stock and by a state that counts sold out as offline") {
    Shop shop;
    REQUIRE(shop.send(shop.seller("POST", "/ws/listings/2", R"({"quantity":0})")).status == 200);
    const auto count = [&](const char* query) {
        return json_in(shop.send(shop.seller("GET", std::string("/ws/listings?") + query)))["count"]
            .number();
    };
    CHECK(count("publication_state=2") == 1);
    CHECK(count("publication_state=3") == 1);
    CHECK(count("min_quantity=1") == 1);
    CHECK(count("max_quantity=0") == 1);
    CHECK(count("min_quantity=0&max_quantity=5") == 2);
}

TEST_CASE("the market comes with the language and the stock is common") {
    Shop shop;
    const Response british =
        shop.send(shop.seller("POST", "/ws/listings/1/",
                              R"({"price":"140.00","currency":"GBP","quantity":"9"})", "en-gb"));
    REQUIRE(british.status == 200);
    CHECK(json_in(british)["currency"] == "GBP");
    CHECK(json_in(british)["price"] == "140.00");
    const Json french = json_in(shop.send(shop.seller("GET", "/ws/listings/1")));
    CHECK(french["price"] == "160.99");
    CHECK(french["quantity"] == 9);
    // What browsers and libraries send of their own accord is the platform's market.
    for (const char* language : {"*", "fr", "fr-FR,fr;q=0.9", "fr-fr"}) {
        CAPTURE(language);
        CHECK(json_in(shop.send(shop.seller("GET", "/ws/listings/1", "", language)))["currency"] ==
              "EUR");
    }
}

TEST_CASE("a locale that names no market of the shop reads and writes what is common to all") {
    Shop shop;
    // Of another platform, of a market that this merchant does not sell in, of no platform at all.
    for (const char* language : {"en-us", "ja-jp", "EN-US,en;q=0.9", "es-es", "xx-yy"}) {
        CAPTURE(language);
        const auto get = [&](const char* target) {
            return shop.send(shop.seller("GET", target, "", language));
        };
        CHECK(json_in(get("/ws/listings"))["count"] == 2);
        CHECK(json_in(get("/ws/listings_bi"))["count"] == 2);
        CHECK(json_in(get("/ws/listings/1"))["price"] == "160.99");
        CHECK(json_in(get("/ws/listings/detail?sku=SKU-1"))["currency"] == "EUR");
        const Response stock = shop.send(shop.seller(
            "POST", "/ws/listings/1",
            R"({"quantity":8,"sku":"SKU-1","state":2,"price":null,"pub_state":7})", language));
        CHECK(stock.status == 200);
        CHECK(json_in(stock)["quantity"] == 8);
        CHECK(json_in(stock)["currency"] == "EUR");
        const Response wrong =
            shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":-1})", language));
        CHECK(wrong.status == 400);
        CHECK(says(wrong, "quantity: "));
        for (const char* own : {R"({"price":"140.00"})", R"({"quantity":1,"comment":null})",
                                R"({"warranty_delay":24})", R"({"min_price":null})",
                                R"({"pub_state":3})", R"({"shipping_price_1":null})",
                                R"({"shipping_delay_2":24})", R"({"shipper_3":"UPS"})"}) {
            CAPTURE(own);
            const Response refused =
                shop.send(shop.seller("POST", "/ws/listings/1", own, language));
            CHECK(refused.status == 400);
            CHECK(json_in(refused).is_string());
            CHECK(says(refused, "Accept-Language: "));
            CHECK(says(refused, "fr-fr, de-de, "));
        }
        CHECK(json_in(get("/ws/listings/1"))["quantity"] == 8);
    }
    // Whatever else is wrong with it.
    for (const char* own : {R"({"price":"140.00","currency":"USD"})", R"({"price":"1.005"})"})
        CHECK(says(shop.send(shop.seller("POST", "/ws/listings/1", own, "en-us")),
                   "Accept-Language: en-us is not"));
    CHECK(says(shop.send(shop.seller("POST", "/ws/listings/1", R"({"price":"1"})", "en-us")),
               "fr-fr, de-de, es-es, it-it, fr-be, nl-nl, de-at, pt-pt, en-ie, en-gb, sv-se"));
}

TEST_CASE("a common change of an ad that is not in the asked market is made where it is") {
    Shop shop;
    storage::tried::succeed(
        shop.store->write([](storage::Transaction& transaction) -> Result<void> {
            return transaction.database().run_script(
                "delete from listing_market where merchant_id = 1 and listing_id = 2"
                " and market <> 'GB'");
        }));
    const Response stock = shop.send(shop.seller("POST", "/ws/listings/2", R"({"quantity":4})"));
    CHECK(stock.status == 200);
    CHECK(json_in(stock)["currency"] == "GBP");
    CHECK(json_in(stock)["quantity"] == 4);
    const Response price =
        shop.send(shop.seller("POST", "/ws/listings/2", R"({"price":"9.00"})", "de-de"));
    CHECK(price.status == 400);
    CHECK(says(price, "(got de-de), wanted en-gb"));
}

TEST_CASE("a batch in a locale of no market goes through where its lines are common to all") {
    Shop shop;
    const auto send = [&](const std::string& lines, const char* language) {
        return shop.send(shop.seller(
            "POST", "/ws/listings",
            R"({"catalog":")" + lines + R"(","quotechar":"\"","delimiter":",","encoding":"utf-8"})",
            language));
    };
    for (const char* language : {"en-us", "pt-pt"}) {
        CAPTURE(language);
        const Response stock =
            send(R"(sku,quantity,grade,price\nSKU-1,11,GOOD,\nSKU-2,12,GOOD,\n)", language);
        REQUIRE(stock.status == 200);
        const Json task = json_in(
            shop.send(shop.seller("GET", "/ws/tasks/" + json_in(stock)["bodymessage"].raw())));
        CHECK(task["result"]["product_success"].keys() == "2 3 ");
        CHECK(json_in(shop.send(shop.seller("GET", "/ws/listings/2")))["quantity"] == 12);
        CHECK(send(R"(sku,price,market\nSKU-1,150.00,DE\n)", language).status == 200);
        const Response price = send(R"(sku,price\nSKU-1,150.00\n)", language);
        CHECK(price.status == 400);
        CHECK(json_in(price).is_string());
    }
    CHECK(says(send(R"(sku,comment\nSKU-1,Neuf\n)", "en-us"), "fr-fr, de-de, "));
}

TEST_CASE("a task says of an ad what its listing says after it") {
    Shop shop;
    const Response sent = shop.send(shop.seller(
        "POST", "/ws/listings",
        R"({"catalog":"sku,quantity\nSKU-1,0\nSKU-2,1\n","quotechar":"\"","delimiter":",",)"
        R"("encoding":"utf-8"})"));
    const Json task =
        json_in(shop.send(shop.seller("GET", "/ws/tasks/" + json_in(sent)["bodymessage"].raw())));
    const Json successes = task["result"]["product_success"];
    CHECK(successes["2"]["publication_state"] == 3);
    CHECK(successes["3"]["publication_state"] == 2);
    CHECK(json_in(shop.send(shop.seller("GET", "/ws/listings/1")))["publication_state"] == 3);
}

TEST_CASE("a product is found by the number that files of old name it by") {
    Shop shop;
    const auto made = [&](const std::string& header, const std::string& line) {
        const Response sent = shop.send(
            shop.seller("POST", "/ws/listings",
                        R"({"catalog":")" + header + "\\n" + line +
                            R"(\n","quotechar":"\"","delimiter":",","encoding":"utf-8"})"));
        const Json task = json_in(
            shop.send(shop.seller("GET", "/ws/tasks/" + json_in(sent)["bodymessage"].raw())));
        return task["result"]["product_success"]["2"]["backmarket_id"].raw();
    };
    CHECK(made("sku,backmarket_id,quantity,price", "OLD-1,2,1,99.00") == "2");
    CHECK(made("sku,BackMarket_ID,product_id", "OLD-2,2,1") == "1");
    CHECK(made("sku,product_id,backmarket_id", "OLD-3,00000000-0000-4000-8000-000000000001,2") ==
          "1");
}

TEST_CASE("every listing has a maximum price as a text") {
    Shop shop;
    const auto maximum = [&](const char* listing, const char* language) {
        return json_in(shop.send(
            shop.seller("GET", std::string("/ws/listings/") + listing, "", language)))["max_price"]
            .raw();
    };
    CHECK(maximum("1", "fr-fr") == "\"300.00\""); // the product's new price
    CHECK(maximum("1", "de-de") == "\"310.00\"");
    CHECK(maximum("1", "en-gb") == "\"10000000000.00\""); // none known: what any price may be
    CHECK(maximum("2", "fr-fr") == "\"10000000000.00\"");
    storage::tried::succeed(
        shop.store->write([](storage::Transaction& transaction) -> Result<void> {
            return transaction.database().run_script(
                "update listing_market set maximum_minor = 19990 where merchant_id = 1"
                " and listing_id = 1 and market = 'FR'");
        }));
    CHECK(maximum("1", "fr-fr") == "\"199.90\"");
}

TEST_CASE("only the fields sent change and null clears") {
    Shop shop;
    REQUIRE(
        shop.send(shop.seller("POST", "/ws/listings/1", R"({"comment":"As new","min_price":99.5})"))
            .status == 200);
    Json listing = json_in(shop.send(shop.seller("GET", "/ws/listings/1")));
    CHECK(listing["comment"] == "As new");
    CHECK(listing["min_price"] == "99.50");
    CHECK(listing["price"] == "160.99");
    const Response cleared =
        shop.send(shop.seller("POST", "/ws/listings/1", R"({"comment":null,"min_price":null})"));
    listing = json_in(cleared);
    CHECK(listing["comment"].is_null());
    CHECK(listing["min_price"].is_null());
    CHECK(listing["statuscode"] == 200);
}

TEST_CASE("numbers may be texts and unknown fields pass") {
    Shop shop;
    struct Case {
        const char* body;
        const char* key;
        const char* wanted;
    };
    for (const Case& tried :
         {Case{R"({"price":150.5})", "price", "\"150.50\""},
          Case{R"({"price":"151"})", "price", "\"151.00\""},
          Case{R"({"price":"152.3000","currency":"EUR"})", "price", "\"152.30\""},
          Case{R"({"quantity":"7"})", "quantity", "7"},
          Case{R"({"warranty_delay":"24"})", "warranty_delay", "24"},
          Case{R"({"pub_state":3})", "publication_state", "3"},
          Case{R"({"pub_state":"2"})", "publication_state", "2"},
          Case{R"({"pub_state":9,"colour":"red"})", "publication_state", "2"}}) {
        CAPTURE(tried.body);
        const Response response = shop.send(shop.seller("POST", "/ws/listings/1", tried.body));
        REQUIRE(response.status == 200);
        CHECK(json_in(response)[tried.key].raw() == tried.wanted);
    }
}

TEST_CASE("what a listing write refuses is one bare string") {
    Shop shop;
    for (const char* body :
         {"", "{", "[]", "\"x\"", R"({"price":"99.99"})", R"({"price":"0"})", R"({"price":true})",
          R"({"price":"150.00","currency":"GBP"})", R"({"price":"1.005"})", R"({"quantity":-1})",
          R"({"quantity":1.5})", R"({"quantity":true})", R"({"quantity":99999999999999999999})",
          R"({"warranty_delay":11})", R"({"comment":5})", R"({"min_price":"200.00"})"}) {
        CAPTURE(body);
        const Response response = shop.send(shop.seller("POST", "/ws/listings/1", body));
        CHECK(response.status == 400);
        CHECK(json_in(response).is_string());
    }
    const Response pound =
        shop.send(shop.seller("POST", "/ws/listings/1", R"({"price":"150.00"})", "en-gb"));
    CHECK(pound.status == 400);
    CHECK(json_in(shop.send(shop.seller("GET", "/ws/listings/1")))["price"] == "160.99");
    const Response nobody = shop.send(shop.seller("POST", "/ws/listings/abc", "{}"));
    CHECK(nobody.status == 400);
    CHECK(body_of(nobody) == "\"Listing ID must be an integer or a UUID\"");
    CHECK(json_in(shop.send(shop.seller("POST", "/ws/listings/99", "{}")))["error"]["code"] ==
          "listing_unknown");
    CHECK(shop.send(shop.seller("POST", "/ws/listings/1", std::string(99, '['))).status == 400);
}

TEST_CASE("a listing of the other merchant cannot be written") {
    Shop shop;
    Request request = shop.seller("POST", "/ws/listings/2", R"({"quantity":77})");
    request.headers[0].second = std::string("Basic ") + tried::kBetaToken;
    CHECK(shop.send(request).status == 404);
    CHECK(json_in(shop.send(shop.seller("GET", "/ws/listings/2")))["quantity"] == 5);
}

TEST_CASE("a content type on a read and a missing one on a write do no harm") {
    Shop shop;
    Request read = shop.seller("GET", "/ws/listings");
    read.headers[2].second = "application/x-www-form-urlencoded";
    CHECK(shop.send(read).status == 200);
    Request write = shop.seller("POST", "/ws/listings/1", R"({"quantity":3})");
    write.headers.pop_back();
    CHECK(shop.send(write).status == 200);
}

TEST_CASE("a batch with wrong parameters is refused as a whole") {
    Shop shop;
    const auto batch = [&](const char* body) {
        return shop.send(shop.seller("POST", "/ws/listings", body));
    };
    for (const char* body :
         {R"({})", R"({"catalog":"sku\n","quotechar":"\"","delimiter":";"})",
          R"({"catalog":"","quotechar":"\"","delimiter":";","encoding":"utf-8"})",
          R"({"catalog":"sku\n","quotechar":"","delimiter":";","encoding":"utf-8"})",
          R"({"catalog":"sku\n","quotechar":"\"","delimiter":";;","encoding":"utf-8"})",
          R"({"catalog":"sku\n","quotechar":"\"","delimiter":";","encoding":"u"})",
          R"({"catalog":5,"quotechar":"\"","delimiter":";","encoding":"utf-8"})"}) {
        CAPTURE(body);
        const Response response = batch(body);
        CHECK(response.status == 400);
        CHECK(json_in(response).is_string());
    }
    CHECK(batch(R"({"catalog":"sku\nSKU-1","quotechar":"\n","delimiter":",","encoding":"latin1"})")
              .status == 200);
    shop.limits.import_bytes_max = 10;
    CHECK(batch(R"({"catalog":"sku\nSKU-1"})").status == 413);
}

TEST_CASE("listings_bi gives numbers and says who holds the buybox") {
    Shop shop;
    const Json page = json_in(shop.send(shop.seller("GET", "/ws/listings_bi/?page=1")));
    CHECK(page["count"] == 2);
    const Json row = page["results"].at(0);
    CHECK(row["product"] == 1);
    CHECK(row["price"] == 160.99);
    CHECK(row["buybox"] == false);
    CHECK(row["price_for_buybox"].number() <= 150.0);
    CHECK(row["condition"] == 11);
    CHECK(row["same_merchant_winner"] == false);
    const Response wrong = shop.send(shop.seller("GET", "/ws/listings_bi?page=0"));
    CHECK(find_header(wrong.headers, "Content-Type") == "application/problem+json");
    CHECK(json_in(wrong)["error"]["code"] == "parameter_malformed");
}

TEST_CASE("competitors are asked by UUID and answer a bare array") {
    Shop shop;
    const std::string uuid = json_in(shop.send(shop.seller("GET", "/ws/listings/1")))["id"].text();
    const Json markets =
        json_in(shop.send(shop.seller("GET", "/ws/backbox/v1/competitors/" + uuid)));
    REQUIRE(markets.is_array());
    REQUIRE(markets.size() == 1);
    CHECK(markets.at(0)["market"] == "FR");
    CHECK(markets.at(0)["price"].raw() == R"({"amount":"160.99","currency":"EUR"})");
    CHECK(markets.at(0)["min_price"]["amount"] == "100.00");
    CHECK(markets.at(0)["winner_price"]["amount"] == "150.00");
    CHECK(markets.at(0)["is_winning"] == false);
    CHECK(shop.send(shop.seller("GET", "/ws/backbox/v1/competitors/1")).status == 422);
    CHECK(shop.send(shop.seller("GET",
                                "/ws/backbox/v1/competitors/00000000-0000-4000-8000-00000000dead"))
              .status == 404);
    REQUIRE(shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":0})")).status == 200);
    CHECK(shop.send(shop.seller("GET", "/ws/backbox/v1/competitors/" + uuid)).status == 404);
}
