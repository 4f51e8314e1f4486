// What the palette offers of orders, and where it leads. Must not know widgets.
#include "web/app/orders/fixture.hpp"
#include "web/app/shell.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
namespace here = stall::app::orders::fixture;

TEST_CASE("the palette finds orders by number and customer and the segments by name") {
    struct Row {
        const char* typed;
        const char* label;
        const char* route;
    };
    const Row rows[] = {
        {"4821102", "Order 4821102", "/orders?order=4821102"},
        {"482", "Order 4821102", "/orders?order=4821102"},
        {"77777", "Order 77777", "/orders?order=77777"},
        {"perrin", "Order 4821102", "/orders?order=4821102"},
        {"to disp", "Orders: To dispatch", "/orders?segment=to_dispatch"},
        {"4821", "", ""},
    };
    Model model;
    here::open(model, {here::detail(4821102)});
    for (const Row& row : rows) {
        CAPTURE(row.typed);
        model.palette = {true, row.typed};
        std::size_t orders = 0;
        std::string route;
        for (const auto& entry : palette_entries(model)) {
            if (entry.kind != PaletteEntry::Kind::order) continue;
            ++orders;
            if (entry.label == row.label) route = entry.route;
        }
        CHECK(route == row.route);
        CHECK(orders <= 2);
    }
}

TEST_CASE("an order chosen in the palette is opened") {
    Model model;
    here::open(model, {here::detail(4821102)});
    model.palette = {true, "4821102"};
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
