// Which calendar explains a deadline, and what a calendar that changes meanwhile does to one that
// is being edited. Must not know widgets.
#include "web/app/orders/editions.hpp"
#include "web/app/orders/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::orders;
namespace here = stall::app::orders::fixture;

namespace {

const auto kFirst = time::date_of(2026, 12, 24);
const auto kOther = time::date_of(2026, 12, 28);

/// An order whose deadline this version gave.
wire::OrderDetail given_by(std::int64_t version, std::int64_t id = 4821102) {
    auto detail = here::detail(id);
    detail.order.calendar_version = std::to_string(version) + "/2026.1/2025b";
    return detail;
}

/// A page on that order, and what it asks when the present calendar comes.
std::vector<Effect> open(Model& model, const wire::OrderDetail& detail, std::int64_t version) {
    here::open(model, {detail}, "/orders?segment=to_confirm&order=4821102");
    return update(model,
                  message::ReplyArrived{
                      model.orders->calendar.request, 200, {}, here::calendar_text(version)});
}

std::int64_t explaining(const Model& model) {
    const auto* days = calendar_of(*model.orders, model.orders->opened->order);
    return days ? days->terms().version.value : 0;
}

/// What the page asks when the stream of changes tells of another calendar.
std::vector<Effect> tell_change(Model& model) {
    if (model.ads.follow.request == 0) { // it is under way once the ads are there
        const auto ads = model.ads.load.request;
        (void)update(model,
                     message::ChunkArrived{ads, {wire::encode_workspace_head({0, Sequence(9)})}});
        (void)update(model, message::ReplyArrived{ads, 200, {}, ""});
    }
    wire::Change change;
    change.sequence = Sequence(model.ads.follow.cursor.value + 1);
    change.actor = "Ana";
    change.kind = "calendar_changed";
    return update(model,
                  message::ChunkArrived{model.ads.follow.request, {wire::encode_change(change)}});
}

} // namespace

TEST_CASE("a deadline of the present calendar asks for no other") {
    Model model;
    const auto asked = open(model, given_by(3), 3);
    CHECK(here::fetch_to(asked, "/desk/v1/calendar") == nullptr);
    CHECK(explaining(model) == 3);
}

TEST_CASE("the version that an order names is asked for once and explains it when it is here") {
    Model model;
    const auto asked = open(model, given_by(2), 3);
    const auto* fetch = here::fetch_to(asked, "/desk/v1/calendar?version=2");
    REQUIRE(fetch);
    CHECK(explaining(model) == 0); // nothing, not the present one
    (void)here::reply(model, *fetch, 200, here::calendar_text(2));
    CHECK(explaining(model) == 2);
    CHECK(model.orders->days->terms().version == Version(3));
    (void)here::press(model, Act::close_detail);
    const auto again = here::press(model, Act::open, 4821102);
    const auto* sheet = here::fetch_to(again, "/desk/v1/orders/4821102");
    REQUIRE(sheet);
    const auto after = here::reply(model, *sheet, 200, wire::encode_order_detail(given_by(2)));
    CHECK(here::fetch_to(after, "/desk/v1/calendar") == nullptr);
    CHECK(explaining(model) == 2);
}

TEST_CASE("a version that does not come leaves the deadline unexplained") {
    Model model;
    const auto asked = open(model, given_by(2), 3);
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/calendar?version=2"), 404, "");
    CHECK(explaining(model) == 0);
    CHECK(here::fetch_to(here::send(model, Opened{}), "/desk/v1/calendar?version=2"));
}

TEST_CASE("an order without a calendar asks for none") {
    Model model;
    auto detail = given_by(2);
    detail.order.calendar_version.clear();
    CHECK(here::fetch_to(open(model, detail, 3), "/desk/v1/calendar") == nullptr);
    CHECK(explaining(model) == 0);
}

TEST_CASE("the calendar that is replaced still explains what it gave") {
    Model model;
    (void)open(model, given_by(3), 3);
    const auto asked = tell_change(model);
    const auto* fetch = here::fetch_to(asked, "/desk/v1/calendar");
    REQUIRE(fetch);
    const auto after =
        here::reply(model, *fetch, 200, here::calendar_text(4, {{kFirst, kFirst, ""}}));
    CHECK(here::fetch_to(after, "/desk/v1/calendar") == nullptr);
    CHECK(explaining(model) == 3);
    CHECK_FALSE(model.orders->days->is_business_day(kFirst));
}

TEST_CASE("an answer that a later edit overtook changes nothing") {
    Model model;
    (void)open(model, given_by(3), 3);
    const auto asked = tell_change(model);
    REQUIRE(take_calendar(*model.orders, here::calendar_text(5)));
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/calendar"), 200,
                      here::calendar_text(4));
    CHECK(model.orders->days->terms().version == Version(5));
}

TEST_CASE("a calendar that changes under an open dialog is followed where nothing was edited") {
    Model model;
    (void)open(model, given_by(3), 3);
    (void)here::press(model, Act::open_calendar);
    const auto asked = tell_change(model);
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/calendar"), 200,
                      here::calendar_text(4, {{kOther, kOther, "Theirs"}}));
    const auto& edit = *model.orders->calendar_edit;
    CHECK(edit.wish == model.orders->days->terms());
    CHECK_FALSE(edit.error);
}

TEST_CASE("edits of an open dialog are put on the calendar that changed and it is said") {
    Model model;
    (void)open(model, given_by(3), 3);
    (void)here::press(model, Act::open_calendar);
    (void)here::send(model, Chosen{Choice::closure_day, kFirst.day, 0});
    (void)here::type(model, Entry::closure_name, "Mine");
    (void)here::press(model, Act::add_closure);
    (void)here::send(model, Chosen{Choice::closure_day, kOther.day + 1, 0});
    const auto asked = tell_change(model);
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/calendar"), 200,
                      here::calendar_text(4, {{kOther, kOther, "Theirs"}}));
    const auto& edit = *model.orders->calendar_edit;
    const std::vector<time::Closure> both = {{kFirst, kFirst, "Mine"}, {kOther, kOther, "Theirs"}};
    CHECK(edit.wish.closures == both);
    CHECK(edit.wish.version == Version(4));
    CHECK(edit.first == kOther + 1);
    REQUIRE(edit.error);
    CHECK(edit.error->code == "calendar_version_stale");
    const auto sent = here::press(model, Act::save_calendar);
    const auto* put = here::fetch_to(sent, "/desk/v1/calendar");
    REQUIRE(put);
    CHECK(put->method == "PUT");
    CHECK_FALSE(edit.idempotency_key.empty());
}

TEST_CASE("the news of the own edit before its answer is no news") {
    Model model;
    (void)open(model, given_by(3), 3);
    (void)here::press(model, Act::open_calendar);
    (void)here::send(model, Chosen{Choice::closure_day, kFirst.day, 0});
    const auto sent = here::press(model, Act::save_calendar);
    const auto saved = here::calendar_text(4, {{kFirst, kFirst, ""}});
    const auto asked = tell_change(model);
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/calendar"), 200, saved);
    REQUIRE(model.orders->calendar_edit);
    CHECK_FALSE(model.orders->calendar_edit->error);
    (void)here::reply(model, *here::fetch_to(sent, "/desk/v1/calendar"), 200, saved);
    CHECK_FALSE(model.orders->calendar_edit);
}
