// A step in the browser's history leaves what stands over the page, and loses nothing of it that
// was the merchant's.
#include "web/app/bulk/model.hpp"
#include "web/app/create/sheet_fixture.hpp"
#include "web/app/orders/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
namespace page_orders = stall::app::orders;

namespace {

void step(Model& model, const char* route) { (void)update(model, message::RouteChanged{route}); }

} // namespace

TEST_CASE("a step in the history closes what stands over the ads") {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "IP13")});
    (void)update(model, message::CommandRun{Command::open_palette});
    (void)update(model, message::CommandRun{Command::show_shortcuts});
    (void)update(model, bulk::Message(bulk::Opened{bulk::Family::edit}));
    REQUIRE(model.palette.is_open);
    REQUIRE(model.bulk);
    step(model, "/ads?segment=offline");
    CHECK_FALSE(model.palette.is_open);
    CHECK_FALSE(model.shortcuts_open);
    CHECK_FALSE(model.bulk);
}

TEST_CASE("a bulk edit on its way stays in sight over a step in the history") {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "IP13")});
    (void)update(model, bulk::Message(bulk::Opened{bulk::Family::edit}));
    model.bulk->step = bulk::Bulk::Step::sending;
    step(model, "/ads?segment=offline");
    CHECK(model.bulk);
}

TEST_CASE("a step in the history closes a question about an order and keeps what was typed") {
    namespace here = stall::app::orders::fixture;
    for (const bool is_sending : {false, true}) {
        CAPTURE(is_sending);
        Model model;
        here::open(model, {here::detail(1, here::LineState::accepted)},
                   "/orders?segment=to_dispatch&order=1");
        (void)here::press(model, page_orders::Act::dispatch, 1);
        (void)here::type(model, page_orders::Entry::tracking_number, "6A123", 1);
        REQUIRE(model.orders->dialog);
        model.orders->dialog->is_sending = is_sending;
        step(model, "/orders?segment=shipped");
        CHECK(model.orders->dialog.has_value() == is_sending);
        CHECK(model.orders->drafts.tracking[OrderId(1)] == "6A123");
    }
}

TEST_CASE("another language asks for the categories of a sheet by their names in it") {
    namespace here = create::sheet::fixture;
    here::Desk desk("/ads/create?sheet=new");
    desk.fill();
    const auto chosen = desk.sheet().form.category;
    const auto effects = update(desk.model, message::LanguageChosen{Language::fr});
    const auto* asked = fixture::fetch_of(effects, "GET");
    REQUIRE(asked);
    CHECK(asked->path == "/desk/v1/categories?language=fr");
    // In vain at first: what was chosen and typed stays, and it is asked once more.
    (void)fixture::reply(desk.model, *asked, 503, "");
    CHECK(desk.sheet().load_error.has_value());
    const auto once_more = here::say(desk.model, create::sheet::Retried{});
    asked = fixture::fetch_of(once_more, "GET");
    REQUIRE(asked);
    CHECK(asked->path == "/desk/v1/categories?language=fr");
    auto french = here::tree();
    french[0].name = "Téléphones";
    (void)fixture::reply(desk.model, *asked, 200, wire::encode_categories(french));
    CHECK(desk.sheet().tree[0].name == "Téléphones");
    CHECK(desk.sheet().form.category == chosen);
    CHECK(desk.sheet().form.text(create::sheet::Field::brand) == "Apple");
    const auto again = update(desk.model, message::LanguageChosen{Language::fr});
    CHECK_FALSE(fixture::fetch_of(again, "GET"));
}
