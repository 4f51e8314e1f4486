// The numbers of waiting orders, whatever else the answer holds. Must not know HTTP.
#include "core/wire/order_counts.hpp"

#include "core/wire/orders.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::wire;

TEST_CASE("the waiting orders of a page are found without reading its rows") {
    OrderPage page;
    page.counts[0] = 23;
    page.counts[1] = 14;
    OrderRow row;
    row.id = OrderId(1);
    row.version = Version(1);
    row.customer = R"("to_confirm":99)"; // a customer may be called anything
    page.rows.push_back(row);
    CHECK(scan_waiting(encode_order_page(page)) == WaitingOrders{23, 14});
}

TEST_CASE("what does not say is nothing") {
    CHECK(!scan_waiting("").has_value());
    CHECK(!scan_waiting(R"({"code":"internal"})").has_value());
    CHECK(!scan_waiting(R"({"to_confirm":1,"to_dispatch":"x"})").has_value());
}
