// Creating an ad as it is drawn: search, results, form, errors, verdict, narrow and wide.
#include "core/wire/categories.hpp"
#include "web/app/create/model.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using app::create::Field;

namespace {

const app::effect::Fetch* asked_by(const std::vector<app::Effect>& effects, std::string_view path) {
    for (const auto& effect : effects)
        if (const auto* fetch = std::get_if<app::effect::Fetch>(&effect);
            fetch && fetch->path.starts_with(path))
            return fetch;
    return nullptr;
}

/// Answers the last request of that path.
void reply(ShopStage& shop, std::string_view path, std::string body) {
    const auto effects = shop.take_effects();
    const auto* fetch = asked_by(effects, path);
    REQUIRE(fetch);
    shop.send(app::message::ReplyArrived{fetch->request, 200, {}, std::move(body)});
    shop.stage.settle();
}

void say(ShopStage& shop, app::create::Message message) {
    shop.send(std::move(message));
    shop.stage.settle();
}

void choose_product(ShopStage& shop) {
    REQUIRE(shop.stage.act(mirror::Action::Kind::set_text, mirror::Role::searchbox,
                           "Find your product in the catalogue", "iphone"));
    wire::ProductHits hits;
    hits.currency = Currency::of("EUR");
    auto& hit = hits.products.emplace_back();
    hit.product = ProductId(7);
    hit.category = CategoryId(2);
    hit.category_name = "Smartphones";
    hit.title = "iPhone 13 128 GB Midnight";
    hit.new_price_minor = 62900;
    hit.own_ads = 2;
    reply(shop, "/desk/v1/products?", wire::encode_product_hits(hits));
    CHECK(shop.named("iPhone 13 128 GB Midnight"));
    CHECK(shop.says("New €629.00"));
    REQUIRE(shop.press("Sell yours"));
    say(shop, app::create::GradeChosen{listings::Grade::excellent});
    auto row = app::fixture::losing_ad(1, "iPhone 13 128 GB Midnight", "");
    row.listing = ListingId();
    row.version = Version(1);
    row.product = ProductId(7);
    reply(shop, "/desk/v1/products/7/prospects?grade=EXCELLENT", wire::encode_rows({row}));
}

} // namespace

TEST_CASE("a sheet is found and sold with its verdict beside the price") {
    for (const float width : {1440.0F, 390.0F}) {
        ShopStage shop({app::fixture::losing_ad(1, "Pixel 8", "PX8")}, "/ads/create", {width, 900});
        CHECK(shop.says("What do you sell?"));
        choose_product(shop);
        CHECK(shop.named("Publish"));
        CHECK_FALSE(shop.says("The SKU is missing"));
        say(shop, app::create::Typed{Field::price, "470"});
        CHECK(shop.says("Not best price"));
        say(shop, app::create::PriceTaken{46699});
        CHECK(app::create::text_of(shop.model.create->form, Field::price) == "466.99");
        CHECK(shop.says("Best price"));
        say(shop, app::create::Saved{});
        CHECK(shop.named("SKU")->is_invalid);
        CHECK(shop.named("SKU")->description == "The SKU is missing");
        CHECK(shop.named("Condition"));
    }
}

TEST_CASE("the button over the list leads to the search") {
    ShopStage shop({app::fixture::losing_ad(1, "Pixel 8", "PX8")});
    REQUIRE(shop.press("Create an ad"));
    CHECK(shop.model.route.place == app::Place::create);
    CHECK(shop.named("Find your product in the catalogue"));
}

TEST_CASE("a sheet is written with its errors and its suggestion beside the fields") {
    for (const float width : {1440.0F, 390.0F}) {
        ShopStage shop({app::fixture::losing_ad(1, "Pixel 8", "PX8")}, "/ads/create", {width, 900});
        REQUIRE(shop.press("Create my product"));
        REQUIRE(shop.model.route.sheet.origin == app::SheetPlace::Origin::blank);
        const std::vector<catalog::Category> tree = {
            {CategoryId(2),
             CategoryId(),
             "iPhone",
             true,
             {{"storage",
               "Storage",
               catalog::AttributeType::choice,
               catalog::Need::mandatory,
               {"64 GB", "128 GB"}},
              {"color", "Colour", catalog::AttributeType::text, catalog::Need::mandatory, {}}},
             2}};
        reply(shop, "/desk/v1/categories?", wire::encode_categories(tree));
        namespace sheet = app::create::sheet;
        say(shop, app::create::Message(sheet::CategoryChosen{CategoryId(2)}));
        CHECK(shop.named("Storage"));
        catalog::TitlePattern pattern;
        pattern.parts = {{catalog::TitlePart::Kind::words, ""},
                         {catalog::TitlePart::Kind::attribute, "storage"}};
        reply(shop, "/desk/v1/categories/2/title-pattern", wire::encode_title_pattern(pattern));
        say(shop, app::create::Message(sheet::AttributeTyped{"storage", "128 GB"}));
        say(shop, app::create::Message(sheet::Typed{sheet::Field::title, "iPhone 13 128GB"}));
        say(shop, app::create::Message(sheet::Typed{sheet::Field::ean, "4006381333932"}));
        CHECK(shop.named("EAN")->is_invalid);
        CHECK(shop.named("EAN")->description.ends_with("would have to be 1"));
        REQUIRE(shop.press("Take the suggested title: iPhone 13 128 GB"));
        CHECK(shop.says("Titled as its category is"));
        REQUIRE(shop.press("Create the sheet"));
        CHECK(shop.named("Brand")->is_invalid);
        CHECK(shop.says("6 fields need your attention"));
    }
}
