// The daemon's rules that need no socket: codings, site files, request checks, options, ids,
// metrics. Must not know Beast.
#include "server/hosts/daemon/body_budget.hpp"
#include "server/hosts/daemon/content_coding.hpp"
#include "server/hosts/daemon/json_log.hpp"
#include "server/hosts/daemon/metrics.hpp"
#include "server/hosts/daemon/options.hpp"
#include "server/hosts/daemon/public_url.hpp"
#include "server/hosts/daemon/request_rules.hpp"
#include "server/hosts/daemon/shop_exchange.hpp"
#include "server/hosts/daemon/static_site.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace stall;
using namespace stall::hosts;

TEST_CASE("Accept-Encoding chooses the best coding that there is") {
    struct Case {
        const char* header;
        bool has_gzip;
        bool has_brotli;
        Coding chosen;
    };
    for (const Case& each : std::array{Case{"", true, true, Coding::identity},
                                       Case{"gzip, deflate, br", true, true, Coding::brotli},
                                       Case{"gzip, deflate, br", true, false, Coding::gzip},
                                       Case{"br;q=0.5, gzip;q=0.8", true, true, Coding::gzip},
                                       Case{"br;q=0, gzip", true, true, Coding::gzip},
                                       Case{"*", true, true, Coding::brotli},
                                       Case{"*;q=0", true, true, Coding::identity},
                                       Case{"GZIP ; Q=1", true, false, Coding::gzip},
                                       Case{"gzip;q=2", true, true, Coding::identity},
                                       Case{"brotli", true, true, Coding::identity},
                                       Case{"identity", true, true, Coding::identity}}) {
        CAPTURE(each.header);
        CHECK(choose_coding(each.header, each.has_gzip, each.has_brotli) == each.chosen);
    }
}

TEST_CASE("a flush gives all that was squeezed so far") {
    for (const Coding coding : {Coding::gzip, Coding::brotli}) {
        const auto squeezer = make_squeezer(coding);
        const std::string kept = squeezer->squeeze("one line\n", Squeezer::After::keep_going);
        const std::string flushed = squeezer->squeeze("", Squeezer::After::flush);
        CHECK(kept.size() + flushed.size() > 9);
        CHECK_FALSE(squeezer->squeeze("", Squeezer::After::finish).empty());
    }
    CHECK(make_squeezer(Coding::identity) == nullptr);
}

TEST_CASE("only a hash in the name makes a file immutable") {
    for (const char* path : {"/app.0a1b2c3d.wasm", "/assets/app-0123456789abcdef.js"})
        CHECK(has_hashed_name(path));
    for (const char* path :
         {"/index.html", "/app.js", "/deadbeef.js", "/app.0A1B2C3D.js", "/app.1234567.js"})
        CHECK_FALSE(has_hashed_name(path));
    CHECK(media_type_of("/app.0a1b2c3d.wasm") == "application/wasm");
    CHECK(media_type_of("/none") == "application/octet-stream");
}

TEST_CASE("a site file comes in the coding asked for and is spared when known") {
    StaticSite site;
    SiteFile file;
    file.media_type = "text/html; charset=utf-8";
    file.tag = "abc";
    file.plain = std::make_shared<const std::string>("plain");
    file.gzip = std::make_shared<const std::string>("squeezed");
    site.add("/", file);
    CHECK_FALSE(site.find("/none", {}));
    const auto plain = site.find("/", {});
    CHECK(**std::get_if<std::shared_ptr<const std::string>>(&plain->body) == "plain");
    CHECK(api::find_header(plain->headers, "Cache-Control") == "no-cache");
    const auto gzip = site.find("/", {{"accept-encoding", "br, gzip"}});
    CHECK(**std::get_if<std::shared_ptr<const std::string>>(&gzip->body) == "squeezed");
    CHECK(api::find_header(gzip->headers, "ETag") == "\"abc-gzip\"");
    CHECK(site.find("/", {{"If-None-Match", "W/\"abc\""}})->status == 304);
    CHECK(site.find("/", {{"If-None-Match", "\"abc-gzip\""}})->status == 200);
}

TEST_CASE("a request that two readers could read differently is refused") {
    const auto reason = [](api::Headers headers, std::string target = "/",
                           HttpVersion version = HttpVersion::one_one) {
        api::Request request;
        request.target = std::move(target);
        request.headers = std::move(headers);
        const auto refusal = check_request(request, version);
        return refusal ? std::string(refusal->reason) : std::string();
    };
    const std::pair<std::string, std::string> host{"Host", "shop.example:8080"};
    CHECK(reason({host}) == "");
    CHECK(reason({}) == "host_missing");
    CHECK(reason({}, "/", HttpVersion::one_zero) == "");
    CHECK(reason({host, host}) == "host_twice");
    CHECK(reason({{"host", "a b"}}) == "host_malformed");
    CHECK(reason({host, {"Transfer-Encoding", "Chunked"}}) == "");
    CHECK(reason({host, {"Transfer-Encoding", "xchunked"}}) == "transfer_encoding_unknown");
    CHECK(reason({host, {"Transfer-Encoding", "chunked"}, {"Content-Length", "3"}}) ==
          "length_and_transfer_encoding");
    CHECK(reason({host, {"Content-Length", "3"}, {"content-length", "3"}}) ==
          "content_length_twice");
    for (const char* length : {"5, 5", "5,5", "0x5", "-5", "5 5", "", "55555555555555555555"})
        CHECK(reason({host, {"Content-Length", length}}) == "content_length_malformed");
    CHECK(reason({host}, "*") == "target_malformed");
    CHECK(reason({host}, "http://SHOP.example:8080/a") == "");
    CHECK(reason({host}, "http://shop.example/a") == "host_contradicted");
    CHECK(origin_form("http://h:1/a?b") == "/a?b");
    CHECK(origin_form("HTTPS://h") == "/");
    CHECK(origin_form("http://h?x") == "/?x");
}

TEST_CASE("what decides who or how much comes once") {
    const auto refusal = [](api::Headers headers) {
        api::Request request;
        request.target = "/";
        request.headers = std::move(headers);
        request.headers.emplace_back("Host", "localhost");
        return check_request(request, HttpVersion::one_one);
    };
    for (const auto& [name, code] : std::initializer_list<std::pair<std::string, std::string>>{
             {"Host", "host_twice"},
             {"Content-Length", "content_length_twice"},
             {"Transfer-Encoding", "transfer_encoding_twice"},
             {"Content-Type", "content_type_twice"},
             {"Authorization", "authorization_twice"},
             {"Cookie", "cookie_twice"},
             {"Origin", "origin_twice"},
             {"Sec-Fetch-Site", "sec_fetch_site_twice"},
             {"Idempotency-Key", "idempotency_key_twice"},
             {"If-Match", "if_match_twice"},
             {"Accept-Language", "accept_language_twice"},
             {"X-Forwarded-Proto", "x_forwarded_proto_twice"}}) {
        CAPTURE(name);
        std::string other_case = name;
        other_case[0] = static_cast<char>(other_case[0] + 32);
        for (const char* second : {"5", "6"}) {
            const auto twice = refusal({{name, "5"}, {other_case, second}});
            REQUIRE(twice);
            CHECK(twice->status == 400);
            CHECK(twice->reason == code);
            CHECK(twice->sentence.find(name) != std::string_view::npos);
        }
    }
    for (const char* cookie : {"__Host-sk=a; __Host-sk=b", "__Host-sk=a;__Host-sk=a",
                               "x=1; sk-local=a; y=2; sk-local=", "__Host-sk=a; __Host-sk =b"}) {
        CAPTURE(cookie);
        CHECK(refusal({{"Cookie", cookie}})->reason == "session_twice");
    }
    for (const char* cookie : {"a=1; a=2; __Host-sk=b", "__Host-sk=a; sk-local=b", "", ";;="})
        CHECK_FALSE(refusal({{"Cookie", cookie}}));
    CHECK_FALSE(refusal({{"X-Forwarded-For", "a"}, {"X-Forwarded-For", "b"}}));
    CHECK_FALSE(refusal({{"Accept", "a"}, {"Accept", "b"}}));
}

TEST_CASE("only names of ours are served") {
    struct Case {
        const char* host;
        bool is_ours;
    };
    for (const Case& one :
         {Case{"localhost", true}, Case{"LOCALHOST:8080", true}, Case{"127.0.0.1:1", true},
          Case{"[::1]:80", true}, Case{"shop.example", true}, Case{"Shop.Example:8443", true},
          Case{"192.0.2.8:8080", true}, Case{"", true}, Case{"evil.example", false},
          Case{"shop.example.evil.example", false}, Case{"127.0.0.1.evil.example", false},
          Case{"localhost.evil.example", false}, Case{"xshop.example", false},
          Case{"192.0.2.9", false}, Case{"127.evil.example", false}}) {
        CAPTURE(one.host);
        api::Request request;
        request.headers = {{"Host", one.host}};
        CHECK(is_for_us(request, "https://shop.example", "192.0.2.8") == one.is_ours);
    }
    CHECK(is_for_us({}, "", "0.0.0.0"));
    for (const auto& [text, url] : std::initializer_list<std::pair<std::string, std::string>>{
             {"https://shop.example", "https://shop.example"},
             {"HTTPS://Shop.Example:443/", "https://shop.example"},
             {"http://shop.example:8080", "http://shop.example:8080"},
             {"http://10.0.0.1:80", "http://10.0.0.1"},
             {"https://[fd00::1]:8443", "https://[fd00::1]:8443"}}) {
        CAPTURE(text);
        CHECK(read_public_url(text).value() == url);
    }
    for (const char* wrong : {"", "shop.example", "ftp://shop.example", "https://", "https:///",
                              "https://shop.example/stall", "https://a b", "https://a:0",
                              "https://a:65536", "https://a:", "https://user@a", "https://a?b"}) {
        CAPTURE(wrong);
        CHECK(read_public_url(wrong).error().code == "public_url_malformed");
    }
}

TEST_CASE("all bodies share one budget and give back what they held") {
    BodyBudget budget(100);
    {
        BodyShare one(budget);
        CHECK(one.grow_to(60));
        CHECK(one.grow_to(10));
        {
            BodyShare other(budget);
            CHECK(other.grow_to(40));
            CHECK_FALSE(other.grow_to(41));
            CHECK_FALSE(one.grow_to(61));
            CHECK(budget.bytes_taken() == 100);
        }
        CHECK(one.grow_to(100));
        CHECK_FALSE(one.grow_to(101));
    }
    CHECK(budget.bytes_taken() == 0);
}

TEST_CASE("options say the database and the range of ports") {
    const auto read = [](std::initializer_list<const char*> flags) {
        std::vector<const char*> arguments = {"stallkeeperd"};
        arguments.insert(arguments.end(), flags);
        return read_options(static_cast<int>(arguments.size()), arguments.data());
    };
    CHECK(read({}).options.port == 8080);
    CHECK(read({"--port", "0"}).options.port == 0);
    CHECK(read({"--port", "65536"}).exit_code == 2);
    CHECK(read({"--port", "-1"}).exit_code == 2);
    CHECK(read({}).options.validate_after_s == -1);
    CHECK(read({"--validate-after", "0"}).options.validate_after_s == 0);
    CHECK(read({"--validate-after", "-2"}).exit_code == 2);
    CHECK(read({"--public-url", "https://Shop.example/"}).options.public_url ==
          "https://shop.example");
    CHECK(read({"--public-url", "shop.example"}).exit_code == 2);
    const Started proxied =
        read({"--trusted-proxy", "10.0.0.0/8", "--trusted-proxy", "::1,192.0.2.1"});
    for (const char* address : {"10.1.1.1", "::1", "192.0.2.1"})
        CHECK(proxied.options.http.trusted_proxies.contain(address));
    CHECK_FALSE(proxied.options.http.trusted_proxies.contain("127.0.0.1"));
    CHECK(read({"--trusted-proxy", "proxy.example"}).exit_code == 2);
    CHECK(read({"--help"}).is_over);
    CHECK(read({"--help"}).exit_code == 0);
    const auto file = [&](const char* database) {
        return database_file(read({"--database", database}).options);
    };
    CHECK(database_file(read({"--data", "d"}).options).value() == "d/stallkeeper.sqlite3");
    CHECK(file("sqlite:/a/b").value() == "/a/b");
    CHECK(file("sqlite:///a/b").value() == "/a/b");
    CHECK(file("c.sqlite3").value() == "c.sqlite3");
    CHECK(file("postgres://h/d").error().code == "database_postgres");
    CHECK(file("mysql://h/d").error().code == "database_unknown");
}

TEST_CASE("a client cannot break the log or see the metrics from elsewhere") {
    CHECK(log::escaped("a\"b\\c\n\xff") == "a\\\"b\\\\c\\u000a\\u00ff");
    CHECK(request_id_of({{"X-Request-Id", "from-proxy-1"}}, "made") == "from-proxy-1");
    CHECK(request_id_of({{"X-Request-Id", "short"}}, "made") == "made");
    CHECK(request_id_of({{"X-Request-Id", "with space 1"}}, "made") == "made");
    api::Request request;
    request.peer_address = "127.0.0.1";
    CHECK(may_see_metrics(request));
    request.headers = {{"x-forwarded-for", "10.0.0.1"}};
    CHECK_FALSE(may_see_metrics(request));
    request.headers.clear();
    request.peer_address = "10.0.0.1";
    CHECK_FALSE(may_see_metrics(request));
}

TEST_CASE("metrics add up by route and bucket") {
    Metrics metrics;
    metrics.count_request("GET", "/a", 200, 700, 10);
    metrics.count_request("GET", "/a", 200, 7'000, 5);
    metrics.count_request("BREW", "", 405, 1, 0);
    metrics.add_gauge("answer", "The answer.", [] { return 42; });
    const std::string text = metrics.text();
    for (const char* line :
         {"stallkeeper_http_requests_total{method=\"GET\",route=\"/a\",status=\"200\"} 2\n",
          "{method=\"other\",route=\"\",status=\"405\"} 1\n", "{route=\"/a\",le=\"0.001\"} 1\n",
          "{route=\"/a\",le=\"0.01\"} 2\n", "{route=\"/a\",le=\"+Inf\"} 2\n",
          "_sum{route=\"/a\"} 0.0077\n", "stallkeeper_http_response_bytes_total 15\n",
          "stallkeeper_answer 42\n"}) {
        CAPTURE(line);
        CHECK(text.find(line) != std::string::npos);
    }
}
