// A file of ads in the page: columns mapped and remembered, cells corrected, new lines foreseen,
// sent, stopped; and the list as a file.
#include "core/wire/categories.hpp"
#include "web/app/fixture.hpp"
#include "web/app/imports/columns.hpp"
#include "web/app/imports/judging.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using imports::Import;
using imports::JudgedLine;
using imports::Shown;
using Outcome = JudgedLine::Outcome;
using Step = Import::Step;

namespace {

struct Shop {
    Model model;
    std::vector<Effect> effects;

    explicit Shop(std::vector<std::pair<std::string, std::string>> kept = {}) {
        fixture::open_shop(
            model,
            {fixture::losing_ad(1, "iPhone 13", "A-1"), fixture::winning_ad(2, "iPhone 14", "A-2")},
            "", std::move(kept));
    }
    void send(Message message) { effects = update(model, message); }
    void drop(std::string csv) { send(message::FileArrived{"ads.csv", std::move(csv)}); }
    const effect::Fetch* asked(std::string_view path) const {
        for (const auto& effect : effects)
            if (const auto* fetch = std::get_if<effect::Fetch>(&effect);
                fetch && fetch->path.starts_with(path))
                return fetch;
        return nullptr;
    }
    void reply(std::string_view path, int status, std::string body) {
        const auto* fetch = asked(path);
        REQUIRE_MESSAGE(fetch, path);
        effects = fixture::reply(model, *fetch, status, std::move(body));
    }
    const Import& import() const { return model.import; }
    std::string outcomes() const {
        std::string text;
        for (const auto& line : import().lines)
            text += std::to_string(line.line) + "rncu"[static_cast<int>(line.outcome)];
        return text;
    }
};

} // namespace

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

TEST_CASE("new lines are judged with what the server foresees") {
    Shop shop;
    shop.drop("sku,product_id,ean,title,price,quantity\nN-1,7,,,100,1\nN-2,8,,,100,1\n"
              "N-3,,4006381333931,Own phone,100,1\nN-4,,,,100,1\n");
    CHECK(shop.outcomes() == "5r2n3n4n");
    CHECK(shop.import().foresight.state == imports::Foresight::State::asked);
    const auto* categories = shop.asked("/desk/v1/categories");
    REQUIRE(categories);
    const auto category_request = *categories;
    wire::ForeseenLine known;
    known.line = 2;
    known.product = ProductId(7);
    known.title = "Galaxy";
    known.currency = Currency::of("EUR");
    known.facts = {listings::Standing::absent, 12'000, 12'500, 2};
    shop.reply("/desk/v1/imports/foresight", 200, wire::encode_foreseen_lines({known}));
    // 3: nobody knows product 8; 4: proposes its product.
    CHECK(shop.outcomes() == "3r5r2n4n");
    CHECK(shop.import().lines[2].title == "Galaxy");
    CHECK(shop.import().counts.boxes_won == 1);
    CHECK(shop.import().counts.products == 1);
    catalog::Category phones{CategoryId(2), CategoryId(), "Phones", true, {}, 0};
    shop.effects =
        fixture::reply(shop.model, category_request, 200, wire::encode_categories({phones}));
    // Its sheet lacks nearly everything.
    CHECK(shop.outcomes() == "3r4r5r2n");
    CHECK(shop.import().lines[1].errors.size() > 3);
}

namespace {

/// What the server says of the ad A-1 (loses at 472.00, 466.99 wins) with own delivery at 4.90.
wire::ForeseenLine line_of_a1(std::int64_t to_win_minor) {
    wire::ForeseenLine line;
    line.line = 2;
    line.product = ProductId(101);
    line.currency = Currency::of("EUR");
    line.facts = {listings::Standing::losing, to_win_minor, 46'499, 5};
    line.deliveries = {{"Post", Money{490, line.currency}, 48}};
    return line;
}

} // namespace

TEST_CASE("a line that gives deliveries is judged by those that the ad has") {
    constexpr const char* kHeader = "sku,shipper_1,shipping_price_1,shipping_delay_1,price\n";
    struct Case {
        const char* line;
        std::int64_t to_win_minor; ///< as the server foresees it with what the line gives
        const char* outcomes;
        std::int64_t boxes_won;
    };
    constexpr auto kCases = std::to_array<Case>({
        {"A-1,Post,4.90,48,", 46'699, "2u", 0},
        {"A-1,,4.90,,", 46'699, "2u", 0},
        {"A-1,,,48,472.00", 46'699, "2u", 0},
        {"A-1,DHL,,,", 46'699, "2c", 0},
        {"A-1,,5.90,,", 46'599, "2c", 0},
        {"A-1,,0,,", 47'189, "2c", 0},
        {"A-1,,0,,", 47'200, "2c", 1},
        {"A-1,,0,,471.89", 47'189, "2c", 1},
        {"A-1,,4.90,,466.99", 46'699, "2c", 1},
        {"A-1,,4.90,,466.99", 46'698, "2c", 0},
    });
    for (const Case& each : kCases) {
        CAPTURE(each.line);
        CAPTURE(each.to_win_minor);
        Shop shop;
        shop.drop(std::string(kHeader) + each.line + "\n");
        // As long as nobody knows what is there the line can be sent.
        CHECK(shop.outcomes() == "2c");
        const auto questions =
            wire::decode_line_questions(shop.asked("/desk/v1/imports/foresight")->body).value();
        REQUIRE(questions.size() == 1);
        CHECK(questions[0].listing == ListingId(1));
        CHECK(questions[0].deliveries == shop.import().file.lines[0].deliveries);
        shop.reply("/desk/v1/imports/foresight", 200,
                   wire::encode_foreseen_lines({line_of_a1(each.to_win_minor)}));
        CHECK(shop.outcomes() == each.outcomes);
        CHECK(shop.import().counts.boxes_won == each.boxes_won);
    }
}

TEST_CASE("a delivery that is not whole is refused once it is known what is there") {
    Shop shop;
    shop.drop("sku,shipping_price_2\nA-1,4.90\n");
    CHECK(shop.outcomes() == "2c");
    shop.reply("/desk/v1/imports/foresight", 200, wire::encode_foreseen_lines({line_of_a1(1)}));
    CHECK(shop.outcomes() == "2r");
    CHECK(shop.import().lines[0].errors[0].code == "delivery_incomplete");
    CHECK(shop.import().lines[0].errors[0].where == "shipping_delay_2");
}

TEST_CASE("deliveries that nobody tells of are left to the import") {
    Shop shop;
    shop.drop("sku,shipping_price_1\nA-1,4.90\n");
    shop.reply("/desk/v1/imports/foresight", 500, "");
    CHECK(shop.outcomes() == "2c");
    CHECK(shop.import().counts.boxes_won == 0);
    shop.send(imports::Pressed{imports::Act::send});
    CHECK(shop.import().step == Step::sending);
}

TEST_CASE("a line without deliveries asks for nothing") {
    Shop shop;
    shop.drop("sku,shipping_price_1,price\nA-1,,470\n");
    CHECK(shop.import().foresight.state == imports::Foresight::State::known);
    CHECK(shop.outcomes() == "2c");
}

TEST_CASE("without an answer new lines are left to the import") {
    Shop shop;
    shop.drop("sku,product_id,price\nN-1,7,100\n");
    shop.reply("/desk/v1/imports/foresight", 500, "");
    CHECK(shop.import().foresight.state == imports::Foresight::State::unknown);
    CHECK(shop.outcomes() == "2n");
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
