// The routing table: found, told apart, and in step with docs/openapi.yaml.
#include "server/api/admit.hpp"
#include "server/api/routes.hpp"
#include "server/api/tried_json.hpp"
#include "server/api/tried_shop.hpp"

#include "generated/openapi_text.hpp"

#include <algorithm>
#include <set>

using namespace stall;
using namespace stall::api;
using tried::Shop;

namespace {

/// "GET /desk/v1/session" … for each operation of the document, read by its indentation.
std::set<std::string> documented() {
    std::set<std::string> found;
    std::string path;
    std::string_view rest = kOpenapiText;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.starts_with("components:")) break;
        if (line.starts_with("  /")) path = line.substr(2, line.find(':') - 2);
        for (const char* method : {"get", "post", "patch", "put", "delete"}) {
            if (line != "    " + std::string(method) + ":") continue;
            std::string name = method;
            for (char& letter : name) letter = static_cast<char>(letter - 'a' + 'A');
            found.insert(name + " " + path);
        }
    }
    return found;
}

std::string route_for(const char* method, const char* path) {
    return std::string(route_of(tried::made(method, path)));
}

} // namespace

TEST_CASE("the document and the routing table name the same operations") {
    std::set<std::string> routed;
    for (const Route& route : routes()) {
        if (route.family == Family::desk) {
            routed.insert(std::string(route.method) + " " + std::string(route.path));
        }
    }
    CHECK(routed.size() > 30);
    CHECK(routed == documented());
}

TEST_CASE("paths find their routes") {
    CHECK(route_for("GET", "/desk/v1/listings?x=1") == "/desk/v1/listings");
    CHECK(route_for("PATCH", "/desk/v1/listings/12") == "/desk/v1/listings/{id}");
    CHECK(route_for("GET", "/ws/listings/detail?sku=a") == "/ws/listings/detail");
    CHECK(route_for("GET", "/ws/listings/12") == "/ws/listings/{id}");
    CHECK(route_for("POST", "/ws/listings/") == "/ws/listings");
    CHECK(route_for("GET", "/ws/listings_bi/?page=1") == "/ws/listings_bi");
    CHECK(route_for("HEAD", "/healthz") == "/healthz");
    for (const char* path :
         {"/", "", "//", "/desk/v1/listings/", "/desk/v1/listings//offers", "/desk", "/ws", "/ws/",
          "/ws/listings/1/2", "/desk/v1/%zz", "*", "/desk/v1/session/..", "/ws/listings/%00"}) {
        CAPTURE(path);
        CHECK(route_for("GET", path).empty());
    }
}

TEST_CASE("a path has its route and its queue in every spelling that reaches it") {
    const auto encoded = [](std::string_view path) {
        std::string text;
        for (const char letter : path) {
            constexpr std::string_view kHex = "0123456789aBcDeF";
            const auto byte = static_cast<unsigned char>(letter);
            if (letter == '/')
                text += '/';
            else
                text += std::string("%") + kHex[byte >> 4] + kHex[byte & 15];
        }
        return text;
    };
    int sign_ins = 0;
    for (const Route& route : routes()) {
        CAPTURE(route.method);
        CAPTURE(route.path);
        std::string path(route.path);
        for (std::size_t open; (open = path.find('{')) != std::string::npos;)
            path.replace(open, path.find('}') - open + 1, "7");
        const auto placed = [&](const std::string& target) {
            return place_of(tried::made(std::string(route.method), target)).route();
        };
        const std::string half =
            path.substr(0, path.size() / 2) + encoded(path.substr(path.size() / 2));
        for (const std::string& spelling :
             {path, encoded(path), half, path + "?a=%2F", path + "#part"})
            CHECK(placed(spelling) == &route);
        CHECK(placed("/" + path) == nullptr);
        CHECK(placed(path + "//") == nullptr);
        // An id takes what its segment holds; a word does not.
        if (!route.path.ends_with('}')) CHECK(placed(path + "%2F") != &route);
        CHECK(placed(path + "/") == (route.family == Family::seller ? &route : nullptr));
        const Queue queue = queue_of(route);
        sign_ins += queue == Queue::sign_in ? 1 : 0;
        CHECK(queue != Queue::by_method);
        if (queue != Queue::sign_in) CHECK((queue == Queue::read) == (route.method == "GET"));
        if (route.permission == Permission::everybody)
            CHECK(body_bytes_max(route, Limits()) == Limits().open_bytes_max);
        else
            CHECK(body_bytes_max(route, Limits()) >= Limits().body_bytes_max);
    }
    CHECK(sign_ins == 1);
    CHECK(queue_of(*place_of(tried::made("POST", "/desk/v1/%73ession")).route()) == Queue::sign_in);
}

TEST_CASE("who may not ask is told before the body is there") {
    Shop shop;
    (void)shop.desk("GET", "/");
    Context context{*shop.store, shop.secrets, shop.market, [&shop] { return shop.now; },
                    "request-1", shop.limits,  {},          false};
    const auto admitted = [&](const Request& head) { return admit(head, place_of(head), context); };
    int admissions = 0;
    for (const Route& route : routes()) {
        CAPTURE(route.method);
        CAPTURE(route.path);
        std::string path(route.path);
        for (std::size_t open; (open = path.find('{')) != std::string::npos;)
            path.replace(open, path.find('}') - open + 1, "7");
        Request head =
            tried::made(std::string(route.method), path, {{"Content-Type", "application/json"}});
        CHECK(admits_without_reading(place_of(head)) ==
              (route.permission == Permission::everybody));
        const Admission stranger = admitted(head);
        if (route.permission == Permission::everybody) {
            CHECK_FALSE(stranger.refusal);
            continue;
        }
        REQUIRE(stranger.refusal);
        CHECK(stranger.refusal->status == 401);
        CHECK(find_header(stranger.refusal->headers, "Cache-Control") == "no-store");
        head.headers.emplace_back(route.family == Family::desk ? "Cookie" : "Authorization",
                                  route.family == Family::desk
                                      ? shop.cookie
                                      : std::string("Basic ") + tried::kAlphaToken);
        const Admission known = admitted(head);
        CHECK_FALSE(known.refusal);
        CHECK(known.actor.merchant == tried::kAlpha);
        ++admissions;
    }
    CHECK(admissions > 50);
    CHECK(admitted(tried::made("POST", "/desk/v1/none")).refusal->status == 404);
    CHECK(admitted(tried::made("PUT", "/desk/v1/session")).refusal->status == 405);
    CHECK(admitted(tried::made("POST", "/desk/v1/%zz")).refusal->status == 400);
    CHECK(admitted(tried::made("POST", "/desk/v1/session")).refusal->status == 415);
}

TEST_CASE("who signs out while a body comes writes no more") {
    Shop shop;
    const Request request = shop.patch(1, R"({"market":"FR","comment":"late"})");
    Context context{*shop.store, shop.secrets, shop.market, [&shop] { return shop.now; },
                    "request-1", shop.limits,  {},          false};
    const RoutePlace place = place_of(request);
    const Admission admission = admit(request, place, context);
    REQUIRE_FALSE(admission.refusal);
    REQUIRE(shop.send(shop.desk("DELETE", "/desk/v1/session")).status == 204);
    shop.now.utc_ms += 5'000;
    CHECK(respond(request, place, admission, context).status == 401);
}

TEST_CASE("unknown addresses and methods are said so in the family's way") {
    Shop shop;
    const Response unknown = shop.send(tried::made("GET", "/desk/v1/nothing"));
    CHECK(unknown.status == 404);
    CHECK(tried::says(unknown, "path_unknown"));
    const Response method = shop.send(tried::made("PUT", "/desk/v1/session"));
    CHECK(method.status == 405);
    CHECK(find_header(method.headers, "Allow") == "POST, GET, HEAD, DELETE");
    for (const auto& [path, status, code] :
         {std::tuple("/ws/", 404, "path_unknown"), std::tuple("/ws/listing", 404, "path_unknown"),
          std::tuple("/ws/orders/1/2/3", 404, "path_unknown"),
          std::tuple("/ws/%zz", 400, "target_malformed")}) {
        CAPTURE(path);
        const Response seller = shop.send(tried::made("GET", path));
        CHECK(seller.status == status);
        CHECK(find_header(seller.headers, "Content-Type") == "application/json; charset=utf-8");
        const tried::Json body(tried::body_of(seller));
        CHECK(body["error"]["code"] == code);
        CHECK(body["requestId"] == "request-1");
    }
    const Response patch = shop.send(shop.seller("PATCH", "/ws/listings/1", "{}"));
    CHECK(patch.status == 405);
    CHECK(find_header(patch.headers, "Allow") == "GET, HEAD, POST");
    CHECK(shop.send(tried::made("GET", "/desk/v1/%zz")).status == 400);
}

TEST_CASE("probes answer without anybody being signed in") {
    Shop shop;
    CHECK(shop.send(tried::made("GET", "/healthz")).status == 200);
    CHECK(shop.send(tried::made("GET", "/readyz")).status == 200);
    shop.is_draining = true;
    CHECK(shop.send(tried::made("GET", "/readyz")).status == 503);
    CHECK(shop.send(tried::made("GET", "/healthz")).status == 200);
}

TEST_CASE("every answer keeps browsers strict and is not stored") {
    Shop shop;
    for (const char* path : {"/healthz", "/desk/v1/session", "/ws/", "/nothing"}) {
        CAPTURE(path);
        const Response response = shop.send(tried::made("GET", path));
        CHECK(find_header(response.headers, "X-Content-Type-Options") == "nosniff");
        CHECK(find_header(response.headers, "Cache-Control") == "no-store");
        CHECK(find_header(response.headers, "X-Request-Id") == "request-1");
        CHECK(find_header(response.headers, "Content-Security-Policy").has_value());
    }
}

TEST_CASE("the contract is served as it stands in docs") {
    Shop shop;
    const Response response = shop.send(tried::made("GET", "/desk/v1/openapi.yaml"));
    CHECK(response.status == 200);
    CHECK(tried::body_of(response) == kOpenapiText);
}
