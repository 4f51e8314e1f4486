// The Orders section without a screen: countdowns at their borders and when they wake the page, why
// a late order is late, what can be done to it. Must not know how business hours are counted.
#include "core/wire/calendar.hpp"
#include "web/app/orders/fixture.hpp"
#include "web/views/orders/parts.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using mirror::Role;
using stall::orders::LineState;
namespace here = stall::app::orders::fixture;

namespace {

constexpr std::int64_t kOrder = 4821102;
constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute;

/// The order's drawer, with the calendar of a shop in Alsace.
void open_drawer(app::Model& model, const wire::OrderDetail& detail, const std::string& segment) {
    here::open(model, {detail},
               "/orders?segment=" + segment + "&order=" + std::to_string(detail.order.id.value));
    wire::Calendar calendar;
    calendar.terms.version = Version(1);
    calendar.terms.region = "67";
    calendar.rules = time::holiday_rules("FR", "67").value();
    const auto asked = model.orders->calendar.request;
    (void)app::update(model,
                      app::message::ReplyArrived{asked, 200, {}, wire::encode_calendar(calendar)});
}

} // namespace

TEST_CASE("a countdown says what is left in words and colour and when it says something else") {
    struct Row {
        const char* name;
        std::int64_t left_ms;
        const char* words;
        kit::Tone tone;
        std::int32_t wakes_in_ms;
    };
    const Row rows[] = {
        {"a day", 24 * kHour, "1 d 0 h", kit::Tone::plain, kMinute},
        {"hours", 7 * kHour, "7 h 00 min", kit::Tone::plain, kMinute},
        {"six hours are calm", 6 * kHour, "6 h 00 min", kit::Tone::plain, kMinute},
        {"less is soon", 6 * kHour - 1, "5 h 59 min", kit::Tone::orange, kMinute},
        {"in the last minute", 30 * kSecond, "0 min", kit::Tone::orange, 30 * kSecond + 1},
        {"at the deadline nothing is late", 0, "0 min", kit::Tone::orange, 1},
        {"past it at once", -1, "late by 0 min", kit::Tone::red, kMinute},
        {"late by hours", -90 * kMinute, "late by 1 h 30 min", kit::Tone::red, kMinute},
    };
    app::Model model;
    here::open(model, {here::detail(kOrder)});
    for (const Row& row : rows) {
        CAPTURE(row.name);
        views::orders::Countdown shown;
        kit::HeadlessStage stage([&] {
            const Context page{model, Send{}};
            const views::orders::Scene scene{page, *model.orders};
            shown = countdown(scene, Instant{here::kNow.utc_ms + row.left_ms});
        });
        REQUIRE(stage.settle());
        CHECK(shown.words == row.words);
        CHECK(shown.tone == row.tone);
        CHECK(stage.frame().again_in_ms == row.wakes_in_ms);
    }
}

TEST_CASE("the list waits for the next full minute and draws nothing until then") {
    const auto order = here::detail(kOrder, LineState::accepted);
    ShopStage shop([&](app::Model& model) {
        here::open(model, {order}, "/orders?segment=to_dispatch");
        (void)app::update(model,
                          app::message::ClockRead{Instant{here::kNow.utc_ms + 20 * kSecond}});
    });
    REQUIRE(shop.stage.settle());
    CHECK(shop.stage.frame().again_in_ms == 40 * kSecond);
    CHECK(shop.cell(2, "late by 31 min"));
    shop.send(app::message::ClockRead{Instant{here::kNow.utc_ms + kMinute}});
    REQUIRE(shop.stage.settle());
    CHECK(shop.cell(2, "late by 32 min"));
    CHECK(shop.stage.frame().again_in_ms == kMinute);
}

TEST_CASE("a screen reader hears what a countdown means") {
    auto order = here::detail(kOrder);
    order.order.confirm_by = Instant{here::kNow.utc_ms + 7 * kHour};
    ShopStage shop([&](app::Model& model) { here::open(model, {order}); });
    CHECK(shop.cell(2, "7 h 00 min left"));
    CHECK(shop.cell(2, "€244.90"));
}

TEST_CASE("a late order says by how much and why each day counted or not") {
    ShopStage shop([](app::Model& model) {
        open_drawer(model, here::detail(kOrder, LineState::accepted), "to_dispatch");
    });
    CHECK(shop.stage.find(Role::heading, "Order 4821102"));
    for (const char* words :
         {"Late by 31 min. Accepted Fri 20 Nov 10:31. 24 business hours ended Mon 23 Nov 10:31; "
          "Saturday and Sunday did not count",
          "Fri 20 Nov 13 h 29 min counted", "Sat 21 Nov weekend, did not count",
          "Sun 22 Nov weekend, did not count", "Mon 23 Nov 10 h 31 min counted"}) {
        CAPTURE(words);
        CHECK(shop.says(words));
    }
}

TEST_CASE("no day is explained by another calendar than the one that gave the deadline") {
    auto order = here::detail(kOrder, LineState::accepted);
    order.order.calendar_version = "2/2026.1/2025b";
    ShopStage shop([&](app::Model& model) { open_drawer(model, order, "to_dispatch"); });
    CHECK(shop.says("Late by 31 min. Accepted Fri 20 Nov 10:31. 24 business hours ended Mon 23 Nov "
                    "10:31"));
    CHECK_FALSE(shop.says("Sat 21 Nov weekend, did not count"));
}

TEST_CASE("a closure and a holiday of the region are named among the days") {
    // Paid on Wednesday 24 December 2025 at 10:00 in Paris; Saint Stephen counts not in Alsace.
    constexpr Instant kPaid{1'766'566'800'000};
    auto order = here::detail(kOrder);
    order.order.created_at = order.order.paid_at.emplace(kPaid);
    wire::Calendar calendar;
    calendar.terms.version = Version(1);
    calendar.terms.region = "67";
    calendar.terms.closures = {
        {time::date_of(2025, 12, 29), time::date_of(2025, 12, 30), "Inventory"}};
    calendar.rules = time::holiday_rules("FR", "67").value();
    const auto days = time::BusinessCalendar::of(calendar.terms, calendar.rules).value();
    order.order.confirm_by = time::deadline_after(days, kPaid, 24).value();
    ShopStage shop([&](app::Model& model) {
        open_drawer(model, order, "to_confirm");
        (void)app::update(model,
                          app::message::ClockRead{Instant{order.order.confirm_by->utc_ms + kHour}});
        model.orders->days = days;
    });
    CHECK(shop.says("Late by 1 h 00 min"));
    for (const char* words : {"Inventory", "weekend"}) {
        CAPTURE(words);
        CHECK(shop.mentions(words));
    }
}

TEST_CASE("the drawer offers what the order's state allows") {
    struct Row {
        LineState state;
        const char* segment;
        const char* offered;
        const char* missing;
    };
    const Row rows[] = {
        {LineState::to_confirm, "to_confirm", "Confirm", "Dispatch"},
        {LineState::accepted, "to_dispatch", "Dispatch", "Confirm"},
        {LineState::accepted, "to_dispatch", "Refund…", "Cancel…"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.offered);
        ShopStage shop([&](app::Model& model) {
            open_drawer(model, here::detail(kOrder, row.state), row.segment);
        });
        CHECK(shop.stage.find(Role::button, row.offered));
        CHECK_FALSE(shop.stage.find(Role::button, row.missing));
    }
}

TEST_CASE("the section comes to rest at any size with an order open") {
    for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844), ImVec2(700, 300)}) {
        CAPTURE(size.x);
        ShopStage shop(
            [](app::Model& model) {
                open_drawer(model, here::detail(kOrder, LineState::accepted), "to_dispatch");
            },
            size);
        CHECK(shop.stage.settle());
        shop.send(app::orders::Message(app::orders::Pressed{app::orders::Act::refund, kOrder}));
        CHECK(shop.stage.settle());
        CHECK(shop.stage.find(Role::dialog, "Refund order 4821102"));
    }
}

TEST_CASE("the rows of an order's money carry its currency and add up to what is kept") {
    struct Row {
        const char* name;
        std::int64_t refunded_minor;
        std::vector<const char*> said;
    };
    const Row rows[] = {
        {"whole", 0, {"Commission 10 % −€24.49", "VAT on commission −€4.90", "You keep €215.51"}},
        {"half back",
         12245,
         {"Commission 10 % −€12.24", "VAT on commission −€2.45", "Refunded −€122.45",
          "You keep €107.76"}},
        {"all back",
         24490,
         {"Commission 10 % €0.00", "VAT on commission €0.00", "Refunded −€244.90",
          "You keep €0.00"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        auto order = here::detail(kOrder, LineState::shipped);
        order.order.lines[0].refunded_price_minor = row.refunded_minor;
        ShopStage shop([&](app::Model& model) { open_drawer(model, order, "shipped"); });
        CHECK(shop.says("Shipping €0.00"));
        for (const char* words : row.said) {
            CAPTURE(words);
            CHECK(shop.says(words));
        }
    }
}

TEST_CASE("a refused refund says what is left as money of the order") {
    ShopStage shop([](app::Model& model) {
        open_drawer(model, here::detail(kOrder, LineState::shipped), "shipped");
        (void)here::press(model, app::orders::Act::refund, kOrder);
        model.orders->dialog->error = Error{"refund_above_paid", "", "900.00", "601.89"};
    });
    CHECK(shop.says("At most €601.89 is left to refund"));
}

TEST_CASE("an order that does not exist is said by its number and not asked for again") {
    struct Row {
        const char* code;
        const char* words;
        bool may_retry;
    };
    for (const Row& row : {Row{"order_unknown", "There is no order with the number 401", false},
                           Row{"internal", "This order could not be loaded", true}}) {
        CAPTURE(row.code);
        ShopStage shop([&](app::Model& model) {
            here::open(model, {here::detail(kOrder)}, "/orders?segment=to_confirm&order=401");
            wire::Problem problem;
            problem.status = row.may_retry ? 500 : 404;
            problem.code = row.code;
            if (!row.may_retry) problem.fields = {{"order_unknown", "", "401", ""}};
            (void)app::update(model, app::message::ReplyArrived{model.orders->sheet.request,
                                                                problem.status,
                                                                {},
                                                                wire::encode_problem(problem)});
        });
        CHECK(shop.says(row.words));
        CHECK((shop.stage.find(Role::button, "Try again") != nullptr) == row.may_retry);
    }
}

TEST_CASE(
    "the toolbar offers what some ticked order allows and all at once where they are in view") {
    struct Row {
        LineState state;
        const char* segment;
        bool is_ticked;
        const char* offered;
        std::vector<const char*> missing;
    };
    const Row rows[] = {
        {LineState::to_confirm, "to_confirm", true, "Confirm 1", {"Dispatch…"}},
        {LineState::to_confirm, "to_confirm", false, "Confirm 1", {"Dispatch…", "Cancel…"}},
        {LineState::accepted, "to_dispatch", true, "Dispatch…", {"Confirm 0", "Cancel…"}},
        {LineState::accepted, "to_dispatch", false, "Export my orders", {"Confirm 1", "Dispatch…"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.segment);
        CAPTURE(row.is_ticked);
        ShopStage shop([&](app::Model& model) {
            here::open(model, {here::detail(kOrder, row.state)},
                       std::string("/orders?segment=") + row.segment);
            model.orders->counts[static_cast<std::size_t>(stall::orders::Segment::to_confirm)] = 1;
            if (row.is_ticked) (void)here::press(model, app::orders::Act::tick_all);
        });
        CHECK(shop.stage.find(Role::button, row.offered));
        for (const char* missing : row.missing) {
            CAPTURE(missing);
            CHECK_FALSE(shop.stage.find(Role::button, missing));
        }
    }
}

TEST_CASE("an address is printed twice only where more than its relay differs") {
    struct Row {
        const char* email;
        const char* street;
        bool is_same;
    };
    for (const Row& row :
         {Row{"", "", true}, Row{"bill@relay.example", "", true}, Row{"", "4 rue du Lac", false}}) {
        CAPTURE(row.email);
        auto order = here::detail(kOrder);
        order.billing = order.shipping;
        order.billing.email = row.email;
        order.billing.street = row.street;
        ShopStage shop([&](app::Model& model) { open_drawer(model, order, "to_confirm"); });
        CHECK(shop.says("Billed to the same address") == row.is_same);
        CHECK(shop.says("Bills to") != row.is_same);
    }
}
