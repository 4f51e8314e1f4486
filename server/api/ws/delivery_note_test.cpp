// The delivery note over /ws: behind the token, and at an address that opens it for some days.
// Source: seller-api.md section 1.4.
#include "server/api/ws/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;

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
    storage::tried::succeed(shop.store->write([](storage::Transaction& transaction) {
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
