// An opened order's money without a screen: only what was paid is anything to keep.
// Must not know how it is reckoned.
#include "web/app/orders/fixture.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using stall::orders::LineState;
namespace here = stall::app::orders::fixture;

TEST_CASE("an order of which nothing was paid says nothing of its money") {
    struct Row {
        LineState state;
        const char* left; ///< "" where nothing is said
    };
    for (const Row& row : {Row{LineState::pending, ""}, Row{LineState::unpaid, ""},
                           Row{LineState::to_confirm, "You keep €215.51"},
                           Row{LineState::shipped, "You keep €215.51"},
                           Row{LineState::cancelled, "You keep €0.00"}}) {
        CAPTURE(static_cast<int>(row.state));
        auto order = here::detail(4821102, row.state);
        auto& line = order.order.lines[0];
        if (row.state == LineState::cancelled) line.refunded_price_minor = line.price_minor;
        ShopStage shop([&](app::Model& model) {
            here::open(model, {order}, "/orders?segment=all&order=4821102");
        });
        REQUIRE(shop.says("iPad 9 64 GB Wi-Fi Silver"));
        CHECK(shop.says("You keep") == (*row.left != '\0'));
        CHECK(shop.says("Commission") == (*row.left != '\0'));
        CHECK(shop.says("Shipping €") == (*row.left != '\0'));
        if (*row.left != '\0') CHECK(shop.says(row.left));
    }
}

TEST_CASE("papers are offered of what goes into a parcel") {
    using enum LineState;
    for (const auto& [state, has_papers] :
         {std::pair{pending, false}, std::pair{to_confirm, true}, std::pair{accepted, true},
          std::pair{shipped, true}, std::pair{cancelled, false},
          std::pair{refunded_before_shipping, false}, std::pair{refunded_after_shipping, true}}) {
        CAPTURE(static_cast<int>(state));
        ShopStage shop([&](app::Model& model) {
            here::open(model, {here::detail(4821102, state)}, "/orders?segment=all&order=4821102");
        });
        CHECK(shop.says("Packing slip") == has_papers);
        CHECK(shop.says("Delivery note") == has_papers);
    }
}

TEST_CASE("a line that was never paid adds nothing to what is kept of the others") {
    auto order = here::detail(4821102, LineState::shipped);
    order.order.lines.push_back(order.order.lines[0]);
    order.order.lines[1].id = OrderLineId(48211021);
    order.order.lines[1].state = LineState::unpaid;
    ShopStage shop([&](app::Model& model) {
        here::open(model, {order}, "/orders?segment=shipped&order=4821102");
    });
    CHECK(shop.says("You keep €215.51"));
}
