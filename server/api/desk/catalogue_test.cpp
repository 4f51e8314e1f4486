// The catalogue over the desk: searched with slips of the finger, sheets proposed, changed,
// pictured, validated by the market's staff; ads made, drafted and sold in one more market.
#include "core/wire/ad_details.hpp"
#include "core/wire/categories.hpp"
#include "core/wire/products.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/market/staff.hpp"
#include "server/storage/catalogue_search.hpp"

using namespace stall;
using namespace stall::api;
using tried::Json;
using tried::Shop;

namespace {

Request keyed(Shop& shop, const char* method, const std::string& target, const std::string& body) {
    static int keys = 0;
    Request request = shop.desk(method, target, body);
    request.headers.emplace_back("Idempotency-Key", "sheet-" + std::to_string(++keys));
    return request;
}

/// A shop with a catalogue of a few phones, indexed.
void stock(Shop& shop) {
    storage::tried::succeed(shop.store->write([&](storage::Transaction& t) -> Result<void> {
        storage::Database& database = t.database();
        TRY(database.run_script(
            "insert into category (category_id, parent_id, name, names, commission_basis_points,"
            " attributes) values (2, 1, 'Smartphones', '{\"fr\":\"Mobiles\"}', 1000, '["
            "{\"field\":\"storage\",\"name_en\":\"Storage\",\"type\":\"choice\",\"required\":true,"
            "\"allowed\":[\"64 GB\",\"128 GB\"]},"
            "{\"field\":\"color\",\"name_en\":\"Colour\",\"name_fr\":\"Couleur\","
            "\"type\":\"string\",\"required\":true}]');"));
        std::int64_t id = 10;
        for (const char* model : {"iPhone 13", "iPhone 13 Pro", "Samsung Galaxy S21"})
            for (const char* storage : {"64 GB", "128 GB"})
                for (const char* color : {"Midnight", "Blue"}) {
                    ++id;
                    const std::string brand = model[0] == 'i' ? "Apple" : "Samsung";
                    TRY(database.execute(
                        "insert into product (product_id, uuid, title, ean, brand, category_id,"
                        " attributes, created_at) values (?, ?, ?, '', ?, 2, ?, 0)",
                        {id, std::string_view("uuid-" + std::to_string(id)),
                         std::string(model) + " " + storage + " " + color, brand,
                         std::string("{\"storage\":\"") + storage + "\",\"color\":\"" + color +
                             "\"}"}));
                }
        TRY(storage::index_products(database, 1'000));
        return {};
    }));
}

wire::ProductHits search(Shop& shop, const std::string& query) {
    const Response found = shop.send(shop.desk("GET", "/desk/v1/products?query=" + query));
    REQUIRE(found.status == 200);
    const auto hits = wire::decode_product_hits(tried::body_of(found));
    REQUIRE(hits.ok());
    return hits.value();
}

wire::ProductRequest phone() {
    wire::ProductRequest request;
    request.draft = {CategoryId(2),
                     "4006381333948",
                     "iPhone 14 128 GB Red",
                     "A phone.",
                     "Apple",
                     Money{99'900, Currency::of("EUR")},
                     172,
                     {{"storage", "128gb"}, {"color", "Red"}}};
    return request;
}

Response propose(Shop& shop, const wire::ProductRequest& request) {
    return shop.send(
        keyed(shop, "POST", "/desk/v1/products", wire::encode_product_request(request)));
}
wire::ProductSheet sheet_of(const Response& response) {
    const auto sheet = wire::decode_product_sheet(tried::body_of(response));
    REQUIRE(sheet.ok());
    return sheet.value();
}
std::string path_of(ProductId product) {
    return "/desk/v1/products/" + std::to_string(product.value);
}

const std::string kPng = wire::base64_of("\x89PNG\r\n\x1A\n....");

} // namespace

TEST_CASE("products are found while typing and in spite of slips") {
    Shop shop;
    stock(shop);
    struct Case {
        const char* query;
        std::size_t found;
        const char* first;
        const char* understood;
    };
    for (const Case& row : {
             Case{"iph", 8, "iPhone 13 64 GB Midnight", "iph"},
             Case{"iphone%2013%20pro%20128", 2, "iPhone 13 Pro 128 GB Midnight",
                  "iphone 13 pro 128"},
             Case{"13%20128gb%20blue", 2, "iPhone 13 128 GB Blue", "13 128gb blue"},
             Case{"ihpone%20pro", 4, "iPhone 13 Pro 64 GB Midnight", "iphone pro"},
             Case{"galxy", 4, "Samsung Galaxy S21 64 GB Midnight", "galaxy"},
             Case{"smasung%20blu", 2, "Samsung Galaxy S21 64 GB Blue", "samsung blu"},
             Case{"apple%20midnight", 4, "iPhone 13 64 GB Midnight", "apple midnight"},
             Case{"4006381333931", 1, "Phone One 64 GB", "4006381333931"},
             Case{"11", 1, "iPhone 13 64 GB Midnight", "11"},
             Case{"nothing%20like%20it", 0, "", "nothing like it"},
             Case{"%22%20OR%20*%20--", 0, "", ""},
         }) {
        CAPTURE(row.query);
        const wire::ProductHits hits = search(shop, row.query);
        CHECK(hits.products.size() == row.found);
        if (row.found > 0 && !hits.products.empty()) CHECK(hits.products[0].title == row.first);
        if (row.found > 0) CHECK(hits.understood == row.understood);
    }
    CHECK(search(shop, "one").products[0].own_ads == 1);
    CHECK(search(shop, "one").products[0].new_price_minor == 30'000);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/products")).status == 400);
    CHECK(search(shop, "iphone&category=1").products.size() == 8);
    CHECK(search(shop, "phone&category=2").products.empty());
}

TEST_CASE("categories come in the language asked for with their title pattern") {
    Shop shop;
    stock(shop);
    const auto tree = wire::decode_categories(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories?language=fr"))));
    REQUIRE(tree.ok());
    CHECK(tree.value()[1].name == "Mobiles");
    CHECK(tree.value()[1].is_leaf);
    CHECK_FALSE(tree.value()[0].is_leaf);
    CHECK(tree.value()[1].attributes[1].name == "Couleur");
    CHECK(tree.value()[1].products == 12);
    const auto german = wire::decode_categories(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories?language=de"))));
    REQUIRE(german.ok());
    CHECK(german.value()[1].name == "Smartphones"); // a name that is missing is the English one
    CHECK(german.value()[1].attributes[1].name == "Colour");
    CHECK(shop.send(shop.desk("GET", "/desk/v1/categories?language=xx")).status == 400);
    const auto pattern = wire::decode_title_pattern(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/categories/2/title-pattern"))));
    REQUIRE(pattern.ok());
    CHECK(catalog::describe(pattern.value(), tree.value()[1], "Brand", "Model") ==
          "Model Storage Couleur");
    CHECK(shop.send(shop.desk("GET", "/desk/v1/categories/9/title-pattern")).status == 404);
}

TEST_CASE("a sheet is proposed and changed until it is validated and belongs to all") {
    Shop shop;
    stock(shop);
    const Response made = propose(shop, phone());
    CHECK(made.status == 201);
    const wire::ProductSheet sheet = sheet_of(made);
    CHECK(sheet.state == wire::ProductState::waiting);
    CHECK(sheet.is_own);
    CHECK(sheet.draft.attributes[0].second == "128 GB");
    CHECK(sheet.differing == std::vector<std::string>{"storage", "color"});
    CHECK(search(shop, "iphone%2014").products.size() == 1);
    CHECK(tried::says(propose(shop, phone()), "ean_taken"));

    wire::ProductRequest changed = phone();
    changed.draft.title = "iPhone 14 128 GB Crimson";
    Request put = keyed(shop, "PUT", path_of(sheet.product), wire::encode_product_request(changed));
    put.headers.emplace_back("If-Match", "\"1\"");
    CHECK(sheet_of(shop.send(put)).draft.title == "iPhone 14 128 GB Crimson");
    Request late =
        keyed(shop, "PUT", path_of(sheet.product), wire::encode_product_request(changed));
    late.headers.emplace_back("If-Match", "\"1\"");
    const Response stale = shop.send(late);
    CHECK(stale.status == 412);
    CHECK(Json(tried::body_of(stale))["current"]["version"] == 2);
    CHECK(search(shop, "crimson").products.size() == 1);
    CHECK(search(shop, "iphone%2014%20red").products.empty());

    const std::string mine = shop.cookie;
    shop.cookie = shop.sign_in("beta@example.org");
    CHECK(search(shop, "crimson").products.empty());
    CHECK(shop.send(shop.desk("GET", path_of(sheet.product))).status == 404);
    const auto validate = [&](std::int64_t after_ms) {
        storage::tried::value_of(market::attend(
            *shop.store, shop.market, Instant{shop.now.utc_ms + after_ms}, market::kReviewMs));
    };
    validate(market::kReviewMs - 1);
    CHECK(search(shop, "crimson").products.empty());
    validate(market::kReviewMs);
    CHECK(search(shop, "crimson").products.size() == 1);
    CHECK_FALSE(sheet_of(shop.send(shop.desk("GET", path_of(sheet.product)))).is_own);
    Request foreign =
        keyed(shop, "PUT", path_of(sheet.product), wire::encode_product_request(changed));
    foreign.headers.emplace_back("If-Match", "*");
    CHECK(shop.send(foreign).status == 403);
    shop.cookie = mine;
    Request over =
        keyed(shop, "PUT", path_of(sheet.product), wire::encode_product_request(changed));
    over.headers.emplace_back("If-Match", "*");
    CHECK(tried::says(shop.send(over), "product_validated"));
}

TEST_CASE("a merchant's own sheets are listed with their state and the newest first") {
    Shop shop;
    stock(shop);
    const auto own = [&] {
        const Response found = shop.send(shop.desk("GET", "/desk/v1/products?proposed=mine"));
        const auto hits = wire::decode_product_hits(tried::body_of(found));
        REQUIRE(hits.ok());
        return hits.value().products;
    };
    CHECK(own().empty());
    const auto first = sheet_of(propose(shop, phone()));
    wire::ProductRequest other = phone();
    other.draft.ean = "";
    other.draft.title = "iPhone 14 128 GB Green";
    other.draft.attributes[1].second = "Green";
    (void)propose(shop, other);
    REQUIRE(own().size() == 2);
    CHECK(own()[0].title == "iPhone 14 128 GB Green");
    CHECK(own()[1].product == first.product);
    CHECK(own()[1].state == wire::ProductState::waiting);
    CHECK(own()[1].new_price_minor == 99'900);
    storage::tried::value_of(market::attend(
        *shop.store, shop.market, Instant{shop.now.utc_ms + market::kReviewMs}, market::kReviewMs));
    CHECK(own()[0].state == wire::ProductState::validated);
    auto news = storage::tried::value_of(shop.store->read());
    CHECK(storage::tried::value_of(news.database().integer_of(
              "select count(*) from journal where kind = 'sheet_validated'", {}, 0)) == 2);
    shop.cookie = shop.sign_in("beta@example.org");
    CHECK(own().empty());
}

TEST_CASE("every field that is wrong is told at once") {
    Shop shop;
    stock(shop);
    const Response refused = propose(shop, {});
    CHECK(refused.status == 422);
    const Json fields = Json(tried::body_of(refused))["fields"];
    CHECK(fields.size() == 6);
    CHECK(fields.at(0)["code"] == "category_missing");
    CHECK(fields.at(1)["pointer"] == "/title");
    wire::ProductRequest bare = phone();
    bare.draft.attributes.clear();
    CHECK(Json(tried::body_of(propose(shop, bare)))["fields"].at(1)["pointer"] ==
          "/attributes/color");
}

TEST_CASE("a likely double is shown before it is made") {
    Shop shop;
    stock(shop);
    const auto likely = [&](const wire::ProductRequest& request) {
        const Response found = shop.send(
            shop.desk("POST", "/desk/v1/products/likely", wire::encode_product_request(request)));
        const auto hits = wire::decode_product_hits(tried::body_of(found));
        REQUIRE(hits.ok());
        return hits.value().products;
    };
    CHECK(likely(phone()).empty());
    wire::ProductRequest twin = phone();
    twin.draft.title = "IPHONE 13 blue 128GB";
    twin.draft.attributes = {{"color", "BLUE"}, {"storage", "128gb"}};
    REQUIRE(likely(twin).size() == 1);
    CHECK(likely(twin)[0].title == "iPhone 13 128 GB Blue");
    twin.draft.ean = "4006381333931";
    CHECK(likely(twin)[0].title == "Phone One 64 GB");
    CHECK(likely(twin).size() == 2);
}

TEST_CASE("pictures are known by content and kept in order") {
    Shop shop;
    stock(shop);
    const ProductId product = sheet_of(propose(shop, phone())).product;
    const std::string pictures = path_of(product) + "/pictures";
    const auto add = [&](const std::string& content) {
        return shop.send(keyed(shop, "POST", pictures, R"({"content":")" + content + R"("})"));
    };
    CHECK(add(kPng).status == 201);
    CHECK(add(wire::base64_of("\xFF\xD8\xFF....")).status == 201);
    CHECK(tried::says(add(wire::base64_of("<svg/>")), "picture_not_an_image"));
    CHECK(tried::says(add("?"), "picture_malformed"));
    const auto sheet = sheet_of(shop.send(shop.desk("GET", path_of(product))));
    REQUIRE(sheet.pictures.size() == 2);
    CHECK(sheet.pictures[1].media_type == "image/jpeg");
    const Response bytes = shop.send(
        shop.desk("GET", "/desk/v1/pictures/" + std::to_string(sheet.pictures[0].picture.value)));
    CHECK(find_header(bytes.headers, "Content-Type") == "image/png");
    CHECK(tried::body_of(bytes).starts_with("\x89PNG"));

    const auto order = [&](const std::string& ids) {
        return shop.send(keyed(shop, "PUT", pictures, R"({"pictures":)" + ids + "}"));
    };
    CHECK(sheet_of(order("[2,1]")).pictures[0].media_type == "image/jpeg");
    CHECK(tried::says(order("[2,2]"), "picture_order"));
    CHECK(tried::says(order("[9]"), "picture_order"));

    wire::ProductRequest twin = phone();
    twin.draft.ean.clear();
    twin.draft.attributes[1].second = "Green";
    twin.duplicated_from = product;
    CHECK(sheet_of(propose(shop, twin)).pictures.size() == 2);
    CHECK(sheet_of(order("[]")).pictures.empty());
    CHECK(shop.send(shop.desk("GET", "/desk/v1/pictures/1")).status == 404);
    for (int count = 0; count < 6; ++count) CHECK(add(kPng).status == 201);
    CHECK(tried::says(add(kPng), "pictures_too_many"));
}

TEST_CASE("an ad is made online in one market and a draft in the others") {
    Shop shop;
    const auto make = [&](const std::string& sku, const std::string& markets) {
        return shop.send(keyed(shop, "POST", "/desk/v1/listings",
                               R"({"product":1,"sku":")" + sku +
                                   R"(","grade":"FAIR","quantity":2,"markets":)" + markets + "}"));
    };
    const std::string france =
        R"([{"market":"FR","currency":"EUR","price":"149.00","floor":"120.00","publication":2}])";
    const Response made = make("NEW-1", france);
    CHECK(made.status == 201);
    const auto rows = wire::decode_rows(tried::body_of(made));
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 3);
    CHECK(rows.value()[0].position.publication == listings::Publication::online);
    CHECK(rows.value()[0].position.facts.standing == listings::Standing::winning);
    CHECK(rows.value()[1].position.publication == listings::Publication::incomplete);
    CHECK(tried::says(make("new-1", france), "sku_taken"));
    CHECK(tried::says(make("NEW-2", R"([{"market":"FR","publication":2}])"), "price_not_positive"));
    CHECK(tried::says(make("NEW-2", R"([{"market":"SE"}])"), "market_not_sold_in"));
    CHECK(make("NEW-2", "[]").status == 201);
}

TEST_CASE("an ad of a sheet that waits goes online with it") {
    Shop shop;
    stock(shop);
    const ProductId product = sheet_of(propose(shop, phone())).product;
    const auto ad = wire::decode_rows(tried::body_of(
        shop.send(keyed(shop, "POST", "/desk/v1/listings",
                        R"({"product":)" + std::to_string(product.value) +
                            R"(,"sku":"W-1","grade":"GOOD","quantity":1,"markets":[{"market":"FR",)"
                            R"("currency":"EUR","price":"500.00","publication":2}]})"))));
    REQUIRE(ad.ok());
    CHECK(ad.value()[0].position.publication == listings::Publication::waiting);
    const std::int64_t listing = ad.value()[0].listing.value;
    CHECK(tried::says(shop.send(shop.patch(listing, R"({"market":"FR","publication":2})")),
                      "waiting_for_validation"));
    storage::tried::value_of(market::attend(*shop.store, shop.market, shop.now, 0));
    const Response news = shop.send(shop.desk("GET", "/desk/v1/listings"));
    CHECK(tried::says(news, "\"sku\":\"W-1\""));
    const Response patched = shop.send(shop.patch(listing, R"({"market":"FR","quantity":3})", "2"));
    const auto rows = wire::decode_rows(tried::body_of(patched));
    REQUIRE(rows.ok());
    CHECK(rows.value()[0].position.publication == listings::Publication::online);
}

TEST_CASE("an ad goes to one more market and tells why it loses") {
    Shop shop;
    const auto sell = [&](int listing, const std::string& body) {
        return shop.send(
            keyed(shop, "POST", "/desk/v1/listings/" + std::to_string(listing) + "/markets", body));
    };
    CHECK(tried::says(sell(1, R"({"market":"FR"})"), "market_listed_already"));
    CHECK(tried::says(sell(1, R"({"market":"SE"})"), "market_not_sold_in"));
    CHECK(sell(99, R"({"market":"GB"})").status == 404);
    storage::tried::succeed(shop.store->write([](storage::Transaction& t) -> Result<void> {
        return t.database().run_script("delete from listing_market where listing_id = 1"
                                       " and merchant_id = 1 and market = 'GB'");
    }));
    const auto rows = wire::decode_rows(tried::body_of(
        sell(1, R"({"market":"GB","currency":"GBP","price":"99.00","publication":2})")));
    REQUIRE(rows.ok());
    CHECK(rows.value()[2].position.publication == listings::Publication::online);

    const auto advice = wire::decode_advice(
        tried::body_of(shop.send(shop.desk("GET", "/desk/v1/listings/1/advice?market=FR"))));
    REQUIRE(advice.ok());
    REQUIRE_FALSE(advice.value().changes.empty());
    CHECK(advice.value().changes[0].price_minor == 14'999);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/listings/1/advice")).status == 400);
}

TEST_CASE("a new ad is foreseen with the facts that it then has") {
    Shop shop;
    const auto foreseen = [&](const std::string& target) {
        return shop.send(shop.desk("GET", "/desk/v1/products/" + target));
    };
    const auto rows = wire::decode_rows(tried::body_of(foreseen("1/prospects?grade=GOOD")));
    REQUIRE(rows.ok());
    REQUIRE_FALSE(rows.value().empty());
    const wire::AdRow& before = rows.value().front();
    CHECK(before.market == listings::Market::FR);
    CHECK(before.position.costs.commission_basis_points == 1000);
    const auto made =
        shop.send(keyed(shop, "POST", "/desk/v1/listings",
                        R"({"product":1,"sku":"NEW","grade":"GOOD","quantity":1,"markets":)"
                        R"([{"market":"FR","currency":"EUR","price":"1.00","publication":2}]})"));
    REQUIRE(made.status == 201);
    const auto after = wire::decode_rows(tried::body_of(made));
    REQUIRE(after.ok());
    const auto& facts = after.value().front().position.facts;
    CHECK(facts.price_to_win_minor == before.position.facts.price_to_win_minor);
    CHECK(facts.rivals == before.position.facts.rivals);
    CHECK(foreseen("99999/prospects?grade=GOOD").status == 404);
    CHECK(foreseen("1/prospects").status == 400);
    CHECK(foreseen("1/prospects?grade=SHINY").status == 422);
}
