// Deliveries of an ad's own: written by the page, a file and a program, ranked, exported and
// undone.
#include "core/wire/ad_details.hpp"
#include "core/wire/ad_files.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"
#include "server/storage/listings.hpp"

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::says;
using tried::Shop;

namespace {

wire::AdDeliveries deliveries_of(Shop& shop) {
    const Response response =
        shop.send(shop.desk("GET", "/desk/v1/listings/1/deliveries?market=FR"));
    REQUIRE(response.status == 200);
    return wire::decode_ad_deliveries(body_of(response)).value();
}
listings::Delivery way(const char* shipper, std::int64_t minor, std::int32_t hours) {
    return {shipper, Money{minor, Currency::of("EUR")}, hours};
}
Response imported(Shop& shop, const std::string& catalog, const char* key) {
    Request request =
        shop.desk("POST", "/desk/v1/imports",
                  wire::encode_import({listings::Market::FR, "ads.csv", catalog, ',', '"'}));
    request.headers.emplace_back("Idempotency-Key", key);
    const auto task = wire::decode_task(body_of(shop.send(request)));
    REQUIRE(task.ok());
    return shop.send(shop.desk("GET", "/desk/v1/tasks/" + std::to_string(task.value().id.value)));
}

constexpr const char* kDearer = R"({"market":"FR","currency":"EUR","price":"149.99","deliveries":)"
                                R"([{"shipper":"UPS","price":"4.99","delay_hours":48},)"
                                R"({"shipper":"","price":"9.90","delay_hours":24}]})";

} // namespace

TEST_CASE("an ad is delivered as the shop does until it has a way of its own and that ranks") {
    Shop shop;
    CHECK(deliveries_of(shop).own.empty());
    CHECK(deliveries_of(shop).shop == std::vector{way("", 0, 24)});
    const Response dearer = shop.send(shop.patch(1, kDearer));
    REQUIRE(dearer.status == 200);
    CHECK(deliveries_of(shop).own == std::vector{way("UPS", 499, 48), way("", 990, 24)});
    // 149.99 wins with free delivery and not with 4.99 on top; the price to win falls by that much.
    const auto lost = wire::decode_rows(body_of(dearer)).value().front().position.facts;
    CHECK(lost.standing == listings::Standing::losing);
    CHECK(lost.price_to_win_minor == 14'500);
    const auto own = shop.send(shop.patch(1, R"({"market":"FR","deliveries":[]})", "2"));
    const auto won = wire::decode_rows(body_of(own)).value().front().position.facts;
    CHECK(won.standing == listings::Standing::winning);
    CHECK(deliveries_of(shop).own.empty());
    CHECK(says(shop.send(shop.desk("GET", "/desk/v1/deliveries?market=DE")), "\"shop\":[{"));
    CHECK(shop.send(shop.desk("GET", "/desk/v1/deliveries?market=ES")).status == 422);
}

TEST_CASE("a delivery beyond its limits is refused by its place") {
    Shop shop;
    const auto refusal = [&](const std::string& deliveries) {
        const auto answer = wire::decode_problem(body_of(shop.send(
            shop.patch(1, R"({"market":"FR","currency":"EUR","deliveries":)" + deliveries + "}"))));
        REQUIRE(answer.ok());
        REQUIRE(answer.value().fields.size() == 1);
        return answer.value().fields[0].code + answer.value().fields[0].where;
    };
    CHECK(refusal(R"([{"shipper":"","price":"-1.00","delay_hours":24}])") ==
          "price_not_positive/deliveries/0/price");
    CHECK(refusal(R"([{"shipper":"","price":"1.00","delay_hours":73}])") ==
          "delivery_hours_out_of_range/deliveries/0/delay_hours");
    const std::string one = R"({"shipper":"","price":"1.00","delay_hours":24})";
    CHECK(refusal("[" + one + "," + one + "," + one + "," + one + "]") ==
          "too_many_deliveries/deliveries");
    CHECK(shop.send(shop.patch(1, R"({"market":"FR","deliveries":[)" + one + "]}")).status == 400);
}

TEST_CASE("a file gives deliveries place by place and its undo takes them back") {
    Shop shop;
    const std::string header = "sku,shipper_1,shipping_price_1,shipping_delay_1,shipper_2\n";
    CHECK(says(imported(shop, header + "SKU-1,UPS,,24,\n", "k1"), "shipping_price_1"));
    CHECK(deliveries_of(shop).own.empty());
    const Response task = imported(shop, header + "SKU-1,UPS,\"4,99\",24,\n", "k2");
    CHECK(says(task, "\"changed\":1"));
    CHECK(deliveries_of(shop).own == std::vector{way("UPS", 499, 24)});
    const std::string file =
        body_of(shop.send(shop.desk("GET", "/desk/v1/listings/export?market=FR")));
    CHECK(file.find(",2,UPS,4.99,24,,,,,,,") != std::string::npos);
    CHECK(says(imported(shop, file, "k3"), "\"changed\":0"));
    const auto id = wire::decode_task(body_of(task)).value().id;
    Request undo = shop.desk("POST", "/desk/v1/tasks/" + std::to_string(id.value) + "/undo", "{}");
    undo.headers.emplace_back("Idempotency-Key", "k4");
    REQUIRE(shop.send(undo).status == 202);
    CHECK(deliveries_of(shop).own.empty());
}

TEST_CASE("lines of a file that give deliveries are foreseen with what the ad has") {
    Shop shop;
    REQUIRE(shop.send(shop.patch(1, kDearer)).status == 200); // 149.99 and UPS 4.99, or 9.90
    using wire::LineQuestion;
    const auto fr = listings::Market::FR;
    const auto good = listings::Grade::good;
    const auto price = [](std::int64_t minor) {
        listings::DeliveryParts parts;
        parts[0].price = Money{minor, Currency::of("EUR")};
        return parts;
    };
    auto whole = price(499);
    whole[0].delay_hours = 24;
    const std::vector<LineQuestion> questions = {
        {2, fr, good, ProductId(), "", "", ListingId(1), price(499)},
        {3, fr, good, ProductId(), "", "", ListingId(1), price(0)},
        {4, fr, good, ProductId(), "", "", ListingId(1), price(1'200)}, // the second is cheaper
        {5, fr, good, ProductId(), "", "", ListingId(2), price(499)},   // without a delay
        {6, fr, good, ProductId(), "", "", ListingId(3), price(499)},   // another merchant's
        {7, listings::Market::SE, good, ProductId(), "", "", ListingId(1), {}},
        {8, fr, good, ProductId(1), "", "", ListingId(), {}},
        {9, fr, good, ProductId(1), "", "", ListingId(), whole}};
    const Response answer = shop.send(
        shop.desk("POST", "/desk/v1/imports/foresight", wire::encode_line_questions(questions)));
    REQUIRE(answer.status == 200);
    const auto lines = wire::decode_foreseen_lines(body_of(answer)).value();
    std::vector<std::int64_t> answered;
    for (const auto& line : lines) answered.push_back(line.line);
    REQUIRE(answered == std::vector<std::int64_t>{2, 3, 4, 5, 8, 9});
    CHECK(lines[0].deliveries == std::vector{way("UPS", 499, 48), way("", 990, 24)});
    CHECK(lines[0].product == ProductId(1));
    CHECK_FALSE(lines[0].title.empty());
    CHECK(lines[0].facts.standing == listings::Standing::losing);
    CHECK(lines[0].facts.price_to_win_minor == 14'500);
    CHECK(lines[1].deliveries == lines[0].deliveries); // as they are, not as they would be
    CHECK(lines[1].facts.standing == listings::Standing::winning);
    CHECK(lines[1].facts.price_to_win_minor == 14'500 + 499);
    CHECK(lines[2].facts.price_to_win_minor == 14'500 - (990 - 499));
    CHECK(lines[3].deliveries.empty());
    CHECK(*lines[5].facts.price_to_win_minor == *lines[4].facts.price_to_win_minor - 499);
    // What was foreseen is what comes of it.
    const std::string file = "sku,shipping_price_1\nSKU-1,0\n";
    CHECK(says(imported(shop, file, "k1"), "\"changed\":1"));
    auto reader = storage::tried::value_of(shop.store->read());
    const auto rows = storage::tried::value_of(
        storage::rows_of_listing(reader.database(), tried::kAlpha, ListingId(1)));
    CHECK(rows.front().position.facts == lines[1].facts);
}

TEST_CASE("a program gives deliveries and reads them back as shippings") {
    Shop shop;
    const auto post = [&](const char* body) {
        return shop.send(shop.seller("POST", "/ws/listings/1", body));
    };
    const std::string set = body_of(post(R"({"shipper_1":"UPS","shipper_display_1":"UPS Express",)"
                                         R"("shipping_price_1":4.99,"shipping_delay_1":"48"})"));
    const std::string wanted = R"("shippings":[{"shipping_price":"4.99","shipping_delay":48,)"
                               R"("shipper":"UPS","shipper_display":"UPS",)"
                               R"("country_code":"fr-fr"}])";
    CHECK(set.find(wanted) != std::string::npos);
    CHECK(set.find("UPS: 4.99 within 48 h") != std::string::npos);
    CHECK(body_of(shop.send(shop.seller("GET", "/ws/listings"))).find(wanted) != std::string::npos);
    CHECK(says(post(R"({"shipping_price_2":"0"})"), "shipping_delay_2"));
    CHECK(says(post(R"({"shipping_delay_1":100})"), "shipping_delay_1"));
    CHECK(says(post(R"({"shipping_price_1":null,"shipper_1":null})"), "\"shippings\":[]"));
    CHECK(deliveries_of(shop).own.empty());
}

TEST_CASE("a new ad is foreseen with the delivery that it would have") {
    Shop shop;
    const auto price_to_win = [&](const std::string& more) {
        const Response answer =
            shop.send(shop.desk("GET", "/desk/v1/products/1/prospects?grade=GOOD" + more));
        REQUIRE(answer.status == 200);
        return *wire::decode_rows(body_of(answer))
                    .value()
                    .front()
                    .position.facts.price_to_win_minor;
    };
    CHECK(price_to_win("&market=FR&shipping=4.99&delay_hours=24") == price_to_win("") - 499);
    CHECK(price_to_win("&market=DE&shipping=4.99&delay_hours=24") == price_to_win(""));
    for (const char* more : {"&shipping=4.99", "&market=FR&shipping=x&delay_hours=24",
                             "&market=FR&shipping=4.99&delay_hours=99"})
        CHECK(shop.send(shop.desk("GET",
                                  std::string("/desk/v1/products/1/prospects?grade=GOOD") + more))
                  .status == 400);
}
