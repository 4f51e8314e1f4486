// Who may what, asked of every route of the table (which another test holds to docs/openapi.yaml):
// nobody, each role, another merchant, another site. A new route is covered by being in the table.
#include "server/api/routes.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

using namespace stall;
using namespace stall::api;
using tried::Json;
using tried::Shop;

namespace {

/// The route's path with every brace filled in.
std::string path_of(const Route& route, const std::string& id) {
    std::string path(route.path);
    for (std::size_t open; (open = path.find('{')) != std::string::npos;)
        path.replace(open, path.find('}') - open + 1, id);
    return path;
}

bool is_unsafe(const Route& route) { return route.method != "GET"; }
bool ends_session(const Route& route) {
    return route.path == "/desk/v1/session" && is_unsafe(route);
}

/// What no refused request may change.
std::string state_of(Shop& shop) {
    auto reader = storage::tried::value_of(shop.store->read());
    std::string state;
    for (const char* sql : {"select count(*) from journal", "select count(*) from task",
                            "select sum(version) from listing", "select count(*) from listing",
                            "select sum(price_minor) from listing_market"}) {
        const auto figure = storage::tried::value_of(reader.database().integer_of(sql, {}, 0));
        state += std::to_string(figure) + " ";
    }
    return state;
}

Request asked(const Route& route, const std::string& cookie, const std::string& id = "1") {
    Headers headers = {{"Content-Type", "application/json"},
                       {"Idempotency-Key", "k"},
                       {"If-Match", "*"},
                       {"Sec-Fetch-Site", "same-origin"}};
    if (!cookie.empty()) headers.emplace_back("Cookie", cookie);
    return tried::made(std::string(route.method), path_of(route, id), std::move(headers), "{}");
}

std::string code_of(const Response& response) {
    if (std::get_if<std::string>(&response.body) == nullptr) return "";
    return Json(tried::body_of(response))["code"].text();
}

/// Products and their pictures are everybody's; what a merchant owns is another's 404.
bool is_shared(const Route& route) {
    for (const char* word : {"/products", "/pictures", "/categories", "/category"})
        if (route.path.find(word) != std::string_view::npos) return true;
    return false;
}

} // namespace

TEST_CASE("nobody gets in without a session that stands") {
    Shop shop;
    (void)shop.desk("GET", "/");
    const std::string before = state_of(shop);
    for (const Route& route : routes()) {
        if (route.family != Family::desk || route.permission == Permission::everybody) continue;
        CAPTURE(route.method);
        CAPTURE(route.path);
        for (const char* cookie : {"", "__Host-sk=", "__Host-sk=token-99", "sk=token-1"}) {
            const Response response = shop.send(asked(route, cookie));
            CHECK(response.status == 401);
            CHECK(code_of(response) == "not_signed_in");
        }
    }
    for (const Route& route : routes()) {
        if (route.family != Family::seller) continue;
        CAPTURE(route.path);
        for (const char* proof : {"", "Basic ", "Basic wrong", "Bearer QWxwaGE=", "QWxwaGE="}) {
            Request request = asked(route, shop.cookie);
            request.headers.emplace_back("Authorization", proof);
            CHECK(shop.send(request).status == 401);
        }
    }
    CHECK(state_of(shop) == before);
}

TEST_CASE("each role may do what the table says and nothing more") {
    for (const char* role : {"owner", "agent", "accountant", "reader"}) {
        Shop shop;
        CAPTURE(role);
        const std::string cookie = shop.sign_in(std::string(role) + "@example.org");
        const bool sells = role == std::string("owner") || role == std::string("agent");
        const std::string before = state_of(shop);
        for (const Route& route : routes()) {
            if (route.family != Family::desk || ends_session(route)) continue;
            CAPTURE(route.method);
            CAPTURE(route.path);
            const Response response = shop.send(asked(route, cookie));
            const bool refused = route.permission == Permission::sell && !sells;
            CHECK((code_of(response) == "role_not_allowed") == refused);
            CHECK(response.status != 401);
            if (refused) CHECK(response.status == 403);
        }
        if (!sells) CHECK(state_of(shop) == before);
    }
}

TEST_CASE("another merchant's ads and tasks are as absent as none") {
    Shop shop;
    const Response task = shop.send([&] {
        Request request = shop.desk("POST", "/desk/v1/imports",
                                    R"({"market":"FR","file_name":"a.csv","catalog":"sku\nSKU-1",)"
                                    R"("delimiter":";","quote":"\""})");
        request.headers.emplace_back("Idempotency-Key", "import");
        return request;
    }());
    REQUIRE(task.status == 202);
    const std::string cookie = shop.sign_in("beta@example.org");
    const std::string before = state_of(shop);
    for (const Route& route : routes()) {
        if (route.path.find('{') == std::string_view::npos || is_shared(route)) continue;
        CAPTURE(route.method);
        CAPTURE(route.path);
        Request request = asked(route, cookie);
        request.headers.emplace_back("Authorization", std::string("Basic ") + tried::kBetaToken);
        request.target += "?market=FR";
        // Beta has an ad 1 of its own, so Alpha's second is asked for; and Alpha's first task.
        const bool is_task = route.path.find("/tasks/") != std::string_view::npos;
        if (!is_task) request.target = path_of(route, "2") + "?market=FR";
        const Response response = shop.send(request);
        CHECK(response.status >= 400);
        CHECK(response.status < 500);
        if (!is_unsafe(route)) CHECK((response.status == 404 || response.status == 422));
        CHECK_FALSE(tried::says(response, "SKU-"));
    }
    CHECK(state_of(shop) == before);
}

TEST_CASE("a page that still shows another merchant gets nothing with this one's session") {
    Shop shop;
    const std::string cookie = shop.sign_in("beta@example.org"); // in another tab
    const std::string before = state_of(shop);
    for (const Route& route : routes()) {
        if (route.family != Family::desk || route.permission == Permission::everybody) continue;
        CAPTURE(route.method);
        CAPTURE(route.path);
        for (const char* meant : {"1", "", "02", "2, 1"}) {
            Request request = asked(route, cookie);
            request.headers.emplace_back("X-Merchant", meant);
            CHECK(code_of(shop.send(request)) == "not_signed_in");
        }
    }
    CHECK(state_of(shop) == before);
    Request own = tried::made("GET", "/desk/v1/session", {{"Cookie", cookie}}, "");
    own.headers.emplace_back("X-Merchant", "2");
    CHECK(shop.send(own).status == 200);
}

TEST_CASE("other sites cannot write and reading never writes") {
    Shop shop;
    (void)shop.desk("GET", "/");
    const std::string before = state_of(shop);
    for (const Route& route : routes()) {
        if (route.family != Family::desk) continue;
        CAPTURE(route.method);
        CAPTURE(route.path);
        if (!is_unsafe(route)) {
            CHECK(shop.send(asked(route, shop.cookie)).status < 500);
            continue;
        }
        for (const char* site : {"cross-site", "same-site", "none, cross-site", ""}) {
            Request request = asked(route, shop.cookie);
            request.headers[3].second = site;
            CHECK(code_of(shop.send(request)) == "other_site_refused");
        }
        Request old_browser = asked(route, shop.cookie);
        old_browser.headers[3] = {"Origin", "https://evil.example"};
        old_browser.headers.emplace_back("Host", "shop.example");
        CHECK(code_of(shop.send(old_browser)) == "other_site_refused");
    }
    CHECK(state_of(shop) == before);
}

TEST_CASE("text that looks like SQL is text") {
    Shop shop;
    const std::string payload = "'); drop table listing; -- \\\" /* */ %27";
    const std::string escaped = "'); drop table listing; -- \\\\\\\" /* */ %27";
    const Response changed =
        shop.send(shop.patch(1, R"({"market":"FR","comment":")" + escaped + "\"}"));
    REQUIRE(changed.status == 200);
    CHECK(tried::says(changed, escaped));
    const std::string before = state_of(shop);
    for (const char* target : {"/ws/listings/detail?sku=%27%29%3Bdrop%20table%20listing%3B--",
                               "/ws/listings?page=1%3Bdrop", "/ws/listings/1%27--"}) {
        CAPTURE(target);
        CHECK(shop.send(shop.seller("GET", target)).status >= 400);
    }
    const Response signing =
        shop.send(tried::made("POST", "/desk/v1/session", {{"Content-Type", "application/json"}},
                              R"({"email":"' or 1=1 --","password":"' or 1=1 --"})"));
    CHECK(signing.status == 401);
    Request token = shop.seller("GET", "/ws/listings");
    token.headers[0].second = "Basic ' or 1=1 --";
    CHECK(shop.send(token).status == 401);
    CHECK(state_of(shop) == before);
}
