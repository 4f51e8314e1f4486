// Product sheets over the desk: proposed, changed, pictured, held against their doubles, validated
// by the market's staff.
#include "server/api/desk/tried_catalogue.hpp"
#include "server/api/tried_json.hpp"
#include "server/market/staff.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

namespace {

const std::string kPng = wire::base64_of("\x89PNG\r\n\x1A\n....");

} // namespace

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
