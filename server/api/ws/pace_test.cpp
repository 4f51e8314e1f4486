// The published limits of the seller API: what is taken, when there is room again, how a program
// is told.
#include "server/api/ws/pace.hpp"

#include "core/base/whole_number.hpp"
#include "server/api/ws/tried_orders.hpp"

using namespace stall;
using namespace stall::api;
using tried::body_of;
using tried::Json;
using tried::Shop;

namespace {

/// "ok", or the seconds to wait.
std::string taken(PaceKeeper& keeper, Pace pace, std::int64_t at_ms, std::int64_t amount = 1,
                  std::string_view subject = "erp") {
    const auto outcome = keeper.take(pace, subject, amount, Instant{at_ms});
    return outcome.ok() ? "ok" : outcome.error().wanted;
}

Json json_in(const Response& response) { return Json(body_of(response)); }

std::string batch(int lines) {
    std::string catalog = "sku,quantity\\n";
    for (int line = 0; line < lines; ++line) catalog += "SKU-1," + std::to_string(line) + "\\n";
    return R"({"catalog":")" + catalog +
           R"(","quotechar":"\"","delimiter":",","encoding":"utf-8"})";
}

/// The shop with a pace that tests can tell from none.
struct PacedShop : Shop {
    PacedShop() { pace = &keeper; }
    Response get(const std::string& target, const char* language = nullptr) {
        return send(seller("GET", target, "", language));
    }
    PaceKeeper keeper;
};

std::string retry_after(const Response& response) {
    return std::string(find_header(response.headers, "Retry-After").value_or("none"));
}

std::int64_t seconds_in(const std::string& header) { return whole_number(header).value_or(-1); }

} // namespace

TEST_CASE("what was taken is room again when its window has passed and not sooner") {
    struct Case {
        const char* name;
        Pace pace;
        std::int64_t count_max, window_ms;
    };
    for (const Case& tried : {Case{"competitors", Pace::competitors, 2, 1'000},
                              Case{"lists", Pace::buybox_lists, 2, 3'600'000},
                              Case{"lines", Pace::listing_lines, 2'000, 3'600'000}}) {
        CAPTURE(tried.name);
        PaceKeeper keeper;
        const std::int64_t start = 1'700'000'000'123;
        CHECK(taken(keeper, tried.pace, start, tried.count_max) == "ok");
        CHECK(taken(keeper, tried.pace, start) != "ok");
        CHECK(taken(keeper, tried.pace, start + tried.window_ms - 1) != "ok");
        // A part of the window counts from its end, so room may come one part later.
        const std::int64_t free_at = start + tried.window_ms + tried.window_ms / 60 + 1;
        CHECK(taken(keeper, tried.pace, free_at, tried.count_max) == "ok");
        CHECK(taken(keeper, tried.pace, free_at, 1, "another") == "ok");
    }
}

TEST_CASE("no window of any start holds more than is published") {
    PaceKeeper keeper;
    std::vector<std::int64_t> granted;
    for (std::int64_t at = 0; at < 10'000; at += 7) {
        if (taken(keeper, Pace::competitors, at) == "ok") granted.push_back(at);
    }
    CHECK(granted.size() > 16);
    for (std::size_t place = 2; place < granted.size(); ++place) {
        CHECK(granted[place] - granted[place - 2] >= 1'000);
    }
}

TEST_CASE("the two hundred and first request within ten seconds waits ten") {
    PaceKeeper keeper;
    for (int request = 0; request < 200; ++request) {
        REQUIRE(taken(keeper, Pace::requests, 1'000 + request) == "ok");
    }
    CHECK(taken(keeper, Pace::requests, 9'000) == "10");
    CHECK(taken(keeper, Pace::requests, 18'999) == "1");
    CHECK(taken(keeper, Pace::requests, 19'000) == "ok");
}

TEST_CASE("whoever rests is forgotten in time") {
    PaceKeeper keeper;
    for (int program = 0; program < 1'024; ++program) {
        REQUIRE(taken(keeper, Pace::requests, 0, 1, std::to_string(program)) == "ok");
    }
    REQUIRE(taken(keeper, Pace::requests, 60'000) == "ok");
    CHECK(keeper.subject_count() == 1);
}

TEST_CASE("lines of files and single changes count together for the merchant") {
    PacedShop shop;
    CHECK(shop.send(shop.seller("POST", "/ws/listings", batch(1'999))).status == 200);
    CHECK(shop.send(shop.seller("POST", "/ws/listings", batch(2))).status == 429);
    CHECK(shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":3})")).status == 200);
    const Response full = shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":4})"));
    CHECK(full.status == 429);
    CHECK(json_in(full)["error"]["code"] == "rate_exceeded");
    CHECK(retry_after(full) > "3500");
    CHECK(json_in(shop.get("/ws/listings/1"))["quantity"] == 3);

    Request other = shop.seller("POST", "/ws/listings/1", R"({"quantity":9})");
    other.headers[0].second = std::string("Basic ") + tried::kBetaToken;
    CHECK(shop.send(other).status == 200);

    shop.now.utc_ms += 3'660'000;
    CHECK(shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":4})")).status == 200);
}

TEST_CASE("each address has its own pace and its own shape of refusal") {
    struct Case {
        const char* target;
        int granted;
        const char* type;
    };
    const std::string uuid =
        json_in(Shop().send(Shop().seller("GET", "/ws/listings/1")))["id"].text();
    const std::string competitors = "/ws/backbox/v1/competitors/" + uuid;
    for (const Case& tried : {Case{"/ws/listings", 200, "application/json; charset=utf-8"},
                              Case{"/ws/category/tree", 20, "application/json; charset=utf-8"},
                              Case{"/ws/listings_bi", 2, "application/problem+json"},
                              Case{competitors.c_str(), 2, "application/json; charset=utf-8"}}) {
        CAPTURE(tried.target);
        PacedShop shop;
        for (int call = 0; call < tried.granted; ++call) {
            REQUIRE(shop.get(tried.target).status == 200);
        }
        const Response refused = shop.get(tried.target);
        CHECK(refused.status == 429);
        CHECK(find_header(refused.headers, "Content-Type") == tried.type);
        CHECK(retry_after(refused) != "none");
        CHECK(json_in(refused)["error"]["code"] == "rate_exceeded");
    }
}

TEST_CASE("the pages of one walk through listings_bi and other countries are not held up") {
    PacedShop shop;
    for (const char* page : {"1", "2", "3", "4"}) {
        CHECK(shop.get(std::string("/ws/listings_bi?page=") + page).status == 200);
    }
    CHECK(shop.get("/ws/listings_bi").status == 200);
    CHECK(shop.get("/ws/listings_bi").status == 429);
    CHECK(shop.get("/ws/listings_bi", "en-gb").status == 200);
}

TEST_CASE("a link has a pace of its own and takes nothing from its program") {
    PaceKeeper keeper;
    tried::SellerShop shop;
    REQUIRE(shop.post(70, R"({"new_state":2,"sku":"SKU-1"})").status == 200);
    const std::string address = shop.order(70)["delivery_note"].text();
    const std::string link = address.substr(address.find("/ws/"));
    shop.pace = &keeper;
    int drawn = 0;
    for (int call = 0; call < 230; ++call)
        drawn += shop.send(tried::made("GET", link)).status == 200;
    CHECK(drawn == 20);
    const Response refused = shop.send(tried::made("GET", link));
    CHECK(refused.status == 429);
    CHECK(seconds_in(retry_after(refused)) > 1);
    // The program goes on as if nothing had been, with its token on the same page as well.
    for (int call = 0; call < 150; ++call) REQUIRE(shop.get("/ws/listings").status == 200);
    CHECK(shop.get(link.substr(0, link.find('?'))).status == 200);
    // A forged one takes nothing from it.
    CHECK(shop.send(tried::made("GET", link + "0")).status == 401);
    shop.now.utc_ms += 62'000;
    CHECK(shop.send(tried::made("GET", link)).status == 200);
}

TEST_CASE("a session writes three hundred times in ten seconds and no more and looks on") {
    PacedShop shop;
    const auto write = [&] {
        return shop.send(shop.desk("POST", "/desk/v1/products/likely", R"({"nothing":1})"));
    };
    for (int call = 0; call < 300; ++call) REQUIRE(write().status != 429);
    const Response refused = write();
    CHECK(refused.status == 429);
    CHECK(json_in(refused)["code"] == "rate_exceeded");
    CHECK(seconds_in(retry_after(refused)) <= 11);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/session")).status == 200);
    const std::string first = std::exchange(shop.cookie, shop.sign_in("agent@example.org"));
    CHECK(write().status != 429);
    shop.cookie = first;
    CHECK(shop.send(shop.desk("DELETE", "/desk/v1/session")).status == 204);
    shop.cookie = "";
    shop.now.utc_ms += 11'000;
    CHECK(write().status != 429);
}

TEST_CASE("a stranger takes nothing from anybody and the page is not held to the pace") {
    PacedShop shop;
    for (int call = 0; call < 250; ++call) {
        Request stranger = shop.seller("GET", "/ws/listings");
        stranger.headers[0].second = "Basic bm9ib2R5";
        REQUIRE(shop.send(stranger).status == 401);
        REQUIRE(shop.send(shop.desk("GET", "/desk/v1/session")).status == 200);
    }
    CHECK(shop.keeper.subject_count() == 0);
    CHECK(shop.get("/ws/listings").status == 200);
}
