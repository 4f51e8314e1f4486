// What the palette offers of orders, what it asks the server for that, and where an entry leads.
// Must not know widgets.
#include "web/app/orders/finding.hpp"
#include "web/app/orders/fixture.hpp"
#include "web/app/shell.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using Finding = stall::app::orders::Finding;
namespace here = stall::app::orders::fixture;

namespace {

std::vector<PaletteEntry> offered(const Model& model) {
    auto entries = palette_entries(model);
    std::erase_if(entries, [](const auto& each) { return each.kind != PaletteEntry::Kind::order; });
    return entries;
}

/// A page among its ads, whose server has more orders than it knows of.
void open_shop(Model& model) {
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "IP13")});
    (void)update(model, message::CommandRun{Command::open_palette});
}

std::vector<Effect> type(Model& model, std::string text) {
    return update(model, message::PaletteTyped{std::move(text)});
}
std::vector<Effect> pause(Model& model, const std::vector<Effect>& effects) {
    const auto* wait = fixture::find<effect::Wait>(effects);
    REQUIRE(wait);
    return update(model, message::Waited{wait->timer});
}

/// Its counts are of all orders, whatever was asked.
std::string page_of(std::initializer_list<std::int64_t> numbers, std::string next = "") {
    wire::OrderPage page;
    for (const auto number : numbers) page.rows.push_back(wire::row_of(here::detail(number)));
    page.counts.fill(2953);
    page.next = std::move(next);
    return wire::encode_order_page(page);
}

} // namespace

TEST_CASE("the palette finds orders that the page holds and the segments by name") {
    struct Row {
        const char* typed;
        const char* label;
        const char* route;
    };
    const Row rows[] = {
        {"4821102", "Order 4821102", "/orders?order=4821102"},
        {"482", "Order 4821102", "/orders?order=4821102"},
        {"#4821102", "Order 4821102", "/orders?order=4821102"},
        {"# 482", "Order 4821102", "/orders?order=4821102"},
        {"perrin", "Order 4821102", "/orders?order=4821102"},
        {"luc per", "Order 4821102", "/orders?order=4821102"},
        {"to disp", "Orders: To dispatch", "/orders?segment=to_dispatch"},
        {"77777", "Order 77777", ""},
        {"errin", "Order 4821102", ""},
    };
    Model model;
    here::open(model, {here::detail(4821102)});
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        model.palette = {true, ""};
        (void)type(model, row.typed);
        std::string route;
        for (const auto& entry : offered(model))
            if (entry.label == row.label) route = entry.route;
        CHECK(route == row.route);
        CHECK(offered(model).size() <= 1);
    }
}

TEST_CASE("the server is asked for what may name an order") {
    struct Row {
        const char* typed;
        const char* asked;
    };
    const Row rows[] = {
        {"482", "/desk/v1/orders?segment=all&number=482&limit=5"},
        {"#482", "/desk/v1/orders?segment=all&number=%23482&limit=5"},
        {"#48", nullptr},
        {" Perrin ", "/desk/v1/orders?segment=all&customer=Perrin&limit=5"},
        {"luc perrin", "/desk/v1/orders?segment=all&customer=luc%20perrin&limit=5"},
        {"", nullptr},
        {"48", nullptr},
        {"Lu", nullptr},
        {"iphone 13", nullptr},
    };
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        Model model;
        open_shop(model);
        const auto effects = type(model, row.typed);
        CHECK(offered(model).empty()); // nothing is claimed before it is known
        if (!row.asked) {
            CHECK_FALSE(fixture::find<effect::Wait>(effects));
            continue;
        }
        const auto asked = pause(model, effects);
        REQUIRE(fixture::fetch_of(asked, "GET"));
        CHECK(fixture::fetch_of(asked, "GET")->path == row.asked);
    }
}

TEST_CASE("orders that the server knows are offered with customer and state and all of them") {
    Model model;
    open_shop(model);
    const auto asked = pause(model, type(model, "perrin"));
    (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), 200,
                         page_of({4821102, 4821101}, "older"));
    const auto entries = offered(model);
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].label == "Order 4821102");
    CHECK(entries[0].note == "Luc Perrin · To confirm");
    CHECK(entries[1].label == "Order 4821101");
    CHECK(entries[2].label == "Orders: perrin");
    CHECK(entries[2].route == "/orders?q=perrin");
    // What goes on with the same words is answered by what came until the server has spoken.
    (void)type(model, "perrin l");
    CHECK(offered(model).size() == 2);
    (void)type(model, "perrin x");
    CHECK(offered(model).empty());
    CHECK(model.palette.finding->state == Finding::State::asking);
}

TEST_CASE("another text stops the question before it") {
    Model model;
    open_shop(model);
    const auto first = pause(model, type(model, "482"));
    const auto request = fixture::fetch_of(first, "GET")->request;
    const auto waiting = type(model, "4821");
    REQUIRE(fixture::find<effect::Abort>(waiting));
    CHECK(fixture::find<effect::Abort>(waiting)->request == request);
    const auto again = type(model, "48211");
    CHECK(update(model, message::Waited{fixture::find<effect::Wait>(waiting)->timer}).empty());
    CHECK(fixture::fetch_of(pause(model, again), "GET"));
}

TEST_CASE("no order is offered that the server does not have and a failure is not taken for that") {
    for (const int status : {200, 503}) {
        CAPTURE(status);
        Model model;
        open_shop(model);
        const auto asked = pause(model, type(model, "77777"));
        (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), status,
                             status == 200 ? page_of({}) : "");
        CHECK(offered(model).empty());
        CHECK(model.palette.finding->state ==
              (status == 200 ? Finding::State::ready : Finding::State::failed));
    }
}

TEST_CASE("what is typed before the later part came is asked when it has") {
    Model model;
    open_shop(model);
    model.parts = Parts::loading;
    CHECK_FALSE(fixture::find<effect::Wait>(type(model, "perrin")));
    const auto effects = update(model, message::PartsArrived{});
    CHECK(fixture::find<effect::Wait>(effects));
}

TEST_CASE("an answer after the palette was closed changes nothing") {
    Model model;
    open_shop(model);
    const auto asked = pause(model, type(model, "perrin"));
    (void)update(model, message::PaletteClosed{});
    (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), 200, page_of({4821102}));
    CHECK_FALSE(model.palette.finding);
}

TEST_CASE("an order chosen in the palette is opened") {
    Model model;
    open_shop(model);
    const auto asked = pause(model, type(model, "4821102"));
    (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), 200, page_of({4821102}));
    const auto entries = palette_entries(model);
    for (std::size_t at = 0; at < entries.size(); ++at)
        if (entries[at].kind == PaletteEntry::Kind::order) {
            const auto effects = update(model, message::PaletteRun{at});
            CHECK(model.orders->question.opened == OrderId(4821102));
            CHECK(here::fetch_to(effects, "/desk/v1/orders/4821102"));
            return;
        }
    FAIL("not offered");
}
