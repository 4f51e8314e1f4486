// What only the server knows of a file's lines: when it is asked, and what its answers change.
#include "core/wire/categories.hpp"
#include "web/app/imports/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using imports::fixture::Shop;
using State = imports::Foresight::State;
using Step = imports::Import::Step;

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

wire::ForeseenLine known_product(std::int64_t line) {
    wire::ForeseenLine known;
    known.line = line;
    known.product = ProductId(7);
    known.title = "Galaxy";
    known.currency = Currency::of("EUR");
    known.facts = {listings::Standing::absent, 12'000, 12'500, 2};
    return known;
}

/// "LINE:PRODUCT " of each.
std::string questions_in(const effect::Fetch& fetch) {
    const auto questions = wire::decode_line_questions(fetch.body).value();
    std::string text;
    for (const auto& each : questions)
        text += std::to_string(each.line) + ":" + std::to_string(each.product.value) + " ";
    return text;
}

} // namespace

TEST_CASE("new lines are judged with what the server foresees") {
    Shop shop;
    shop.drop("sku,product_id,ean,title,price,quantity\nN-1,7,,,100,1\nN-2,8,,,100,1\n"
              "N-3,,4006381333931,Own phone,100,1\nN-4,,,,100,1\n");
    CHECK(shop.outcomes() == "5r2n3n4n");
    CHECK(shop.import().foresight.state == State::asked);
    const auto* categories = shop.asked("/desk/v1/categories");
    REQUIRE(categories);
    const auto category_request = *categories;
    shop.reply("/desk/v1/imports/foresight", 200, wire::encode_foreseen_lines({known_product(2)}));
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
    CHECK(shop.import().foresight.state == State::known);
    CHECK(shop.outcomes() == "2c");
}

TEST_CASE("without an answer new lines are left to the import") {
    Shop shop;
    shop.drop("sku,product_id,price\nN-1,7,100\n");
    shop.reply("/desk/v1/imports/foresight", 500, "");
    CHECK(shop.import().foresight.state == State::unknown);
    CHECK(shop.outcomes() == "2n");
}

TEST_CASE("corrections ask only what is new and one question at a time") {
    Shop shop;
    shop.drop("sku,product_id,price\nN-1,7,100\nN-2,8,free\n");
    const auto first = *shop.asked("/desk/v1/imports/foresight");
    CHECK(questions_in(first) == "2:7 ");
    shop.correct(2, 2, "110");
    CHECK_FALSE(shop.asked("/desk/v1/imports/foresight")); // the price is nothing to the server
    CHECK(shop.import().foresight.state == State::asked);
    shop.correct(3, 2, "120");
    shop.correct(3, 1, "9");
    CHECK_FALSE(shop.asked("/desk/v1/imports/foresight")); // it waits for the one under way
    CHECK(shop.outcomes() == "2n3n");
    shop.effects =
        fixture::reply(shop.model, first, 200, wire::encode_foreseen_lines({known_product(2)}));
    REQUIRE(shop.asked("/desk/v1/imports/foresight"));
    CHECK(questions_in(*shop.asked("/desk/v1/imports/foresight")) == "2:7 3:9 ");
    CHECK(shop.import().lines[0].title.empty()); // an answer to other questions is not taken
    shop.reply("/desk/v1/imports/foresight", 200, wire::encode_foreseen_lines({known_product(2)}));
    CHECK(shop.outcomes() == "3r2n");
    CHECK(shop.import().lines[1].title == "Galaxy");
    shop.correct(3, 2, "130");
    CHECK_FALSE(shop.asked("/desk/v1/imports/foresight"));
    CHECK(shop.outcomes() == "3r2n"); // what is known stays known
}

TEST_CASE("what came to nothing is asked again with the next correction") {
    Shop shop;
    shop.drop("sku,product_id,price\nN-1,7,100\n");
    shop.reply("/desk/v1/imports/foresight", 500, "");
    CHECK_FALSE(shop.asked("/desk/v1/imports/foresight"));
    shop.correct(2, 2, "110");
    shop.reply("/desk/v1/imports/foresight", 200, wire::encode_foreseen_lines({known_product(2)}));
    CHECK(shop.import().foresight.state == State::known);
}

TEST_CASE("categories are asked for once") {
    Shop shop;
    shop.drop("sku,ean,title,price\nN-1,4006381333931,Own phone,100\n");
    REQUIRE(shop.asked("/desk/v1/categories"));
    shop.correct(2, 3, "110");
    CHECK_FALSE(shop.asked("/desk/v1/categories"));
}

TEST_CASE("a file that is closed or replaced waits for no answer") {
    for (const bool is_replaced : {false, true}) {
        CAPTURE(is_replaced);
        Shop shop;
        shop.drop("sku,product_id,price\nN-1,7,100\n");
        const auto request = shop.asked("/desk/v1/imports/foresight")->request;
        if (is_replaced)
            shop.drop("sku,price\nA-1,470.00\n");
        else
            shop.send(imports::Pressed{imports::Act::close});
        const auto* abort = fixture::find<effect::Abort>(shop.effects);
        REQUIRE(abort);
        CHECK(abort->request == request);
    }
}
