// Writing a product sheet: what is said of each field and when, copies, doubles, refusals, and that
// nothing typed is lost.
#include "web/app/create/sheet_fixture.hpp"
#include "web/app/create/sheet_judging.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::create::sheet::fixture;
namespace sheet = stall::app::create::sheet;
using sheet::Field;

namespace {

std::string code_shown(const sheet::Sheet& sheet, Field field) {
    const auto judged = sheet::judge(sheet, Language::en);
    const auto* error = sheet::error_shown(sheet, judged, field);
    return error ? error->code : "";
}

} // namespace

TEST_CASE(
    "each field of a sheet is judged while it is typed and what is missing when it is tried") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    struct Case {
        Field field;
        const char* text;
        const char* code;
    };
    for (const auto& [field, text, code] :
         {Case{Field::ean, "40063", ""}, Case{Field::ean, "4006381333932", "ean_check_digit"},
          Case{Field::ean, "4006381333931", ""}, Case{Field::ean, "", ""},
          Case{Field::new_price, "x", "amount_malformed"},
          Case{Field::new_price, "0", "price_not_positive"},
          Case{Field::new_price, "1.200", "money_ambiguous"}, Case{Field::new_price, "", ""},
          Case{Field::weight, "1.5", "number_malformed"}, Case{Field::weight, "175.0", ""},
          Case{Field::weight, "1", "weight_out_of_range"}, Case{Field::weight, "172", ""},
          Case{Field::brand, "", ""}}) {
        CAPTURE(text);
        desk.take(type(desk.model, field, text));
        CHECK(code_shown(desk.sheet(), field) == code);
    }
    desk.take(type(desk.model, Field::ean, "40063"));
    desk.take(say(desk.model, sheet::FieldLeft{Field::ean}));
    CHECK(code_shown(desk.sheet(), Field::ean) == "ean_malformed");
    desk.submit();
    CHECK(desk.asked("/desk/v1/products").path.empty());
    CHECK(code_shown(desk.sheet(), Field::brand) == "brand_missing");
    CHECK(code_shown(desk.sheet(), Field::new_price) == "new_price_missing");
}

TEST_CASE("a title is held against its category and the suggestion is taken by one press") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    const auto judged = sheet::judge(desk.sheet(), desk.model.language);
    CHECK_FALSE(judged.title.fits());
    CHECK(judged.title.suggestion == "iPhone 13 128 GB Red");
    desk.take(say(desk.model, sheet::TitleTaken{judged.title.suggestion}));
    CHECK(sheet::judge(desk.sheet(), desk.model.language).title.fits());
}

TEST_CASE("a copy asks for what differs and its title follows until it is written otherwise") {
    Desk desk("/ads/create?sheet=copy-7");
    const auto title = [&] { return desk.sheet().form.text(Field::title); };
    REQUIRE(sheet::attributes_asked(desk.sheet()).size() == 2);
    REQUIRE(sheet::attributes_besides(desk.sheet()).size() == 1);
    CHECK(desk.sheet().form.text(Field::ean).empty());
    CHECK(desk.sheet().form.text(Field::weight) == "172");
    CHECK(desk.sheet().form.text(Field::new_price) == "629.00");
    CHECK(title() == "iPhone 13");
    desk.take(say(desk.model, sheet::AttributeTyped{"color", "Red"}));
    desk.take(say(desk.model, sheet::AttributeTyped{"storage", "128 GB"}));
    CHECK(title() == "iPhone 13 128 GB Red");
    desk.take(type(desk.model, Field::title, "iPhone 13 (2021)"));
    desk.take(say(desk.model, sheet::AttributeTyped{"color", "Pink"}));
    CHECK(title() == "iPhone 13 (2021)");
    desk.submit();
    const auto request = wire::decode_product_request(desk.asked("/desk/v1/products").body);
    REQUIRE(request);
    CHECK(request.value().duplicated_from == ProductId(7));
    CHECK(request.value().draft.description == "A phone.");
}

TEST_CASE("the newest question about doubles is answered last") {
    Desk desk("/ads/create?sheet=new");
    desk.take(type(desk.model, Field::title, "iP"));
    const auto first = desk.asked("/desk/v1/products/likely");
    REQUIRE(first.request != 0);
    desk.take(type(desk.model, Field::title, "iPhone 13"));
    CHECK(desk.asked("/desk/v1/products/likely").request == first.request); // one at a time
    desk.take(fixture::reply(desk.model, first, 200, wire::encode_product_hits({})));
    const auto second = desk.asked("/desk/v1/products/likely");
    CHECK(wire::decode_product_request(second.body).value().draft.title == "iPhone 13");
    wire::ProductHits hits;
    hits.products.push_back({});
    hits.products[0].product = ProductId(9);
    hits.products[0].category = CategoryId(2);
    hits.products[0].title = "iPhone 13";
    desk.take(fixture::reply(desk.model, second, 200, wire::encode_product_hits(hits)));
    CHECK(desk.sheet().doubles.products.size() == 1);
    desk.take(type(desk.model, Field::title, ""));
    CHECK(desk.sheet().doubles.products.empty());
}

TEST_CASE("a refused sheet keeps what was typed and says it at its field") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    desk.take(type(desk.model, Field::ean, "4006381333931"));
    desk.submit();
    wire::Problem problem;
    problem.status = 409;
    problem.code = "ean_taken";
    problem.fields = {{"ean_taken", "/ean", "7", ""}};
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products"), 409,
                             wire::encode_problem(problem)));
    CHECK(code_shown(desk.sheet(), Field::ean) == "ean_taken");
    CHECK(sheet::general_refusal(desk.sheet()) == nullptr);
    desk.take(type(desk.model, Field::ean, ""));
    CHECK(code_shown(desk.sheet(), Field::ean).empty());
}

TEST_CASE("what is typed of a sheet outlives a reload") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    const auto kept = desk.model.kept["new_sheet.7"];
    Desk again("/ads/create?sheet=new", {{"new_sheet.7", kept}});
    CHECK(again.sheet().form == desk.sheet().form);
    Desk copy("/ads/create?sheet=copy-7", {{"new_sheet.7", kept}});
    CHECK(copy.sheet().form.text(Field::title) == "iPhone 13"); // another sheet is another's
    again.take(say(again.model, sheet::Dropped{}));
    CHECK(again.model.kept["new_sheet.7"].empty());
}

TEST_CASE("a sheet whose original is not there yet is not kept blank") {
    Model model;
    fixture::open_shop(model, {});
    (void)update(model, message::RouteChanged{"/ads/create?sheet=7"});
    (void)update(model, message::FileArrived{"a.png", kPng});
    CHECK(model.kept["new_sheet.7"].empty());
}
