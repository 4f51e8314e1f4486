// Routes: every question survives the way into the URL and back; junk is left out.
#include "web/app/fixture.hpp"
#include "web/app/route.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;

TEST_CASE("a route is printed as it was parsed") {
    for (const char* fragment :
         {"/sign-in", "/ads?market=all", "/ads?segment=best_price", "/ads?q=iphone%2013",
          "/ads?q=%C3%A9t%C3%A9%20%26%20%3D%23",
          "/ads?segment=drafts&grade=EXCELLENT,GOOD&market=FR,DE&colour=red,orange",
          "/ads?category=Laptops%2C%20small,Tablets", "/ads?price=100..&stock=..5", "/ads/create",
          "/ads/create?product=12", "/ads/create?sheet=new", "/ads/create?sheet=copy-12",
          "/ads/create?sheet=12", "/ads?price=100..50000", "/ads?sort=-price,stock,to_win",
          "/ads?row=12-FR"}) {
        CAPTURE(fragment);
        CHECK(print_route(parse_route(fragment)) == fragment);
    }
}

TEST_CASE("what is not known is left out") {
    struct Case {
        const char* fragment;
        const char* printed;
    };
    for (const auto& [fragment, printed] :
         {Case{"", "/ads?market=all"}, Case{"/nowhere", "/ads?market=all"},
          Case{"/ads?segment=none&x=1&=&q", "/ads?market=all"},
          Case{"/ads?grade=SHINY,GOOD&market=ZZ", "/ads?grade=GOOD"},
          Case{"/ads?row=-1-FR", "/ads?market=all"}, Case{"/ads?row=5-XX", "/ads?market=all"},
          Case{"/ads?sort=-,price,-nothing", "/ads?sort=price"},
          Case{"/ads?price=1x..", "/ads?market=all"}, Case{"/ads?q=%zz%4", "/ads?q=%25zz%254"},
          Case{"/ads?product=5", "/ads?market=all"}, Case{"/ads/create?product=x", "/ads/create"},
          Case{"/ads/create?sheet=copy-", "/ads/create"}}) {
        CAPTURE(fragment);
        CHECK(print_route(parse_route(fragment)) == printed);
    }
}

TEST_CASE("all markets are kept by a reload and the bare page begins with the home market") {
    struct Case {
        const char* opened;
        std::vector<listings::Market> markets;
    };
    using enum listings::Market;
    for (const auto& [opened, markets] :
         {Case{"", {FR}}, Case{"/ads", {FR}}, Case{"/ads?market=all", {}}, Case{"/ads?q=x", {}},
          Case{"/ads?market=all&q=x", {}}, Case{"/ads?market=DE,FR", {DE, FR}}}) {
        CAPTURE(opened);
        Model model;
        fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "A-1")}, opened);
        CHECK(model.route.question.filters.markets == markets);
        CHECK(parse_route(print_route(model.route)).question.search == model.route.question.search);
    }
}

TEST_CASE("choosing all markets is said in the URL") {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "A-1")}, "");
    const auto effects = update(model, ads::FiltersSet{});
    const auto* shown = fixture::find<effect::ShowRoute>(effects);
    REQUIRE(shown);
    CHECK(shown->fragment == "/ads?market=all");
    (void)update(model, message::RouteChanged{shown->fragment});
    CHECK(model.route.question.filters.markets.empty());
}
