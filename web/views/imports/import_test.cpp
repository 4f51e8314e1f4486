// The import's dialog as it is drawn: lines, refused cells, columns, progress and end, wide and
// narrow.
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;

namespace {

constexpr const char* kFile = "sku,price,Montant\nA-1,free,1\nA-2,410.00,2\n";

ShopStage shop_with_file(float width) {
    return ShopStage({app::fixture::losing_ad(1, "iPhone 13", "A-1"),
                      app::fixture::winning_ad(2, "iPhone 14", "A-2")},
                     "", {width, 844});
}

void open(ShopStage& shop, const char* text = kFile) {
    shop.send(app::message::FileArrived{"ads.csv", text});
    shop.stage.settle();
}

/// The list behind has a button of the same name.
void press_tab(ShopStage& shop, std::string_view name) {
    for (const auto& node : kit::record().nodes()) {
        if (node.role != mirror::Role::tab || node.name != name) continue;
        kit::record().act({mirror::Action::Kind::press, node.id, {}, 0});
        break;
    }
    shop.stage.settle();
}

} // namespace

TEST_CASE("a file is previewed and its columns are chosen at both widths") {
    for (const float width : {1440.0F, 390.0F}) {
        auto shop = shop_with_file(width);
        open(shop);
        CHECK(shop.named("Import ads"));
        CHECK(shop.says("Download the refused lines"));
        CHECK(shop.named("Import 1 line"));
        press_tab(shop, "Columns");
        CHECK(shop.named("Column sku"));
        CHECK(shop.named("Column Montant")->value == "Left out");
        shop.send(app::imports::ColumnChosen{2, "quantity"});
        shop.stage.settle();
        CHECK(shop.model.import.file.columns[2] == listings::AdColumn::quantity);
        press_tab(shop, "Lines");
        CHECK(shop.named("Preview"));
    }
}

TEST_CASE("the refused lines stand as cells with their faults and are corrected there") {
    auto shop = shop_with_file(1440);
    open(shop);
    press_tab(shop, "Refused");
    CHECK(shop.says("Correct the cells here"));
    CHECK(shop.cell(2, "free"));
    shop.send(app::imports::CellTyped{2, 1, "470.00"});
    shop.send(app::imports::CellCorrected{});
    shop.stage.settle();
    CHECK(shop.named("Import 2 lines"));
    CHECK_FALSE(shop.says("Download the refused lines"));
}

TEST_CASE("a header that cannot be read leads to the columns") {
    auto shop = shop_with_file(1440);
    open(shop, "Artikel,price\nA-1,1.00\n");
    CHECK(shop.says("The columns need a look"));
    CHECK(shop.named("Column Artikel"));
}

TEST_CASE("a running import offers to stop and its end offers the report") {
    auto shop = shop_with_file(1440);
    open(shop);
    REQUIRE(shop.press("Import 1 line"));
    auto& import = shop.model.import;
    import.step = app::imports::Import::Step::running;
    import.task.total = 2;
    import.task.processed = 1;
    kit::want_frame();
    shop.stage.settle();
    CHECK(shop.named("Stop"));
    import.step = app::imports::Import::Step::done;
    import.task.state = wire::Task::State::stopped;
    kit::want_frame();
    shop.stage.settle();
    CHECK(shop.says("Import stopped"));
    CHECK(shop.named("Download the report"));
}

TEST_CASE("the preview says where the file as a whole decided what an amount is") {
    for (const float width : {1440.0F, 390.0F}) {
        auto shop = shop_with_file(width);
        open(shop, "sku;price\nA-1;1.200\nA-2;410,00\n");
        CHECK(shop.mentions("decimal comma: 1.200 is read as €1,200.00"));
        open(shop, "sku;price\nA-1;1.200\nA-2;410\n");
        CHECK_FALSE(shop.mentions("is read as"));
        CHECK(shop.mentions("This could mean 1.20 or 1200.00"));
    }
}

TEST_CASE("every field that would change stands before and after at both widths") {
    for (const float width : {1440.0F, 390.0F}) {
        auto shop = shop_with_file(width);
        open(shop, "sku,price,quantity,comment\nA-1,470,3,Almost new\n");
        CHECK(shop.mentions("472.00"));
        CHECK(shop.mentions("470.00"));
        CHECK(shop.mentions("Comment"));
        CHECK(shop.mentions("Almost new"));
        CHECK(shop.mentions("Stock"));
        CHECK_FALSE(shop.mentions("A guard rail stops here"));
    }
}

TEST_CASE("a line that moves its price far is said and confirmed before the file goes in") {
    for (const float width : {1440.0F, 390.0F}) {
        auto shop = shop_with_file(width);
        open(shop, "sku,price\nA-1,1200\nA-2,410\n");
        CHECK(shop.mentions("One line moves its price further"));
        CHECK(shop.mentions("moves the price by 154.24"));
        REQUIRE(shop.named("Import 2 lines"));
        (void)shop.press("Import 2 lines");
        CHECK(shop.model.import.step == app::imports::Import::Step::preview);
        shop.send(app::imports::Pressed{app::imports::Act::confirm});
        shop.stage.settle();
        (void)shop.press("Import 2 lines");
        CHECK(shop.model.import.step == app::imports::Import::Step::sending);
    }
}
