// Routes: every question survives the way into the URL and back; junk is left out.
#include "web/app/route.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;

TEST_CASE("a route is printed as it was parsed") {
    for (const char* fragment :
         {"/sign-in", "/ads", "/ads?segment=best_price", "/ads?q=iphone%2013",
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
         {Case{"", "/ads"}, Case{"/nowhere", "/ads"}, Case{"/ads?segment=none&x=1&=&q", "/ads"},
          Case{"/ads?grade=SHINY,GOOD&market=ZZ", "/ads?grade=GOOD"},
          Case{"/ads?row=-1-FR", "/ads"}, Case{"/ads?row=5-XX", "/ads"},
          Case{"/ads?sort=-,price,-nothing", "/ads?sort=price"}, Case{"/ads?price=1x..", "/ads"},
          Case{"/ads?q=%zz%4", "/ads?q=%25zz%254"}, Case{"/ads?product=5", "/ads"},
          Case{"/ads/create?product=x", "/ads/create"},
          Case{"/ads/create?sheet=copy-", "/ads/create"}}) {
        CAPTURE(fragment);
        CHECK(print_route(parse_route(fragment)) == printed);
    }
}
