// PATCH of an ad, and the ladder: versions, keys, floors, foreign ids, and what the answer holds.
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::says;
using tried::Shop;

namespace {

std::vector<wire::AdRow> rows_in(const Response& response) {
    const auto rows = wire::decode_rows(body_of(response));
    REQUIRE(rows.ok());
    return rows.value();
}

constexpr const char* kLower = R"({"market":"FR","currency":"EUR","price":"149.99"})";

} // namespace

TEST_CASE("a new price is kept with its verdict in every market's row") {
    Shop shop;
    const Response response = shop.send(shop.patch(1, kLower));
    REQUIRE(response.status == 200);
    CHECK(find_header(response.headers, "ETag") == "\"2\"");
    const auto rows = rows_in(response);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].market == listings::Market::FR);
    CHECK(rows[0].version == Version(2));
    CHECK(rows[0].position.price_minor == 14999);
    CHECK(rows[0].position.facts.standing == listings::Standing::winning);
    CHECK(rows[0].position.new_price_minor == 30000);
    CHECK(rows[0].position.costs.commission_basis_points == 1000);
    CHECK(rows[1].position.price_minor == 16099);
    CHECK(rows[1].version == Version(2));
}

TEST_CASE("a price under the floor is refused and says the floor") {
    Shop shop;
    const Response response =
        shop.send(shop.patch(1, R"({"market":"FR","currency":"EUR","price":"99.99"})"));
    CHECK(response.status == 422);
    const auto problem = wire::decode_problem(body_of(response));
    REQUIRE(problem.ok());
    CHECK(problem.value().code == "price_below_floor");
    REQUIRE(problem.value().fields.size() == 1);
    CHECK(problem.value().fields[0] == Error{"price_below_floor", "/price", "99.99", "100.00"});
    CHECK(shop.send(shop.patch(1, R"({"market":"FR","currency":"EUR","price":"100.00"})")).status ==
          200);
}

TEST_CASE("a stale version gets the present rows") {
    Shop shop;
    REQUIRE(shop.send(shop.patch(1, kLower)).status == 200);
    const Response response = shop.send(shop.patch(1, R"({"market":"FR","quantity":9})", "1"));
    CHECK(response.status == 412);
    CHECK(find_header(response.headers, "ETag") == "\"2\"");
    const auto problem = wire::decode_problem(body_of(response));
    REQUIRE(problem.ok());
    const auto rows = wire::decode_rows(problem.value().current_json);
    REQUIRE(rows.ok());
    CHECK(rows.value()[0].position.price_minor == 14999);
    CHECK(shop.send(shop.patch(1, R"({"market":"FR","quantity":9})", "2")).status == 200);
}

TEST_CASE("a request sent twice has one effect and one answer") {
    Shop shop;
    const Request request = shop.patch(1, kLower);
    const Response first = shop.send(request);
    const Response again = shop.send(request);
    CHECK(again.status == 200);
    CHECK(body_of(again) == body_of(first));
    CHECK(find_header(again.headers, "ETag") == find_header(first.headers, "ETag"));

    Request other = request;
    other.body = R"({"market":"FR","currency":"EUR","price":"148.00"})";
    CHECK(says(shop.send(other), "idempotency_key_reused"));
    CHECK(shop.send(other).status == 422);

    shop.now.utc_ms += 24LL * 3600 * 1000;
    shop.cookie = "";
    Request late = shop.patch(1, kLower);
    late.headers[3] = request.headers[3];
    CHECK(shop.send(late).status == 412);
}

TEST_CASE("a change that changes nothing leaves version and journal alone") {
    Shop shop;
    const Response response =
        shop.send(shop.patch(1, R"({"market":"FR","currency":"EUR","price":"160.99"})"));
    REQUIRE(response.status == 200);
    CHECK(rows_in(response)[0].version == Version(1));
}

TEST_CASE("each wrong request is refused with its own status") {
    struct Case {
        const char* body;
        int status;
        const char* code;
    };
    Shop shop;
    for (const Case& tried : {
             Case{"{", 400, "json_malformed"},
             Case{R"({"market":"FR","quantity":"5"})", 400, "json_type"},
             Case{R"({"market":"FR","quantity":1.5})", 400, "json_type"},
             Case{R"({"market":"FR","colour":"red"})", 400, "json_key_unknown"},
             Case{R"({"quantity":5})", 400, "json_key_missing"},
             Case{R"({"market":"XX","quantity":5})", 422, "market_unknown"},
             Case{R"({"market":"ES","quantity":5})", 422, "market_not_listed"},
             Case{R"({"market":"FR","quantity":-1})", 422, "quantity_out_of_range"},
             Case{R"({"market":"FR","quantity":1000001})", 422, "quantity_out_of_range"},
             Case{R"({"market":"FR","warranty_months":11})", 422, "warranty_too_short"},
             Case{R"({"market":"FR","currency":"EUR","price":"0.00"})", 422, "price_not_positive"},
             Case{R"({"market":"FR","currency":"EUR","price":"1.005"})", 422, "amount_too_precise"},
             Case{R"({"market":"FR","currency":"GBP","price":"150.00"})", 422, "currency_mismatch"},
             Case{R"({"market":"FR","publication":1})", 422, "publication_not_allowed"},
         }) {
        CAPTURE(tried.body);
        const Response response = shop.send(shop.patch(1, tried.body));
        CHECK(response.status == tried.status);
        CHECK(says(response, tried.code));
    }
    Request deep = shop.patch(1, std::string(40, '[') + std::string(40, ']'));
    CHECK(says(shop.send(deep), "json_too_deep"));
}

TEST_CASE("a write says which version and carries a key") {
    Shop shop;
    Request request = shop.desk("PATCH", "/desk/v1/listings/1", kLower);
    CHECK(shop.send(request).status == 400);
    request.headers.emplace_back("Idempotency-Key", "k");
    CHECK(shop.send(request).status == 428);
    for (const char* version :
         {"", "1", "\"\"", "\"x\"", "\"0\"", "\"1", "W/\"1\"", "\"1\", \"2\""}) {
        CAPTURE(version);
        Request wrong = request;
        wrong.headers.emplace_back("If-Match", version);
        CHECK(shop.send(wrong).status == 400);
    }
    Request whatever = request;
    whatever.headers.emplace_back("If-Match", "*");
    CHECK(shop.send(whatever).status == 200);
    for (const std::string& key :
         {std::string(201, 'k'), std::string("two words"), std::string("é")}) {
        CAPTURE(key);
        Request wrong = shop.desk("PATCH", "/desk/v1/listings/1", kLower);
        wrong.headers.emplace_back("Idempotency-Key", key);
        wrong.headers.emplace_back("If-Match", "*");
        CHECK(says(shop.send(wrong), "idempotency_key_malformed"));
    }
}

TEST_CASE("another merchant's ad is as absent as one that never was") {
    Shop shop;
    shop.cookie = shop.sign_in("beta@example.org");
    for (const char* id : {"2", "999", "0", "-1", "x", "99999999999999999999"}) {
        CAPTURE(id);
        const std::string path = std::string("/desk/v1/listings/") + id;
        Request patch = shop.desk("PATCH", path, R"({"market":"FR","quantity":5})");
        patch.headers.emplace_back("Idempotency-Key", std::string("foreign-") + id);
        patch.headers.emplace_back("If-Match", "\"1\"");
        CHECK(shop.send(patch).status == 404);
        CHECK(shop.send(shop.desk("GET", path + "/offers?market=FR")).status == 404);
    }
    // Beta's ad 1 is another one than Alpha's ad 1.
    Request own = shop.patch(1, R"({"market":"FR","quantity":7})");
    CHECK(rows_in(shop.send(own))[0].sku == "BETA-1");
}

TEST_CASE("who may only look cannot change") {
    Shop shop;
    for (const auto& [email, status] : {std::pair{"agent@example.org", 200},
                                        {"accountant@example.org", 403},
                                        {"reader@example.org", 403}}) {
        CAPTURE(email);
        shop.cookie = shop.sign_in(email);
        CHECK(shop.send(shop.patch(2, R"({"market":"FR","quantity":8})")).status == status);
        CHECK(shop.send(shop.desk("GET", "/desk/v1/listings")).status == 200);
    }
}

TEST_CASE("the ladder ranks the offers that take part and names nobody") {
    Shop shop;
    const Response response = shop.send(shop.desk("GET", "/desk/v1/listings/1/offers?market=FR"));
    REQUIRE(response.status == 200);
    const auto ladder = wire::decode_ladder(body_of(response));
    REQUIRE(ladder.ok());
    REQUIRE(ladder.value().size() == 3);
    using Whose = wire::LadderStep::Whose;
    CHECK(ladder.value()[0].price_minor == 15000);
    CHECK(ladder.value()[0].whose == Whose::rival);
    CHECK(ladder.value()[1].whose == Whose::this_ad);
    CHECK(ladder.value()[2].rank == 3);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/listings/1/offers")).status == 400);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/listings/1/offers?market=XX")).status == 400);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/listings/1/offers?market=ES")).status == 422);
}

TEST_CASE("a cheaper ad of one merchant is news for the other") {
    Shop shop;
    const std::string alpha = shop.cookie = shop.sign_in("owner@example.org");
    shop.cookie = shop.sign_in("beta@example.org");
    Request stock =
        shop.patch(1, R"({"market":"FR","currency":"EUR","price":"120.00","quantity":3})");
    REQUIRE(rows_in(shop.send(stock))[0].position.facts.standing == listings::Standing::winning);
    shop.cookie = alpha;
    const std::string changes = body_of(shop.send(shop.desk("GET", "/desk/v1/changes?after=1")));
    CHECK(changes.find("buybox_moved") != std::string::npos);
    CHECK(changes.find("\"winner_price\":\"120.00\"") != std::string::npos);
}
