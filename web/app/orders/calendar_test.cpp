// The ship-from calendar as it is edited: what is sent, what a refusal leaves.
// Must not know widgets.
#include "web/app/orders/calendar.hpp"
#include "web/app/orders/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::orders;
namespace here = stall::app::orders::fixture;

namespace {

/// A page with its calendar's dialog open.
void open(Model& model) {
    here::open(model, {here::detail(4821102)});
    const auto asked = model.orders->calendar.request;
    (void)update(model, message::ReplyArrived{asked, 200, {}, here::calendar_text(3)});
    (void)here::press(model, Act::open_calendar);
    REQUIRE(model.orders->calendar_edit);
}

std::vector<Effect> choose(Model& model, Choice choice, time::LocalDate date) {
    return here::send(model, Chosen{choice, date.day, 0});
}

const auto kFirst = time::date_of(2026, 12, 24);
const auto kLast = time::date_of(2026, 12, 31);

} // namespace

TEST_CASE("two days pressed in any order and a name become a closure in its place") {
    Model model;
    open(model);
    (void)choose(model, Choice::closure_day, kLast);
    (void)choose(model, Choice::closure_day, kFirst);
    (void)here::type(model, Entry::closure_name, " Inventory ");
    (void)here::press(model, Act::add_closure);
    (void)choose(model, Choice::closure_day, time::date_of(2026, 11, 30));
    (void)here::press(model, Act::add_closure);
    const std::vector<time::Closure> wanted = {
        {time::date_of(2026, 11, 30), time::date_of(2026, 11, 30), ""},
        {kFirst, kLast, "Inventory"}};
    CHECK(model.orders->calendar_edit->wish.closures == wanted);
    (void)here::press(model, Act::remove_closure, 0);
    CHECK(model.orders->calendar_edit->wish.closures.size() == 1);
}

TEST_CASE("the whole calendar is sent on the version it was made from and the answer is taken") {
    Model model;
    open(model);
    (void)choose(model, Choice::closure_day, kFirst);
    const auto sent = here::press(model, Act::save_calendar); // with the closure being added
    const auto* put = here::fetch_to(sent, "/desk/v1/calendar");
    REQUIRE(put);
    CHECK(put->method == "PUT");
    const auto wish = wire::decode_calendar_terms(put->body);
    REQUIRE(wish);
    CHECK(wish.value().closures.size() == 1);
    bool is_based = false;
    for (const auto& [name, value] : put->headers)
        is_based = is_based || (name == "If-Match" && value == "\"3\"");
    CHECK(is_based);
    CHECK(here::fetch_to(here::press(model, Act::save_calendar), "/desk") == nullptr);
    (void)here::reply(model, *put, 200, here::calendar_text(4, {{kFirst, kFirst, ""}}));
    CHECK_FALSE(model.orders->calendar_edit);
    CHECK_FALSE(model.orders->days->is_business_day(kFirst));
}

TEST_CASE("a lost answer is asked for with the same key and another wish with another") {
    Model model;
    open(model);
    (void)choose(model, Choice::closure_day, kFirst);
    (void)here::press(model, Act::add_closure);
    const auto key_of = [](const std::vector<Effect>& effects) {
        const auto* put = here::fetch_to(effects, "/desk/v1/calendar");
        for (const auto& [name, value] : put->headers)
            if (name == "Idempotency-Key") return value;
        return std::string();
    };
    const auto first = here::press(model, Act::save_calendar);
    (void)update(model,
                 message::RequestFailed{here::fetch_to(first, "/desk/v1/calendar")->request});
    REQUIRE(model.orders->calendar_edit);
    CHECK(model.orders->calendar_edit->error->code == "network");
    const auto second = here::press(model, Act::save_calendar);
    CHECK(key_of(second) == key_of(first));
    (void)update(model,
                 message::RequestFailed{here::fetch_to(second, "/desk/v1/calendar")->request});
    (void)here::press(model, Act::remove_closure, 0);
    CHECK(key_of(here::press(model, Act::save_calendar)) != key_of(first));
}

TEST_CASE("somebody else's edition is built on and the wish stays") {
    Model model;
    open(model);
    (void)choose(model, Choice::closure_day, kFirst);
    const auto sent = here::press(model, Act::save_calendar);
    wire::Problem problem;
    problem.status = 412;
    problem.code = "calendar_version_stale";
    problem.current_json = here::calendar_text(5);
    (void)here::reply(model, *here::fetch_to(sent, "/desk/v1/calendar"), 412,
                      wire::encode_problem(problem));
    REQUIRE(model.orders->calendar_edit);
    CHECK(model.orders->calendar_edit->error->code == "calendar_version_stale");
    CHECK(model.orders->calendar_edit->wish.version == Version(5));
    CHECK(model.orders->calendar_edit->wish.closures.size() == 1);
}
