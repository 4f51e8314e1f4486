// Creating an ad: the newest search wins, what is typed is judged and kept, nothing is lost.
#include "core/wire/ad_details.hpp"
#include "web/app/create/judging.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using create::Field;
using create::Saved;

namespace {

Model open_page(std::string route = "/ads/create",
                std::vector<std::pair<std::string, std::string>> kept = {}) {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "Pixel 8", "PX8")}, std::move(route),
                       std::move(kept));
    return model;
}

std::vector<Effect> type(Model& model, Field field, std::string text) {
    return update(model, create::Message(create::Typed{field, std::move(text)}));
}

std::string hits_of(const std::string& title) {
    wire::ProductHits hits;
    hits.products.push_back({});
    hits.products.back().product = ProductId(7);
    hits.products.back().category = CategoryId(2);
    hits.products.back().title = title;
    return wire::encode_product_hits(hits);
}

std::string prospects() {
    auto row = fixture::losing_ad(1, "iPhone 13", "");
    row.listing = ListingId();
    row.version = Version(1);
    row.product = ProductId(7);
    row.position.price_minor = 0;
    return wire::encode_rows({row});
}

/// The form of product 7, filled well; the server has foreseen it.
Model filled_form() {
    auto model = open_page();
    const auto opened = update(model, create::Message(create::ProductChosen{ProductId(7)}));
    (void)fixture::reply(model, *fixture::fetch_of(opened, "GET"), 200, prospects());
    const auto graded =
        update(model, create::Message(create::GradeChosen{listings::Grade::excellent}));
    (void)fixture::reply(model, *fixture::fetch_of(graded, "GET"), 200, prospects());
    (void)type(model, Field::sku, "NEW-1");
    (void)type(model, Field::stock, "4");
    (void)type(model, Field::price, "450");
    return model;
}

std::string code_at(const Model& model, Field field) {
    const auto& form = model.create->form;
    const auto judged =
        create::judge(form, form.market, Saved::As::published, model.ads, model.language);
    const auto& error = judged.errors[static_cast<std::size_t>(field)];
    return error ? error->code : "";
}

} // namespace

TEST_CASE("a search waits for the one under way and only the newest answer is shown") {
    auto model = open_page();
    const auto first = update(model, create::Message(create::QueryTyped{"ip"}));
    const auto* asked = fixture::fetch_of(first, "GET");
    REQUIRE(asked);
    CHECK(asked->path == "/desk/v1/products?query=ip&market=FR");
    CHECK_FALSE(
        fixture::fetch_of(update(model, create::Message(create::QueryTyped{"iph"})), "GET"));
    (void)update(model, create::Message(create::QueryTyped{"iphone 13"}));
    const auto after = fixture::reply(model, *asked, 200, hits_of("stale"));
    CHECK(model.create->hits.products.empty());
    const auto* newest = fixture::fetch_of(after, "GET");
    REQUIRE(newest);
    CHECK(newest->path == "/desk/v1/products?query=iphone%2013&market=FR");
    (void)fixture::reply(model, *newest, 200, hits_of("iPhone 13"));
    REQUIRE(model.create->hits.products.size() == 1);
    CHECK(model.create->hits.products[0].title == "iPhone 13");
    (void)update(model, create::Message(create::QueryTyped{""}));
    CHECK(model.create->hits.products.empty());
}

TEST_CASE("a search that fails says so and can be tried again") {
    auto model = open_page();
    const auto asked = update(model, create::Message(create::QueryTyped{"ip"}));
    (void)update(model, message::RequestFailed{fixture::fetch_of(asked, "GET")->request});
    REQUIRE(model.create->search_error);
    CHECK(model.create->search_error->code == "network");
    const auto again = update(model, create::Message(create::SearchRetried{}));
    CHECK(fixture::fetch_of(again, "GET"));
    CHECK_FALSE(model.create->search_error);
}

TEST_CASE("a validated sheet of the merchant's own waits no more wherever it is shown") {
    auto model = open_page("/ads");
    const auto proposed_as = [](wire::ProductState state) {
        wire::ProductHits mine;
        mine.products.push_back({});
        mine.products.back().product = ProductId(7);
        mine.products.back().state = state;
        return mine;
    };
    const auto asked = update(model, message::RouteChanged{"/ads/create"});
    REQUIRE(fixture::fetch_of(asked, "GET"));
    const auto waiting = proposed_as(wire::ProductState::waiting);
    (void)fixture::reply(model, *fixture::fetch_of(asked, "GET"), 200,
                         wire::encode_product_hits(waiting));
    model.create->hits = waiting;
    model.create->product.emplace().product = ProductId(7);
    model.create->product->state = wire::ProductState::waiting;
    const auto told = update(
        model,
        message::ChunkArrived{model.ads.follow.request,
                              {wire::encode_change({Sequence(9), "", "sheet_validated", {}})}});
    const auto* again = fixture::fetch_of(told, "GET");
    REQUIRE(again);
    CHECK(again->path.starts_with("/desk/v1/products?proposed=mine"));
    (void)fixture::reply(model, *again, 200,
                         wire::encode_product_hits(proposed_as(wire::ProductState::validated)));
    CHECK(model.create->proposed.products[0].state == wire::ProductState::validated);
    CHECK(model.create->hits.products[0].state == wire::ProductState::validated);
    CHECK(model.create->product->state == wire::ProductState::validated);
}

TEST_CASE("each field is judged while it is typed") {
    auto model = filled_form();
    struct Case {
        Field field;
        const char* text;
        const char* code;
    };
    for (const auto& [field, text, code] :
         {Case{Field::price, "abc", "amount_malformed"},
          Case{Field::price, "0", "price_not_positive"},
          Case{Field::price, "", "price_missing"},
          Case{Field::price, "1,399.00", ""},
          Case{Field::price, "1,399", ""},
          Case{Field::price, "1.399", "money_ambiguous"},
          Case{Field::price, "399,90", ""},
          Case{Field::floor, "1.200", "money_ambiguous"},
          Case{Field::shipping_price, "4.900", "money_ambiguous"},
          Case{Field::floor, "500", ""},
          Case{Field::floor, "x", "amount_malformed"},
          Case{Field::floor, "", ""},
          Case{Field::stock, "3.5", "number_malformed"},
          Case{Field::stock, "-1", "quantity_out_of_range"},
          Case{Field::stock, "9", ""},
          Case{Field::stock, "9.0", ""},
          Case{Field::shipping_price, "-1", "price_not_positive"},
          Case{Field::shipping_price, "4.90", ""},
          Case{Field::shipping_hours, "73", "delivery_hours_out_of_range"},
          Case{Field::shipping_hours, "", "delivery_incomplete"},
          Case{Field::shipping_hours, "48", ""},
          Case{Field::shipper, "UPS", ""},
          Case{Field::warranty, "6", "warranty_too_short"},
          Case{Field::warranty, "24", ""},
          Case{Field::sku, "px8", "sku_taken"},
          Case{Field::sku, " ", "sku_empty"},
          Case{Field::sku, "PX9", ""}}) {
        CAPTURE(text);
        (void)type(model, field, text);
        CHECK(code_at(model, field) == code);
    }
    (void)type(model, Field::comment, std::string(501, 'a'));
    CHECK(code_at(model, Field::comment) == "comment_too_long");
    (void)type(model, Field::floor, "500");
    CHECK(code_at(model, Field::price) == "price_below_floor");
}

TEST_CASE("an own delivery is foreseen as soon as it is whole and goes along") {
    auto model = filled_form();
    CHECK_FALSE(fixture::fetch_of(type(model, Field::shipping_price, "4.90"), "GET"));
    const auto asked = type(model, Field::shipping_hours, "48");
    const auto* prospects_asked = fixture::fetch_of(asked, "GET");
    REQUIRE(prospects_asked);
    CHECK(prospects_asked->path == "/desk/v1/products/7/prospects?grade=EXCELLENT"
                                   "&market=FR&shipping=4.90&delay_hours=48");
    CHECK_FALSE(model.create->prospects.empty()); // the verdict stays until the other one is there
    CHECK_FALSE(fixture::fetch_of(type(model, Field::shipper, "UPS"), "GET"));
    const auto& form = model.create->form;
    const auto request = create::request_of(form, Saved::As::published, model.ads, model.language);
    REQUIRE(request.ad.markets.size() == 1);
    const listings::Delivery wanted{"UPS", {490, Currency::of("EUR")}, 48};
    CHECK(request.ad.markets[0].deliveries == std::vector{wanted});
    CHECK(create::field_at("/markets/0/deliveries/0/price") == Field::shipping_price);
    CHECK(create::field_at("/markets/0/price") == Field::price);
    const auto blank = type(model, Field::shipping_hours, "");
    REQUIRE(fixture::fetch_of(blank, "GET"));
    CHECK(fixture::fetch_of(blank, "GET")->path.find("shipping") == std::string::npos);
}

TEST_CASE("the verdict follows the typed price") {
    auto model = filled_form();
    const auto holds = [&](const char* price) {
        (void)type(model, Field::price, price);
        const auto& form = model.create->form;
        const auto judged =
            create::judge(form, form.market, Saved::As::published, model.ads, model.language);
        const auto row = create::row_of(*model.create, judged);
        REQUIRE(row);
        return listings::verdict_at(row->position, row->position.price_minor).holds_buybox;
    };
    CHECK(holds("466.99"));
    CHECK_FALSE(holds("467.00"));
}

TEST_CASE("a form that is not good is not sent and says what is missing") {
    auto model = open_page("/ads/create?product=7");
    const auto effects = update(model, create::Message(Saved{Saved::As::published}));
    CHECK_FALSE(fixture::fetch_of(effects, "POST"));
    CHECK(model.create->was_tried);
}

TEST_CASE("a published ad stands in the list and its form is forgotten") {
    auto model = filled_form();
    const auto sent = update(model, create::Message(Saved{Saved::As::published}));
    const auto* post = fixture::fetch_of(sent, "POST");
    REQUIRE(post);
    const auto ad = wire::decode_new_ad(post->body);
    REQUIRE(ad);
    CHECK(ad.value().sku == "NEW-1");
    CHECK(ad.value().quantity == 4);
    REQUIRE(ad.value().markets.size() == 1);
    CHECK(ad.value().markets[0].publication == listings::Publication::online);
    CHECK_FALSE(fixture::fetch_of(update(model, create::Message(Saved{})), "POST")); // once
    auto row = fixture::losing_ad(50, "iPhone 13", "NEW-1");
    const auto after = fixture::reply(model, *post, 201, wire::encode_rows({row}));
    CHECK(model.route.place == Place::ads);
    CHECK(model.ads.shelf.find({ListingId(50), listings::Market::FR}));
    CHECK(model.route.opened->listing == ListingId(50));
    CHECK(model.kept["new_ad.7"].empty());
}

TEST_CASE("a draft needs neither price nor stock and is not published") {
    auto model = filled_form();
    (void)type(model, Field::price, "");
    (void)type(model, Field::stock, "");
    CHECK_FALSE(fixture::fetch_of(update(model, create::Message(Saved{})), "POST"));
    const auto sent = update(model, create::Message(Saved{Saved::As::draft}));
    REQUIRE(fixture::fetch_of(sent, "POST"));
    const auto ad = wire::decode_new_ad(fixture::fetch_of(sent, "POST")->body);
    REQUIRE(ad);
    CHECK_FALSE(ad.value().markets[0].publication);
}

TEST_CASE("a failed save loses nothing and is repeated with the same key") {
    auto model = filled_form();
    const auto key_of = [](const effect::Fetch& fetch) { return fetch.headers[1].second; };
    const auto sent = update(model, create::Message(Saved{}));
    const auto* post = fixture::fetch_of(sent, "POST");
    const auto key = key_of(*post);
    (void)update(model, message::RequestFailed{post->request});
    REQUIRE(model.create->refusal);
    CHECK(model.create->refusal->code == "network");
    CHECK(create::text_of(model.create->form, Field::price) == "450");
    const auto again = update(model, create::Message(Saved{}));
    CHECK(key_of(*fixture::fetch_of(again, "POST")) == key);
    wire::Problem problem;
    problem.status = 422;
    problem.code = "sku_taken";
    problem.fields = {{"sku_taken", "/sku", "NEW-1", ""}};
    (void)fixture::reply(model, *fixture::fetch_of(again, "POST"), 422,
                         wire::encode_problem(problem));
    CHECK(create::field_at(model.create->refusal->where) == Field::sku);
    (void)type(model, Field::sku, "NEW-2");
    CHECK_FALSE(model.create->refusal);
    const auto other = update(model, create::Message(Saved{}));
    CHECK(key_of(*fixture::fetch_of(other, "POST")) != key);
}

TEST_CASE("what is typed outlives a reload in every market") {
    auto model = filled_form();
    (void)type(model, Field::comment, "Two\nlines");
    (void)update(model, create::Message(create::MarketChosen{listings::Market::DE}));
    (void)type(model, Field::price, "470");
    const auto again = open_page("/ads/create?product=7", {{"new_ad.7", model.kept["new_ad.7"]}});
    CHECK(again.create->form == model.create->form);
    const auto request =
        create::request_of(again.create->form, Saved::As::published, again.ads, again.language);
    CHECK_FALSE(request.wrong);
    CHECK(request.ad.markets.size() == 2);
    const auto other = open_page("/ads/create?product=8", {{"new_ad.7", model.kept["new_ad.7"]}});
    CHECK(create::text_of(other.create->form, Field::price).empty());
}

TEST_CASE("creating waits for the later part of the program") {
    auto model = open_page("");
    model.parts = Parts::first;
    const auto effects = update(model, message::CommandRun{Command::create_ad});
    CHECK(fixture::find<effect::LoadParts>(effects));
    CHECK(fixture::find<effect::ShowRoute>(effects)->fragment == "/ads/create");
    CHECK_FALSE(model.create);
    (void)update(model, message::PartsArrived{});
    CHECK(model.create->merchant == MerchantId(7));
    (void)update(model, message::CommandRun{Command::go_to_ads});
    CHECK(model.route.place == Place::ads);
}
