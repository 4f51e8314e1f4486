// The list of orders without a screen: what its last line says of how many there are.
// Must not know how they are found.
#include "web/app/orders/fixture.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
namespace here = stall::app::orders::fixture;

TEST_CASE("the list says how many orders there are as far as that is known") {
    struct Row {
        const char* route;
        const char* next;
        const char* words;
    };
    const Row rows[] = {
        {"/orders", "", "60 orders"},
        {"/orders", "older", "1–60 of 2,953"},
        {"/orders?customer=perrin", "", "60 orders"},
        {"/orders?customer=perrin", "older", "1–60 of 60+"}, // the counts know no filter
    };
    for (const Row& row : rows) {
        CAPTURE(row.route);
        CAPTURE(row.next);
        ShopStage shop([&](app::Model& model) {
            here::open(model, {here::detail(4821102)}, row.route);
            wire::OrderPage page;
            for (std::int64_t at = 0; at < 60;
                 ++at) // more than are seen, so that none is asked for
                page.rows.push_back(wire::row_of(here::detail(4821102 - at)));
            page.counts.fill(2953);
            page.next = row.next;
            (void)app::update(
                model, app::message::ReplyArrived{
                           model.orders->page.request, 200, {}, wire::encode_order_page(page)});
        });
        CHECK(shop.says(row.words));
    }
}
