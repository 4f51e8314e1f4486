// Which columns the list of orders has: by segment, by width and beside an open detail.
// Must not know what stands in a cell.
#include "web/app/orders/fixture.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using mirror::Role;
namespace here = stall::app::orders::fixture;

namespace {

/// The titles of the list's columns from left to right.
std::string titles() {
    std::string text;
    for (const auto& node : kit::record().nodes())
        if (node.role == Role::columnheader && !node.name.empty()) text += node.name + " ";
    return text;
}

} // namespace

TEST_CASE("the list has the columns that its segment and its width have room for") {
    struct Row {
        const char* segment;
        float width;
        const char* opened;
        const char* titles;
    };
    for (const Row& row : {
             Row{"to_confirm", 1440, "",
                 "Order Placed Customer Content Total Deadline Cancel Next step "},
             Row{"to_dispatch", 1440, "",
                 "Order Placed Customer Content Total Deadline Next step "},
             Row{"shipped", 1440, "", "Order Placed Customer Content Total Status "},
             Row{"after_sales", 1440, "", "Order Placed Customer Content Total Status "},
             Row{"all", 1440, "", "Order Customer Content Total Status Deadline Cancel Next step "},
             Row{"all", 1024, "", "Order Customer Content Status Deadline "},
             Row{"to_confirm", 1024, "", "Order Customer Content Total Deadline "},
             Row{"to_confirm", 1440, "&order=4821102", "Order Customer Content Total Deadline "},
             Row{"to_confirm", 1920, "&order=4821102",
                 "Order Customer Content Total Deadline Cancel Next step "},
             Row{"to_confirm", 1060, "&order=4821102", "Order Customer Deadline "},
             Row{"all", 1060, "&order=4821102", "Order Customer Status "},
             Row{"to_confirm", 390, "", ""}, // cards
         }) {
        CAPTURE(row.segment);
        CAPTURE(row.width);
        CAPTURE(row.opened);
        ShopStage shop(
            [&](app::Model& model) {
                here::open(model, {here::detail(4821102)},
                           std::string("/orders?segment=to_confirm") + row.opened);
                model.orders->question.segment = stall::orders::parse_segment(row.segment).value();
            },
            ImVec2(row.width, 900));
        REQUIRE(shop.stage.settle());
        CHECK(titles() == row.titles);
        const auto* grid = shop.stage.find(Role::grid, "Orders list");
        if (!grid) continue;
        for (const auto& node : kit::record().nodes()) // none behind the edge
            if (node.role == Role::columnheader)
                CHECK(node.rect.x + node.rect.width <= grid->rect.x + grid->rect.width + 1);
    }
}

TEST_CASE("a column that the merchant hid stays away where there is room") {
    struct Row {
        const char* hidden;
        float width;
        const char* titles;
    };
    for (const Row& row :
         {Row{"total", 1440, "Order Placed Customer Content Deadline Cancel Next step "},
          Row{"content", 1440, "Order Placed Customer Total Deadline Cancel Next step "},
          Row{"total", 1024, "Order Customer Content Deadline "}}) {
        CAPTURE(row.hidden);
        CAPTURE(row.width);
        ShopStage shop(
            [&](app::Model& model) {
                here::open(model, {here::detail(4821102)});
                for (auto& column : model.orders->columns)
                    column.is_shown = app::orders::name_of(column.column) != row.hidden;
            },
            ImVec2(row.width, 900));
        REQUIRE(shop.stage.settle());
        CHECK(titles() == row.titles);
    }
}

TEST_CASE("where no deadline runs a column says the state and the server sorts") {
    for (const auto& [segment, title, missing, sorts] :
         {std::tuple{"to_confirm", "Deadline", "Status", true},
          std::tuple{"to_dispatch", "Deadline", "Status", true},
          std::tuple{"shipped", "Status", "Deadline", false},
          std::tuple{"after_sales", "Status", "Deadline", false},
          std::tuple{"all", "Status", "None", false}}) {
        CAPTURE(segment);
        ShopStage shop(
            [&](app::Model& model) {
                here::open(model, {here::detail(4821102)});
                model.orders->question.segment = stall::orders::parse_segment(segment).value();
            },
            ImVec2(1440, 800));
        REQUIRE(shop.stage.settle());
        CHECK(shop.stage.find(Role::columnheader, title));
        CHECK_FALSE(shop.stage.find(Role::columnheader, missing));
        const auto before = shop.model.orders->question;
        (void)shop.press("Placed");
        CHECK((shop.model.orders->question == before) == !sorts);
    }
}
