// Signing in and out, and every way of not being let in.
#include "server/api/tried_shop.hpp"
#include "server/usecases/guesses.hpp"
#include "server/usecases/sign_in.hpp"

using namespace stall;
using namespace stall::api;
using tried::says;
using tried::Shop;

namespace {

Request credentials(const std::string& body) {
    return tried::made("POST", "/desk/v1/session", {{"Content-Type", "application/json"}}, body);
}
Request attempt(const std::string& email, const std::string& password) {
    return credentials(R"({"email":")" + email + R"(","password":")" + password + R"("})");
}

} // namespace

TEST_CASE("signing in gives a strict cookie and says who one is") {
    Shop shop;
    const Response response = shop.send(attempt("OWNER@example.org", "secret"));
    REQUIRE(response.status == 200);
    const std::string cookie(find_header(response.headers, "Set-Cookie").value_or(""));
    for (const char* part : {"__Host-sk=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"}) {
        CAPTURE(part);
        CHECK(cookie.find(part) != std::string::npos);
    }
    const auto session = wire::decode_session(tried::body_of(response));
    REQUIRE(session.ok());
    CHECK(session.value().merchant_name == "Alpha");
    CHECK(session.value().markets == std::vector<std::string>{"FR", "DE", "GB"});
    CHECK_FALSE(says(response, "token-"));
    CHECK(shop.send(shop.desk("GET", "/desk/v1/session")).status == 200);
}

TEST_CASE("an address with blanks around it or in other letters is the same account") {
    Shop shop;
    for (const char* email : {"owner@example.org ", " owner@example.org", "Owner@Example.ORG\\t",
                              "\\u00a0owner@example.org\\n"}) {
        CAPTURE(email);
        CHECK(shop.send(attempt(email, "secret")).status == 200);
        CHECK(shop.send(attempt(email, "secret ")).status == 401);
    }
}

TEST_CASE("a browser on this very machine gets a cookie that it keeps without TLS") {
    struct Case {
        const char* origin;
        const char* host;
        const char* forwarded;
        const char* name;
    };
    for (const Case& one : {Case{"http://127.0.0.1:8080", "127.0.0.1:8080", "", "sk-local="},
                            Case{"http://localhost", "localhost", "", "sk-local="},
                            Case{"http://[::1]:80", "[::1]:80", "", "sk-local="},
                            Case{"https://localhost", "localhost", "", "__Host-sk="},
                            Case{"http://shop.example", "shop.example", "", "__Host-sk="},
                            Case{"http://localhost", "localhost", "https", "__Host-sk="}}) {
        CAPTURE(one.origin);
        Shop shop;
        Request request = attempt("owner@example.org", "secret");
        std::erase_if(request.headers, [](const auto& header) { return header.first == "Host"; });
        request.headers.emplace_back("Origin", one.origin);
        request.headers.emplace_back("Host", one.host);
        if (*one.forwarded != 0) request.headers.emplace_back("X-Forwarded-Proto", one.forwarded);
        const Response response = shop.send(request);
        const std::string cookie(find_header(response.headers, "Set-Cookie").value_or(""));
        CHECK(cookie.starts_with(one.name));
        CHECK((cookie.find("Secure") == cookie.npos) == cookie.starts_with("sk-local="));
        const std::string pair = cookie.substr(0, cookie.find(';'));
        Request who =
            tried::made("GET", "/desk/v1/session", {{"Cookie", pair}, {"Host", one.host}});
        CHECK(shop.send(who).status == 200);
        who = tried::made("GET", "/desk/v1/session", {{"Cookie", pair}, {"Host", "shop.example"}});
        CHECK(shop.send(who).status == (cookie.starts_with("sk-local=") ? 401 : 200));
    }
}

TEST_CASE("the database holds no secret of a session") {
    Shop shop;
    const std::string cookie = shop.sign_in("owner@example.org");
    const std::string secret = cookie.substr(cookie.find('=') + 1);
    auto reader = storage::tried::value_of(shop.store->read());
    CHECK(storage::tried::value_of(reader.database().integer_of(
              "select count(*) from session where digest = ?", {secret}, -1)) == 0);
    CHECK(storage::tried::value_of(
              reader.database().integer_of("select count(*) from session", {}, -1)) == 1);
}

TEST_CASE("signing out ends the session at once and needs none") {
    Shop shop;
    const Response out = shop.send(shop.desk("DELETE", "/desk/v1/session"));
    CHECK(out.status == 204);
    CHECK(find_header(out.headers, "Set-Cookie")->find("Max-Age=0") != std::string::npos);
    CHECK(shop.send(shop.desk("GET", "/desk/v1/session")).status == 401);
    CHECK(shop.send(tried::made("DELETE", "/desk/v1/session")).status == 204);
}

TEST_CASE("a session ends when it is idle and in the end in any case") {
    Shop shop;
    const Request who = shop.desk("GET", "/desk/v1/session");
    const Instant start = shop.now;
    shop.now.utc_ms += usecases::kSessionIdleMs - 1;
    CHECK(shop.send(who).status == 200);
    shop.now.utc_ms += usecases::kSessionIdleMs - 1;
    CHECK(shop.send(who).status == 200);
    shop.now.utc_ms += usecases::kSessionIdleMs;
    CHECK(shop.send(who).status == 401);

    shop.cookie = "";
    shop.now = start;
    const Request again = shop.desk("GET", "/desk/v1/session");
    const std::int64_t end = start.utc_ms + usecases::kSessionAbsoluteMs;
    for (; shop.now.utc_ms < end; shop.now.utc_ms += usecases::kSessionIdleMs / 2) {
        REQUIRE(shop.send(again).status == 200);
    }
    shop.now.utc_ms = end;
    CHECK(shop.send(again).status == 401);
}

TEST_CASE("wrong passwords and unknown accounts get the same answer for the same work") {
    Shop shop;
    const Response wrong = shop.send(attempt("owner@example.org", "guess"));
    const int hashes = shop.secrets.hashes;
    const Response unknown = shop.send(attempt("nobody@example.org", "guess"));
    CHECK(wrong.status == 401);
    CHECK(unknown.status == 401);
    CHECK(tried::body_of(wrong) == tried::body_of(unknown));
    CHECK(hashes == 1);
    CHECK(shop.secrets.hashes == 2);
}

TEST_CASE(
    "the sixth attempt on an account waits and longer each time but never over a quarter hour") {
    Shop shop;
    for (int count = 0; count < 5; ++count)
        REQUIRE(shop.send(attempt("owner@example.org", "guess")).status == 401);
    for (const int wait_s : {60, 120, 240, 480, 900, 900}) {
        const Response refused = shop.send(attempt(" OWNER@example.org", "secret"));
        CHECK(refused.status == 429);
        CHECK(find_header(refused.headers, "Retry-After") == std::to_string(wait_s));
        CHECK(says(refused, "sign_in_throttled"));
        shop.now.utc_ms += wait_s * 1'000 - 1;
        CHECK(shop.send(attempt("owner@example.org", "secret")).status == 429);
        shop.now.utc_ms += 1;
        CHECK(shop.send(attempt("owner@example.org", "guess")).status == 401);
    }
    CHECK(shop.send(attempt("agent@example.org", "secret")).status == 200);
    shop.now.utc_ms += usecases::kLongestWaitMs;
    CHECK(shop.send(attempt("owner@example.org", "secret")).status == 200);
}

TEST_CASE("a right attempt takes itself back and no wrong one with it") {
    Shop shop;
    for (int count = 0; count < 4; ++count)
        REQUIRE(shop.send(attempt("owner@example.org", "guess")).status == 401);
    for (int count = 0; count < 3; ++count)
        CHECK(shop.send(attempt("owner@example.org", "secret")).status == 200);
    CHECK(shop.send(attempt("owner@example.org", "guess")).status == 401);
    CHECK(shop.send(attempt("owner@example.org", "secret")).status == 429);
}

TEST_CASE("wrong attempts are forgotten one by one and then nothing is kept of them") {
    Shop shop;
    for (int count = 0; count < 4; ++count)
        REQUIRE(shop.send(attempt("owner@example.org", "guess")).status == 401);
    shop.now.utc_ms += 2 * usecases::kAccountGuesses.forgets_one_in_ms;
    for (int count = 0; count < 3; ++count)
        CHECK(shop.send(attempt("owner@example.org", "guess")).status == 401);
    CHECK(shop.send(attempt("owner@example.org", "secret")).status == 429);
    shop.now.utc_ms += 5 * usecases::kAccountGuesses.forgets_one_in_ms;
    CHECK(shop.send(attempt("agent@example.org", "secret")).status == 200);
    auto reader = storage::tried::value_of(shop.store->read());
    CHECK(storage::tried::value_of(
              reader.database().integer_of("select count(*) from sign_in_guess where subject like"
                                           " 'account:%' and forgotten_at > ?",
                                           {shop.now}, -1)) == 0);
}

TEST_CASE("a browser that signed in before is let in while strangers guess") {
    Shop shop;
    const auto browser_of = [](const Response& response) {
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie" && value.starts_with("__Host-sk-browser="))
                return value.substr(0, value.find(';'));
        return std::string();
    };
    const auto with = [](Request request, const std::string& cookie) {
        request.headers.emplace_back("Cookie", cookie);
        return request;
    };
    const Response first = shop.send(attempt("owner@example.org", "secret"));
    const std::string owners = browser_of(first);
    REQUIRE_FALSE(owners.empty());
    for (const auto& [name, value] : first.headers)
        if (name == "Set-Cookie") CHECK(value.find("HttpOnly; SameSite=Lax") != value.npos);
    const std::string agents = browser_of(shop.send(attempt("agent@example.org", "secret")));
    for (int count = 0; count < 6; ++count) shop.send(attempt("owner@example.org", "guess"));
    REQUIRE(shop.send(attempt("owner@example.org", "secret")).status == 429);

    // Somebody else's browser, or one that nobody knows, is a stranger's.
    CHECK(shop.send(with(attempt("owner@example.org", "secret"), agents)).status == 429);
    CHECK(shop.send(with(attempt("owner@example.org", "secret"), "__Host-sk-browser=token-99"))
              .status == 429);
    // The owner's own is let in, gets a new secret each time, and the old one is worth nothing.
    const Response again = shop.send(with(attempt("owner@example.org", "secret"), owners));
    CHECK(again.status == 200);
    const std::string renewed = browser_of(again);
    CHECK(renewed != owners);
    CHECK(shop.send(with(attempt("owner@example.org", "secret"), owners)).status == 429);
    // Who shares the browser is known too, and it opens nothing by itself.
    const Response shared = shop.send(with(attempt("agent@example.org", "secret"), renewed));
    CHECK(shared.status == 200);
    const std::string both = browser_of(shared);
    CHECK(shop.send(with(tried::made("GET", "/desk/v1/session"), both)).status == 401);
    // It has a small budget of its own.
    for (int count = 0; count < 5; ++count)
        CHECK(shop.send(with(attempt("owner@example.org", "guess"), both)).status == 401);
    const Response over = shop.send(with(attempt("owner@example.org", "secret"), both));
    CHECK(over.status == 429);
    CHECK(find_header(over.headers, "Retry-After") == "60");
    auto reader = storage::tried::value_of(shop.store->read());
    CHECK(storage::tried::value_of(
              reader.database().integer_of("select count(*) from known_browser where digest = ?",
                                           {both.substr(both.find('=') + 1)}, -1)) == 0);
}

TEST_CASE("one address that tries many accounts waits too but an office does not") {
    Shop shop;
    const auto from = [&](const char* address, int account, const char* password) {
        Request request = attempt(account < 0 ? "owner@example.org"
                                              : "x" + std::to_string(account) + "@example.org",
                                  password);
        return shop.send_from(address, request);
    };
    for (int count = 0; count < usecases::kAddressGuesses.free; ++count)
        REQUIRE(from("2001:db8:1:2::1", count, "guess").status == 401);
    const Response refused = from("2001:db8:1:2:ffff::9", -1, "secret");
    CHECK(refused.status == 429);
    CHECK(find_header(refused.headers, "Retry-After") == "5");
    CHECK(from("2001:db8:1:3::1", -1, "secret").status == 200);
    shop.now.utc_ms += 5'000;
    CHECK(from("2001:db8:1:2::1", -1, "secret").status == 200);
}

TEST_CASE("what is not credentials is refused with the reason") {
    struct Case {
        const char* body;
        const char* code;
    };
    Shop shop;
    for (const Case& tried :
         {Case{"", "json_malformed"}, Case{"{", "json_malformed"}, Case{"[]", "json_type"},
          Case{R"({"email":"a"})", "json_key_missing"},
          Case{R"({"email":1,"password":"b"})", "json_type"},
          Case{R"({"email":"a","password":"b","c":1})", "json_key_unknown"},
          Case{R"({"email":"a","email":"a","password":"b"})", "json_key_twice"}}) {
        CAPTURE(tried.body);
        const Response response = shop.send(credentials(tried.body));
        CHECK(response.status == 400);
        CHECK(says(response, tried.code));
        CHECK(find_header(response.headers, "Content-Type") == "application/problem+json");
    }
}

TEST_CASE("a refusal repeats no more than a little of what came and keeps a reason for the log") {
    Shop shop;
    const std::string long_text(900'000, 'x');
    const Response refused = shop.send(
        credentials(R"({"email":"a","password":"b",")" + long_text.substr(0, 15'000) + "\":1}"));
    CHECK(refused.status == 400);
    CHECK(tried::body_of(refused).size() < 1'000);
    CHECK(refused.reason.starts_with("json_key_unknown /xxx"));
    CHECK(refused.reason.size() < 300);
    const Response seller =
        shop.send(shop.seller("POST", "/ws/listings/1", R"({"quantity":")" + long_text + "\"}"));
    CHECK(seller.status == 400);
    CHECK(tried::body_of(seller).size() < 1'000);
    CHECK_FALSE(seller.reason.empty());
    CHECK(seller.asked_by == "a program of merchant 1");

    const Response wrong = shop.send(attempt("owner@example.org", "guess"));
    CHECK(wrong.reason == "sign_in_refused");
    CHECK(shop.send(shop.desk("GET", "/desk/v1/changes?after=9999")).asked_by ==
          "user 1 of merchant 1");
}

TEST_CASE("only this site's own pages may write and only as JSON") {
    Shop shop;
    struct Case {
        Headers headers;
        int status;
    };
    const std::pair<std::string, std::string> json{"Content-Type", "application/json"};
    const std::pair<std::string, std::string> host{"Host", "127.0.0.1:8080"};
    for (const Case& tried : {
             Case{{json, {"Sec-Fetch-Site", "cross-site"}}, 403},
             Case{{json, {"Sec-Fetch-Site", "same-site"}}, 403},
             Case{{json, {"Sec-Fetch-Site", "same-origin"}}, 200},
             Case{{json, {"Sec-Fetch-Site", "none"}}, 200},
             Case{{json, host, {"Sec-Fetch-Site", "none"}, {"Origin", "http://127.0.0.1:8080"}},
                  200},
             Case{{json, host, {"Sec-Fetch-Site", "none"}, {"Origin", "https://evil.example"}},
                  403},
             Case{{json, host, {"Sec-Fetch-Site", "none"}, {"Origin", "null"}}, 403},
             Case{{json, host, {"Origin", "http://evil.example"}}, 403},
             Case{{json, host, {"Origin", "null"}}, 403},
             Case{{json, host, {"Origin", "http://127.0.0.1:8080"}}, 200},
             Case{{}, 415},
             Case{{{"Content-Type", "text/plain"}}, 415},
             Case{{{"Content-Type", "application/x-www-form-urlencoded"}}, 415},
             Case{{{"content-type", "application/json; charset=utf-8"}}, 200},
         }) {
        Request request = attempt("owner@example.org", "secret");
        request.headers = tried.headers;
        CHECK(shop.send(request).status == tried.status);
    }
}

TEST_CASE("a body may have the limit and not one byte more") {
    Shop shop;
    shop.limits.body_bytes_max = 60;
    Request request = attempt("owner@example.org", "secret");
    request.body.resize(60, ' ');
    CHECK(shop.send(request).status == 200);
    request.body += ' ';
    CHECK(shop.send(request).status == 413);
}

TEST_CASE("without a standing session nothing of the desk answers") {
    Shop shop;
    for (const char* path : {"/desk/v1/session", "/desk/v1/listings", "/desk/v1/changes?after=0",
                             "/desk/v1/listings/1/offers?market=FR", "/desk/v1/tasks/1"}) {
        CAPTURE(path);
        CHECK(shop.send(tried::made("GET", path)).status == 401);
        CHECK(shop.send(tried::made("GET", path, {{"Cookie", "__Host-sk=token-999"}})).status ==
              401);
        CHECK(shop.send(tried::made("GET", path, {{"Authorization", "Basic QWxwaGE="}})).status ==
              401);
    }
}
