// A file of ads in the page: columns mapped and remembered, cells corrected, sent, stopped; and the
// list as a file.
#include "core/wire/bulk.hpp"
#include "web/app/column_memory.hpp"
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
    auto kept = remembered("", "Montant", "price");
    kept = remembered(kept, "couleur ", "");
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

TEST_CASE("lines whose price moves too far come first are counted and confirmed") {
    Shop shop;
    shop.drop("sku,price\nX,free\nA-2,410.00\nA-1,1200\n"); // of 419.00 and 472.00
    CHECK(shop.outcomes() == "4c3c2r");
    const auto& import = shop.import();
    CHECK(import.counts.far == 1);
    CHECK(import.counts.deepest_basis_points == 15'424);
    CHECK(import.lines[0].depth_basis_points == 15'424);
    CHECK(import.lines[1].depth_basis_points == 0);
    CHECK(imports::lines_of(import, Shown::changed).first == 0);
    CHECK(imports::lines_of(import, Shown::refused).first == 2);
    CHECK(imports::lines_of(import, Shown::refused).count == 1);
    REQUIRE(import.stop.stops());
    shop.send(imports::Pressed{imports::Act::send});
    CHECK_FALSE(shop.asked("/desk/v1/imports"));
    shop.send(imports::Pressed{imports::Act::confirm});
    // Another file asks anew.
    shop.correct(4, 1, "1300");
    CHECK_FALSE(shop.import().is_confirmed);
    shop.send(imports::Pressed{imports::Act::confirm});
    shop.send(imports::Pressed{imports::Act::send});
    REQUIRE(shop.asked("/desk/v1/imports"));
    CHECK(wire::decode_import(shop.asked("/desk/v1/imports")->body).value().confirmation ==
          wire::Confirmation::confirmed);
}

TEST_CASE("the server's guard asks where the page saw nothing and nothing is lost") {
    Shop shop;
    shop.drop("sku,price\nA-2,410.00\n");
    CHECK_FALSE(shop.import().stop.stops());
    shop.send(imports::Pressed{imports::Act::send});
    const auto first = *shop.asked("/desk/v1/imports");
    wire::GuardReport report;
    report.stop = {false, true, 0, 2'300};
    wire::Problem problem;
    problem.status = 409;
    problem.code = "guard_stopped";
    problem.current_json = wire::encode_guard_report(report);
    shop.reply("/desk/v1/imports", 409, wire::encode_problem(problem));
    CHECK(shop.import().step == Step::preview);
    CHECK(shop.import().stop.depth);
    shop.send(imports::Pressed{imports::Act::send});
    CHECK_FALSE(shop.asked("/desk/v1/imports"));
    shop.send(imports::Pressed{imports::Act::confirm});
    shop.send(imports::Pressed{imports::Act::send});
    const auto* again = shop.asked("/desk/v1/imports");
    REQUIRE(again);
    CHECK(again->headers != first.headers); // another key, as it says something else
}

TEST_CASE("every field that a line would change is told before and after") {
    Shop shop;
    shop.drop("sku,price,quantity,comment,warranty_delay,min_price\n"
              "A-1,470,3,As new,24,400\nA-2,419.00,,,,\n");
    const auto& import = shop.import();
    CHECK(shop.outcomes() == "2c3u");
    std::string told;
    for (const auto& change : import.lines[0].changes)
        told += std::string(listings::name_of(change.field)) + " " + change.before + ">" +
                change.after + "; ";
    CHECK(told == "price 472.00>470.00; min_price >400.00; quantity 11>3; warranty_delay 12>24; "
                  "comment >As new; ");
    CHECK(import.lines[1].changes.empty());
    CHECK(imports::rows_of(import, imports::lines_of(import, Shown::all)).size() == 6);
    CHECK(imports::rows_of(import, imports::lines_of(import, Shown::unchanged)).size() == 1);
    CHECK(imports::rows_of(import, imports::lines_of(import, Shown::refused)).empty());
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
