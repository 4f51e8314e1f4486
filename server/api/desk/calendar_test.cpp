// The calendar over HTTP. Must not know how a deadline is counted.
#include "core/wire/calendar.hpp"
#include "server/api/tried_shop.hpp"
#include "server/usecases/order_change.hpp"

using namespace stall;
using namespace stall::api;
using namespace stall::api::tried;
using storage::tried::value_of;

TEST_CASE("the page counts business days with the calendar of the backend") {
    Shop shop;
    const auto response = shop.send(shop.desk("GET", "/desk/v1/calendar"));
    REQUIRE(response.status == 200);
    const auto sent = value_of(wire::decode_calendar(body_of(response)));
    CHECK(sent.terms.zone == "Europe/Paris");
    const auto days = value_of(time::BusinessCalendar::of(sent.terms, sent.rules));
    auto reader = value_of(shop.store->read());
    const auto own = value_of(usecases::calendar_of(reader.database(), kAlpha));
    CHECK(days.version_text() == own.version_text());
    CHECK(days.terms() == own.terms());
}
