// The columns and saved views of the list of orders: set, found again after a reload, and nothing
// of what a browser kept can break the page. Must not know widgets.
#include "web/app/orders/fixture.hpp"
#include "web/app/orders/kept_list.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::orders;
namespace here = stall::app::orders::fixture;

namespace {

/// The page as it opens in a browser that kept these.
void open(Model& model, std::vector<std::pair<std::string, std::string>> kept = {}) {
    app::fixture::open_shop(model, {}, "", std::move(kept));
    (void)update(model, message::RouteChanged{"/orders?segment=to_confirm"});
    REQUIRE(model.orders);
}

/// "order total:120 -placed": each by name, its width where it has one, - where it is hidden.
std::string columns_of(const Model& model) {
    std::string text;
    for (const auto& layout : model.orders->columns) {
        if (!text.empty()) text += " ";
        text += (layout.is_shown ? "" : "-") + std::string(name_of(layout.column));
        if (layout.width > 0) text += ":" + std::to_string(layout.width);
    }
    return text;
}

} // namespace

TEST_CASE("columns are set and outlive a reload") {
    struct Row {
        const char* kept;
        const char* columns;
    };
    const std::vector<Row> rows = {
        {"", "order placed customer content total state deadline"},
        {"deadline:1:0,order:1:0,placed:0:0,customer:1:210,content:1:0,total:1:0",
         "deadline order -placed customer:210 content total state"},
        {"total:0:0", "-total order placed customer content state deadline"},
        {"price:1:0,total:0:0,total:1:9,,:,order",
         "-total order placed customer content state deadline"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.kept);
        Model model;
        open(model);
        (void)here::type(model, Entry::columns, row.kept);
        CHECK(columns_of(model) == row.columns);
        Model again;
        open(again, {{"orders.columns", model.kept["orders.columns"]}});
        CHECK(columns_of(again) == row.columns);
    }
}

TEST_CASE("a question is saved under a name and asked again after a reload and forgotten") {
    Model model;
    open(model);
    (void)here::type(model, Entry::sku, "IPD9");
    (void)here::press(model, Act::open, 4821102);
    (void)here::type(model, Entry::view_name, "  ");
    (void)here::press(model, Act::save_view);
    CHECK(model.orders->saved_views.empty());
    (void)here::type(model, Entry::view_name, " Tablets\tin France ");
    (void)here::press(model, Act::save_view);
    REQUIRE(model.orders->saved_views.size() == 1);
    CHECK(model.orders->saved_views[0].name == "Tablets in France");
    CHECK_FALSE(model.orders->saved_views[0].question.opened.exists());
    CHECK(model.orders->view_name.empty());

    Model again;
    open(again, {{"orders.views.7", model.kept["orders.views.7"]}});
    REQUIRE(again.orders->saved_views == model.orders->saved_views);
    (void)here::press(again, Act::open, 4821102);
    (void)here::press(again, Act::choose_view, 0);
    CHECK(again.orders->question.sku == "IPD9");
    CHECK(again.orders->question.opened == OrderId(4821102)); // stays open beside the list
    (void)here::press(again, Act::choose_view, 7);            // of a list that is longer elsewhere
    CHECK(again.orders->question.sku == "IPD9");
    (void)here::press(again, Act::forget_view, 0);
    CHECK(again.orders->saved_views.empty());
    CHECK(again.kept["orders.views.7"].empty());
}

TEST_CASE("a name that is used already takes the new question") {
    Model model;
    open(model);
    for (const char* sku : {"A-1", "B-2"}) {
        (void)here::type(model, Entry::sku, sku);
        (void)here::type(model, Entry::view_name, "Mine");
        (void)here::press(model, Act::save_view);
    }
    REQUIRE(model.orders->saved_views.size() == 1);
    CHECK(model.orders->saved_views[0].question.sku == "B-2");
}
