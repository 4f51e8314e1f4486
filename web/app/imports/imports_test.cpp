// A file of ads in the page: columns mapped and remembered, cells corrected, sent, stopped; and the
// list as a file.
#include "web/app/imports/columns.hpp"
#include "web/app/imports/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using imports::Shown;
using imports::fixture::Shop;
using Step = imports::Import::Step;

TEST_CASE("a file in the merchant's words is read by guess and by what was said before") {
    const std::vector<std::string> header = {"Référence", "Montant", "Stock", "Couleur"};
    CHECK(imports::mapping_of(header, "") ==
          listings::ColumnMapping{"sku", "Montant", "quantity", "Couleur"});
    auto kept = imports::remembered("", "Montant", "price");
    kept = imports::remembered(kept, "couleur ", "");
    CHECK(imports::mapping_of(header, kept) ==
          listings::ColumnMapping{"sku", "price", "quantity", ""});
    // What stands there by its own name is not taken from it.
    const std::vector<std::string> both = {"sku", "price", "montant"};
    CHECK(imports::mapping_of(both, kept) == listings::ColumnMapping{"sku", "price", "montant"});
    // What was said goes before a guess.
    const std::vector<std::string> two = {"sku", "Prix", "Montant"};
    CHECK(imports::mapping_of(two, kept) == listings::ColumnMapping{"sku", "Prix", "price"});
}

TEST_CASE("a header without SKU is mapped by the merchant and remembered") {
    Shop shop;
    shop.drop("Artikel,price\nA-1,470.00\n");
    CHECK(shop.import().step == Step::preview);
    REQUIRE(shop.import().header_error);
    CHECK(shop.import().page == imports::Page::columns);
    shop.send(imports::ColumnChosen{0, "sku"});
    CHECK_FALSE(shop.import().header_error);
    CHECK(shop.outcomes() == "2c");
    const auto* kept = fixture::find<effect::Keep>(shop.effects);
    REQUIRE(kept);
    Shop next({{kept->key, kept->value}});
    next.drop("Artikel,price\nA-1,470.00\n");
    CHECK(next.outcomes() == "2c");
    next.send(imports::Pressed{imports::Act::send});
    const auto sent = wire::decode_import(next.asked("/desk/v1/imports")->body).value();
    CHECK(sent.columns == std::vector<std::string>{"sku", "price"});
}

TEST_CASE("a refused cell is corrected in the page and the corrected file is sent") {
    Shop shop;
    shop.drop("sku,price\n\nA-1,free\nA-2,410.00\n");
    CHECK(shop.outcomes() == "3r4c");
    shop.send(imports::ShownChosen{Shown::refused});
    shop.send(imports::CellTyped{3, 1, "466.99"});
    shop.send(imports::CellLeft{});
    shop.send(imports::CellCorrected{});
    CHECK(shop.import().counts.refused == 1);
    shop.send(imports::CellTyped{3, 1, "466.99"});
    shop.send(imports::CellCorrected{});
    CHECK(shop.outcomes() == "3c4c");
    CHECK(shop.import().shown == Shown::all); // nothing refused is left
    CHECK(shop.import().counts.boxes_won == 1);
    REQUIRE(shop.import().counts.money.size() == 1);
    CHECK(shop.import().counts.money[0].prices_minor == -501 - 900);
    shop.send(imports::Pressed{imports::Act::send});
    const auto sent = wire::decode_import(shop.asked("/desk/v1/imports")->body).value();
    CHECK(sent.catalog == "sku,price\r\n\r\nA-1,466.99\r\nA-2,410.00\r\n");
}

TEST_CASE("a running import is told to stop and says that it has") {
    Shop shop;
    shop.drop("sku,price\nA-1,470.00\n");
    shop.send(imports::Pressed{imports::Act::send});
    wire::Task task;
    task.id = TaskId(5);
    task.state = wire::Task::State::running;
    shop.reply("/desk/v1/imports", 202, wire::encode_task(task));
    CHECK(shop.import().step == Step::running);
    const auto* wait = fixture::find<effect::Wait>(shop.effects);
    REQUIRE(wait);
    const auto timer = wait->timer;
    shop.send(imports::Pressed{imports::Act::stop});
    shop.reply("/desk/v1/tasks/5/stop", 200, wire::encode_task(task));
    CHECK(shop.import().is_stopping);
    shop.send(message::Waited{timer});
    task.state = wire::Task::State::stopped;
    task.changed = 1;
    shop.reply("/desk/v1/tasks/5", 200, wire::encode_task(task));
    CHECK(shop.import().step == Step::done);
    CHECK(shop.model.toasts.back().undoable_task == 5);
}

TEST_CASE("the filtered list is asked for as a file market by market") {
    Shop shop;
    shop.send(message::CommandRun{Command::export_ads});
    const auto* asked = shop.asked("/desk/v1/listings/export");
    REQUIRE(asked);
    const auto request = wire::decode_export(asked->body).value();
    REQUIRE(request.markets.size() == 1);
    CHECK(request.markets[0].listings.size() == 2);
    shop.reply("/desk/v1/listings/export", 200, "sku\r\n");
    const auto* file = fixture::find<effect::Download>(shop.effects);
    REQUIRE(file);
    CHECK(file->bytes == "sku\r\n");
}

TEST_CASE("deliveries of an ad that an earlier line makes are judged with it") {
    Shop shop;
    shop.drop("sku,market,product_id,price,shipping_price_1,shipping_delay_1\n"
              "N-1,FR,7,100,,\nN-1,DE,7,,4.90,\nN-1,DE,7,,,\n");
    CHECK(shop.outcomes() == "3r4r2n"); // 3: without a delay; 4: DE a second time
    CHECK(shop.import().lines[0].errors[0].where == "shipping_delay_1");
}

TEST_CASE("a line may be for another market and an ad made twice is made once") {
    Shop shop;
    shop.drop("sku,market,product_id,price\nA-1,DE,,470\nN-1,FR,7,100\nN-1,DE,7,110\n"
              "N-1,SE,7,1100\n");
    // A-1 is not in DE; SE is no market of the shop.
    CHECK(shop.outcomes() == "2r5r3n4c");
}
