// Writing a product sheet: what is said of each field and when, copies, doubles, pictures, saving,
// and that nothing typed is lost.
#include "core/wire/categories.hpp"
#include "web/app/create/model.hpp"
#include "web/app/create/sheet_judging.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
namespace sheet = stall::app::create::sheet;
using sheet::Field;

namespace {

const std::string kPng = "\x89PNG\r\n\x1A\n....";

std::vector<catalog::Category> tree() {
    using catalog::AttributeType;
    using catalog::Need;
    return {{CategoryId(1), CategoryId(), "Phones", false, {}, 2},
            {CategoryId(2),
             CategoryId(1),
             "iPhone",
             true,
             {{"storage", "Storage", AttributeType::choice, Need::mandatory, {"64 GB", "128 GB"}},
              {"color", "Colour", AttributeType::text, Need::mandatory, {}},
              {"year", "Year", AttributeType::integer, Need::optional, {}}},
             2}};
}

catalog::TitlePattern pattern() {
    using Kind = catalog::TitlePart::Kind;
    return {{{Kind::words, ""}, {Kind::attribute, "storage"}, {Kind::attribute, "color"}},
            4,
            9'000,
            {"iPhone 13 64 GB Blue"}};
}

wire::ProductSheet original() {
    wire::ProductSheet source;
    source.product = ProductId(7);
    source.version = Version(3);
    source.draft = {CategoryId(2),
                    "4006381333931",
                    "iPhone 13 64 GB Blue",
                    "A phone.",
                    "Apple",
                    std::nullopt,
                    172,
                    {{"storage", "64 GB"}, {"color", "Blue"}, {"year", "2021"}}};
    source.new_prices = {{listings::Market::FR, Money{62'900, Currency::of("EUR")}}};
    source.pictures = {{PictureId(4), "image/png", 900}};
    source.differing = {"storage", "color"};
    return source;
}

std::vector<Effect> say(Model& model, sheet::Message message) {
    return update(model, create::Message(std::move(message)));
}
std::vector<Effect> type(Model& model, Field field, std::string text) {
    return say(model, sheet::Typed{field, std::move(text)});
}

/// The answers to what the page asks, as a server gives them; what it asked besides is kept.
struct Desk {
    Model model;
    std::vector<effect::Fetch> unanswered;
    std::string kept_bytes; ///< as the browser's storage holds them
    std::vector<effect::ReadBytes> unread;
    std::vector<effect::ShrinkPicture> unshrunk;

    explicit Desk(std::string route, std::vector<std::pair<std::string, std::string>> kept = {}) {
        fixture::open_shop(model, {}, "", std::move(kept));
        take(update(model, message::RouteChanged{std::move(route)}));
    }
    void take(const std::vector<Effect>& effects) {
        for (const auto& each : effects) {
            if (const auto* fetch = std::get_if<effect::Fetch>(&each)) answer(*fetch);
            if (const auto* kept = std::get_if<effect::KeepBytes>(&each)) {
                CHECK(kept->key == "new_sheet.7.pictures");
                kept_bytes = kept->bytes;
            }
            if (const auto* read = std::get_if<effect::ReadBytes>(&each)) unread.push_back(*read);
            if (const auto* whole = std::get_if<effect::ShrinkPicture>(&each))
                unshrunk.push_back(*whole);
        }
    }
    void give_bytes(const std::string& bytes) {
        REQUIRE(unread.size() == 1);
        CHECK(unread[0].key == "new_sheet.7.pictures");
        take(update(model, message::BytesRead{unread[0].request, bytes}));
        unread.clear();
    }
    void answer(const effect::Fetch& fetch) {
        const auto reply = [&](std::string body) {
            take(fixture::reply(model, fetch, 200, std::move(body)));
        };
        if (fetch.path.starts_with("/desk/v1/categories?"))
            reply(wire::encode_categories(tree()));
        else if (fetch.path.ends_with("/title-pattern"))
            reply(wire::encode_title_pattern(pattern()));
        else if (fetch.path == "/desk/v1/products/7" && fetch.method == "GET")
            reply(wire::encode_product_sheet(original()));
        else
            unanswered.push_back(fetch);
    }
    effect::Fetch asked(std::string_view path) {
        for (auto each = unanswered.rbegin(); each != unanswered.rend(); ++each)
            if (each->path == path) return *each;
        return {};
    }
    const sheet::Sheet& sheet() const { return model.create->sheet; }
    void fill() {
        take(say(model, sheet::CategoryChosen{CategoryId(2)}));
        take(type(model, Field::title, "iPhone 13 128GB Red"));
        take(type(model, Field::description, "A phone."));
        take(type(model, Field::new_price, "629.00"));
        take(type(model, Field::brand, "Apple"));
        take(type(model, Field::weight, "172"));
        take(say(model, sheet::AttributeTyped{"storage", "128 GB"}));
        take(say(model, sheet::AttributeTyped{"color", "Red"}));
    }
};

void choose(Desk& desk, const char* name) {
    desk.take(update(desk.model, message::FileArrived{name, kPng + name}));
}
/// The same sheet after a reload; its pictures are not read yet.
Desk reloaded(Desk& desk, std::string route) {
    return Desk(std::move(route), {{"new_sheet.7", desk.model.kept["new_sheet.7"]}});
}
std::string names_of(const sheet::Sheet& sheet) {
    std::string names;
    for (const auto& picture : sheet.pictures)
        names += picture.id.exists() ? std::to_string(picture.id.value) + " " : picture.name + " ";
    return names;
}

std::string code_shown(const sheet::Sheet& sheet, Field field) {
    const auto judged = sheet::judge(sheet);
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
          Case{Field::new_price, "0", "price_not_positive"}, Case{Field::new_price, "", ""},
          Case{Field::weight, "1.5", "number_malformed"},
          Case{Field::weight, "1", "weight_out_of_range"}, Case{Field::weight, "172", ""},
          Case{Field::brand, "", ""}}) {
        CAPTURE(text);
        desk.take(type(desk.model, field, text));
        CHECK(code_shown(desk.sheet(), field) == code);
    }
    desk.take(type(desk.model, Field::ean, "40063"));
    desk.take(say(desk.model, sheet::FieldLeft{Field::ean}));
    CHECK(code_shown(desk.sheet(), Field::ean) == "ean_malformed");
    desk.take(say(desk.model, sheet::Submitted{}));
    CHECK(desk.asked("/desk/v1/products").path.empty());
    CHECK(code_shown(desk.sheet(), Field::brand) == "brand_missing");
    CHECK(code_shown(desk.sheet(), Field::new_price) == "new_price_missing");
}

TEST_CASE("a title is held against its category and the suggestion is taken by one press") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    const auto judged = sheet::judge(desk.sheet());
    CHECK_FALSE(judged.title.fits());
    CHECK(judged.title.suggestion == "iPhone 13 128 GB Red");
    desk.take(say(desk.model, sheet::TitleTaken{judged.title.suggestion}));
    CHECK(sheet::judge(desk.sheet()).title.fits());
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
    desk.take(say(desk.model, sheet::Submitted{}));
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

TEST_CASE("pictures are known by their content and sent after the sheet in their order") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    desk.take(update(desk.model, message::FileArrived{"a.png", "GIF89a"}));
    CHECK(desk.sheet().picture_error->code == "picture_not_an_image");
    for (const char* name : {"a.png", "b.png", "c.png"})
        desk.take(update(desk.model, message::FileArrived{name, kPng}));
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    desk.take(say(desk.model, sheet::PictureRemoved{2}));
    REQUIRE(desk.sheet().pictures.size() == 2);
    CHECK(desk.sheet().pictures[0].name == "b.png");
    desk.take(say(desk.model, sheet::Submitted{}));
    auto saved = original();
    saved.product = ProductId(9);
    saved.pictures.clear();
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products"), 201,
                             wire::encode_product_sheet(saved)));
    CHECK(desk.model.route.sheet == SheetPlace{SheetPlace::Origin::change, ProductId(9)});
    const auto first = desk.asked("/desk/v1/products/9/pictures");
    CHECK(wire::decode_picture(first.body).value() == kPng);
    desk.take(update(desk.model, message::RequestFailed{first.request})); // tried again, as one
    CHECK(desk.sheet().refusals[0].code == "network");
    desk.take(say(desk.model, sheet::Submitted{}));
    const auto put = desk.asked("/desk/v1/products/9");
    CHECK(put.method == "PUT");
    desk.take(fixture::reply(desk.model, put, 200, wire::encode_product_sheet(saved)));
    const auto again = desk.asked("/desk/v1/products/9/pictures");
    CHECK(again.headers[1] == first.headers[1]);
    for (const std::int64_t id : {1, 2}) {
        saved.pictures.push_back({PictureId(id), "image/png", 12});
        desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products/9/pictures"), 201,
                                 wire::encode_product_sheet(saved)));
    }
    CHECK(desk.model.route.selling == ProductId(9)); // on to the ad
    CHECK(desk.model.kept["new_sheet.7"].empty());
}

TEST_CASE("a sheet that waits is changed with its version and its pictures' order") {
    Desk desk("/ads/create?sheet=7");
    REQUIRE(desk.sheet().pictures.size() == 1);
    CHECK(desk.sheet().form.text(Field::ean) == "4006381333931");
    desk.take(update(desk.model, message::FileArrived{"b.png", kPng}));
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    desk.take(say(desk.model, sheet::Submitted{}));
    const auto put = desk.asked("/desk/v1/products/7");
    REQUIRE(put.headers.size() == 3);
    CHECK(put.headers[2].second == "\"3\"");
    desk.take(fixture::reply(desk.model, put, 200, wire::encode_product_sheet(original())));
    auto saved = original();
    saved.pictures.push_back({PictureId(8), "image/png", 12});
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products/7/pictures"), 201,
                             wire::encode_product_sheet(saved)));
    const auto order = desk.asked("/desk/v1/products/7/pictures");
    CHECK(order.method == "PUT");
    CHECK(wire::decode_picture_order(order.body).value() ==
          std::vector<PictureId>{PictureId(8), PictureId(4)});
}

TEST_CASE("a refused sheet keeps what was typed and says it at its field") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    desk.take(type(desk.model, Field::ean, "4006381333931"));
    desk.take(say(desk.model, sheet::Submitted{}));
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

TEST_CASE("chosen pictures outlive a reload in their order and go with the sheet") {
    Desk desk("/ads/create?sheet=new");
    for (const char* name : {"a.png", "b.png"}) choose(desk, name);
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    Desk again = reloaded(desk, "/ads/create?sheet=new");
    choose(again, "c.png"); // before the others are read
    CHECK(again.kept_bytes.empty());
    again.give_bytes(desk.kept_bytes);
    CHECK(names_of(again.sheet()) == "b.png a.png c.png ");
    CHECK(again.sheet().pictures[0].content == kPng + "b.png");
    CHECK(again.sheet().pictures[0].media_type == "image/png");
    CHECK_FALSE(again.sheet().picture_error);
    Desk third = reloaded(again, "/ads/create?sheet=new");
    third.give_bytes(again.kept_bytes);
    CHECK(names_of(third.sheet()) == "b.png a.png c.png ");
    third.kept_bytes = again.kept_bytes;
    third.take(say(third.model, sheet::Dropped{}));
    CHECK(third.kept_bytes.empty());
}

TEST_CASE("a sheet without its kept pictures says so once and is sent when they were read") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    choose(desk, "a.png");
    const auto cut_off = desk.kept_bytes.substr(0, desk.kept_bytes.size() - 1);
    for (const std::string& bytes : {std::string(), "other\x1f" + desk.kept_bytes, cut_off}) {
        Desk again = reloaded(desk, "/ads/create?sheet=new");
        again.take(say(again.model, sheet::Submitted{}));
        CHECK(again.asked("/desk/v1/products").path.empty());
        again.give_bytes(bytes);
        REQUIRE(again.sheet().picture_error);
        CHECK(again.sheet().picture_error->code == "pictures_not_kept");
        CHECK(again.sheet().pictures.empty());
        again.take(type(again.model, Field::brand, "Apple 2"));
        CHECK(reloaded(again, "/ads/create?sheet=new").unread.empty());
        again.take(say(again.model, sheet::Submitted{}));
        CHECK(again.asked("/desk/v1/products").method == "POST");
    }
}

TEST_CASE("another sheet that is kept takes the place of the first one and of its pictures") {
    Desk desk("/ads/create?sheet=new");
    choose(desk, "a.png");
    desk.take(update(desk.model, message::RouteChanged{"/ads/create?sheet=copy-7"}));
    CHECK_FALSE(desk.kept_bytes.empty()); // it was only looked at
    desk.take(type(desk.model, Field::title, "iPhone"));
    CHECK(desk.kept_bytes.empty());
}

TEST_CASE("kept pictures of a change stand with those that the server has") {
    Desk desk("/ads/create?sheet=7");
    choose(desk, "b.png");
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    CHECK(names_of(desk.sheet()) == "b.png 4 ");
    Desk again = reloaded(desk, "/ads/create?sheet=7");
    CHECK(again.sheet().pictures.empty()); // of the server alone, an attempt would drop the others
    again.give_bytes(desk.kept_bytes);
    CHECK(names_of(again.sheet()) == "b.png 4 ");
    CHECK(again.sheet().pictures[1].byte_count == 900);
}

TEST_CASE("what is sent of the pictures is not kept any more") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    for (const char* name : {"a.png", "b.png"}) choose(desk, name);
    desk.take(say(desk.model, sheet::Submitted{}));
    auto saved = original();
    saved.pictures.clear();
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products"), 201,
                             wire::encode_product_sheet(saved)));
    saved.pictures.push_back({PictureId(5), "image/png", 17});
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products/7/pictures"), 201,
                             wire::encode_product_sheet(saved)));
    CHECK(desk.kept_bytes.find("a.png") != std::string::npos); // its name, for the order
    CHECK(desk.kept_bytes.find(kPng + "a.png") == std::string::npos);
    CHECK(desk.kept_bytes.find(kPng + "b.png") != std::string::npos);
    saved.pictures.push_back({PictureId(6), "image/png", 17});
    desk.take(fixture::reply(desk.model, desk.asked("/desk/v1/products/7/pictures"), 201,
                             wire::encode_product_sheet(saved)));
    CHECK(desk.kept_bytes.empty());
}

TEST_CASE("each picture is made small once and keeps its pixels wherever it goes") {
    Desk desk("/ads/create?sheet=new");
    for (const char* name : {"a.png", "b.png"}) choose(desk, name);
    REQUIRE(desk.unshrunk.size() == 2);
    for (const auto& [request, file, side] : std::exchange(desk.unshrunk, {})) {
        CHECK(side == sheet::Thumbnail::kSide);
        CHECK(file.starts_with(kPng));
        desk.take(update(desk.model, message::BytesRead{request, "small " + file}));
    }
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    CHECK(desk.sheet().pictures[0].thumbnail.pixels == "small " + kPng + "b.png");
    CHECK(desk.sheet().pictures[1].thumbnail.pixels == "small " + kPng + "a.png");
    CHECK(desk.unshrunk.empty());
}

TEST_CASE("a picture of the server is loaded to be made small") {
    struct Row {
        int status;
        std::string file;
        std::string pixels; ///< that the browser makes of it
    };
    for (const Row& row : {Row{200, kPng + "x", "small"}, Row{200, kPng, ""}, Row{404, "", ""}}) {
        Desk desk("/ads/create?sheet=7");
        desk.take(
            fixture::reply(desk.model, desk.asked("/desk/v1/pictures/4"), row.status, row.file));
        CHECK(desk.unshrunk.size() == (row.status == 200 ? 1 : 0));
        for (const auto& [request, file, side] : std::exchange(desk.unshrunk, {})) {
            CHECK(file == row.file);
            desk.take(update(desk.model, message::BytesRead{request, row.pixels}));
        }
        const auto& thumbnail = desk.sheet().pictures[0].thumbnail;
        CHECK(thumbnail.pixels == row.pixels);
        CHECK(thumbnail.step == sheet::Thumbnail::Step::settled);
        choose(desk, "b.png"); // what is settled is not asked for again
        CHECK(desk.unshrunk.size() == 1);
    }
}

TEST_CASE("a picture taken out of a change and their order outlive a reload") {
    Desk desk("/ads/create?sheet=7");
    choose(desk, "b.png");
    desk.take(say(desk.model, sheet::PictureRemoved{0}));
    CHECK(names_of(desk.sheet()) == "b.png ");
    Desk again = reloaded(desk, "/ads/create?sheet=7");
    again.give_bytes(desk.kept_bytes);
    CHECK(names_of(again.sheet()) == "b.png ");
    again.take(say(again.model, sheet::PictureRemoved{0}));
    CHECK(again.sheet().pictures.empty());
    Desk third = reloaded(again, "/ads/create?sheet=7");
    third.give_bytes(again.kept_bytes);
    CHECK(third.sheet().pictures.empty());
    CHECK_FALSE(third.sheet().picture_error);
}

TEST_CASE("kept pictures and those chosen before they are read are six at most") {
    Desk desk("/ads/create?sheet=new");
    for (const char* name : {"1", "2", "3", "4", "5"}) choose(desk, name);
    Desk again = reloaded(desk, "/ads/create?sheet=new");
    for (const char* name : {"6", "7"}) choose(again, name);
    again.give_bytes(desk.kept_bytes);
    CHECK(names_of(again.sheet()) == "1 2 3 4 5 6 ");
    REQUIRE(again.sheet().picture_error);
    CHECK(again.sheet().picture_error->code == "pictures_too_many");
}

TEST_CASE("a picture whose answer a reload lost is sent as the same one and stands once") {
    Desk desk("/ads/create?sheet=7");
    choose(desk, "b.png");
    const auto send = [](Desk& from) {
        from.take(say(from.model, sheet::Submitted{}));
        from.take(fixture::reply(from.model, from.asked("/desk/v1/products/7"), 200,
                                 wire::encode_product_sheet(original())));
        return from.asked("/desk/v1/products/7/pictures");
    };
    const auto key_of = [](const effect::Fetch& fetch) {
        for (const auto& [name, value] : fetch.headers)
            if (name == "Idempotency-Key") return value;
        return std::string();
    };
    const auto first = send(desk);
    Desk again = reloaded(desk, "/ads/create?sheet=7");
    again.give_bytes(desk.kept_bytes);
    const auto second = send(again);
    CHECK_FALSE(key_of(first).empty());
    CHECK(key_of(second) == key_of(first));
    auto saved = original();
    saved.pictures.push_back({PictureId(5), "image/png", 17});
    again.take(fixture::reply(again.model, second, 201, wire::encode_product_sheet(saved)));
    CHECK(again.model.route.selling == ProductId(7)); // nothing is left to be sent
}

TEST_CASE("a sheet whose original is not there yet is not kept blank") {
    Model model;
    fixture::open_shop(model, {});
    (void)update(model, message::RouteChanged{"/ads/create?sheet=7"});
    (void)update(model, message::FileArrived{"a.png", kPng});
    CHECK(model.kept["new_sheet.7"].empty());
}
