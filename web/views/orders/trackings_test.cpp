// The preview of a file of tracking numbers without a screen: what it says of each line, wide and
// narrow. Must not know how a line is judged.
#include "web/app/orders/fixture.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using mirror::Role;
using stall::orders::LineState;
namespace here = stall::app::orders::fixture;

namespace {

/// Order 4821102 waits for its parcel; of the server's refusals none are the page's own.
void drop(app::Model& model, std::string csv) {
    here::open(model, {here::detail(4821102, LineState::accepted)}, "/orders?segment=to_dispatch");
    const auto asked = app::update(model, app::message::FileArrived{"parcels.csv", std::move(csv)});
    wire::Task task;
    task.kind = wire::Task::Kind::trackings;
    task.state = wire::Task::State::done;
    task.refusals = {{3, "4821103", {"order_unknown", "order_number", "4821103", ""}}};
    (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/trackings"), 200,
                      wire::encode_task(task));
}

constexpr const char* kFile = "order_number,tracking_number,carrier\n"
                              "4821102,6A12345678901,Colissimo\n"
                              "4821103,6A12345678902,Colissimo\n"
                              "nonsense,1Z999AA10123456784,ups\n"
                              ",6A12345678903,\n"
                              "4821104\n";

} // namespace

TEST_CASE("a line of trackings shows what the file says of it whether it goes or not") {
    ShopStage shop([](app::Model& model) { drop(model, kFile); });
    REQUIRE(shop.stage.find(Role::grid, "Preview"));
    struct Row {
        int row; ///< of the grid; the refused ones stand first
        std::vector<const char*> cells;
    };
    for (const Row& row :
         {Row{2, {"3", "Refused", "4821103", "6A12345678902 Colissimo"}},
          Row{3, {"4", "Refused", "nonsense", "1Z999AA10123456784 ups"}},
          Row{4, {"5", "Refused", "", "6A12345678903"}}, Row{5, {"6", "Refused", "4821104", ""}},
          Row{6, {"2", "Ready", "4821102", "6A12345678901 Colissimo"}}}) {
        for (const char* words : row.cells) {
            CAPTURE(row.row);
            CAPTURE(words);
            CHECK(shop.cell(row.row, words));
        }
    }
}

TEST_CASE("columns that are not known are shown with their values to be mapped") {
    ShopStage shop([](app::Model& model) {
        here::open(model, {here::detail(4821102, LineState::accepted)},
                   "/orders?segment=to_dispatch");
        (void)app::update(model, app::message::FileArrived{
                                     "parcels.csv", "Ref,Box,By\n4821102,6A12345678901,UPS\n"});
    });
    for (const char* words : {"The columns need a look", "There is no column named order_number",
                              "Ref", "Box", "6A12345678901"}) {
        CAPTURE(words);
        CHECK(shop.mentions(words));
    }
    CHECK(shop.named("Column Ref") != nullptr);
}

TEST_CASE("on a phone a line without a number of its order is known by its tracking number") {
    ShopStage shop([](app::Model& model) { drop(model, kFile); }, ImVec2(390, 844));
    for (const char* words : {"nonsense", "6A12345678903", "4821104", "4821102"}) {
        CAPTURE(words);
        CHECK(shop.mentions(words));
    }
}
