// Whose word on the client counts, and what it says.
#include "server/hosts/daemon/trusted_proxies.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::hosts;

namespace {

TrustedProxies trusting(std::initializer_list<const char*> networks) {
    TrustedProxies proxies;
    for (const char* network : networks) REQUIRE(proxies.add(network).ok());
    return proxies;
}

} // namespace

TEST_CASE("proxies are named by address or network in both families") {
    const TrustedProxies proxies = trusting({"127.0.0.1", "10.1.0.0/20", "::1", "fd00:a::/32"});
    for (const char* address : {"127.0.0.1", "::ffff:127.0.0.1", "10.1.15.255", "::ffff:10.1.0.0",
                                "::1", "0:0:0:0:0:0:0:1", "fd00:a:ffff::9", "fd00:a::%eth0"}) {
        CAPTURE(address);
        CHECK(proxies.contain(address));
    }
    for (const char* address : {"127.0.0.2", "10.1.16.0", "10.0.255.255", "::2", "fd00:b::1", "",
                                "unknown", "sandbox", "::"}) {
        CAPTURE(address);
        CHECK_FALSE(proxies.contain(address));
    }
    CHECK(trusting({"0.0.0.0/0"}).contain("203.0.113.9"));
    CHECK_FALSE(trusting({"0.0.0.0/0"}).contain("2001:db8::1"));
    CHECK_FALSE(TrustedProxies().contain("127.0.0.1"));
    for (const char* wrong : {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1",
                              "::/129", "10.0.0/8", "10.0.0.0/8/8", "/8"}) {
        CAPTURE(wrong);
        CHECK(TrustedProxies().add(wrong).error().code == "proxy_malformed");
    }
}

TEST_CASE("the client is the first address from the end that is no trusted proxy") {
    const TrustedProxies proxies = trusting({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
    struct Case {
        const char* peer;
        api::Headers headers;
        const char* address;
        const char* scheme = "http";
    };
    for (const Case& one : {
             Case{"127.0.0.1", {}, "127.0.0.1"},
             Case{"203.0.113.5", {{"X-Forwarded-For", "198.51.100.1"}}, "203.0.113.5"},
             Case{"203.0.113.5", {{"X-Forwarded-Proto", "https"}}, "203.0.113.5"},
             Case{"127.0.0.1", {{"x-forwarded-for", "198.51.100.1"}}, "198.51.100.1"},
             // What the client wrote itself stands before what the proxies added.
             Case{"127.0.0.1", {{"X-Forwarded-For", "1.2.3.4, 198.51.100.1"}}, "198.51.100.1"},
             Case{"127.0.0.1",
                  {{"X-Forwarded-For", "1.2.3.4"}, {"X-Forwarded-For", "198.51.100.1, 10.2.3.4"}},
                  "198.51.100.1"},
             Case{"127.0.0.1", {{"X-Forwarded-For", "10.9.9.9, 10.2.3.4"}}, "10.9.9.9"},
             Case{"127.0.0.1", {{"X-Forwarded-For", "1.2.3.4, unknown"}}, "127.0.0.1"},
             Case{"127.0.0.1", {{"X-Forwarded-For", "1.2.3.4, , 10.2.3.4"}}, "10.2.3.4"},
             Case{"127.0.0.1", {{"X-Forwarded-For", "198.51.100.1:4711"}}, "198.51.100.1"},
             Case{"fd00::1", {{"X-Forwarded-For", "2001:DB8::1"}}, "2001:db8::1"},
             Case{"::ffff:127.0.0.1", {{"X-Forwarded-For", "::ffff:192.0.2.7"}}, "192.0.2.7"},
             Case{"127.0.0.1",
                  {{"Forwarded", "for=192.0.2.60;proto=https;by=1.1.1.1"}},
                  "192.0.2.60",
                  "https"},
             Case{
                 "127.0.0.1",
                 {{"Forwarded", "for=1.2.3.4, For=\"[2001:db8:cafe::17]:4711\" ; Proto=\"HTTPS\""}},
                 "2001:db8:cafe::17",
                 "https"},
             Case{"127.0.0.1", {{"Forwarded", "for=_hidden"}}, "127.0.0.1"},
             Case{"127.0.0.1", {{"Forwarded", "proto=https"}}, "127.0.0.1", "https"},
             Case{"127.0.0.1",
                  {{"X-Forwarded-For", "192.0.2.9"}, {"X-Forwarded-Proto", "https"}},
                  "192.0.2.9",
                  "https"},
             Case{"127.0.0.1",
                  {{"X-Forwarded-For", "192.0.2.9"}, {"X-Forwarded-Proto", "gopher"}},
                  "192.0.2.9"},
             Case{"127.0.0.1",
                  {{"X-Forwarded-For", "192.0.2.9"}, {"Forwarded", "for=192.0.2.9"}},
                  "192.0.2.9"},
             Case{"127.0.0.1",
                  {{"X-Forwarded-For", "192.0.2.9"}, {"Forwarded", "for=127.0.0.1"}},
                  ""},
         }) {
        CAPTURE(one.peer);
        CAPTURE(one.address);
        const Caller caller = caller_of(one.peer, one.headers, proxies);
        CHECK(caller.address == one.address);
        CHECK(caller.scheme == one.scheme);
    }
}
