// A product sheet on its way to the server: the form, each picture once, then their order.
#include "web/app/create/sheet_fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::create::sheet::fixture;
namespace sheet = stall::app::create::sheet;
using sheet::Field;

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
    desk.submit();
    desk.save("/desk/v1/products", {}, 9);
    CHECK(desk.model.route.sheet == SheetPlace{SheetPlace::Origin::change, ProductId(9)});
    const auto first = desk.asked("/desk/v1/products/9/pictures");
    CHECK(wire::decode_picture(first.body).value() == kPng);
    desk.take(update(desk.model, message::RequestFailed{first.request})); // tried again, as one
    CHECK(desk.sheet().refusals[0].code == "network");
    desk.submit();
    CHECK(desk.asked("/desk/v1/products/9").method == "PUT");
    desk.save("/desk/v1/products/9", {}, 9);
    const auto again = desk.asked("/desk/v1/products/9/pictures");
    CHECK(again.headers[1] == first.headers[1]);
    desk.save("/desk/v1/products/9/pictures", {1}, 9);
    desk.save("/desk/v1/products/9/pictures", {1, 2}, 9);
    CHECK(desk.model.route.selling == ProductId(9)); // on to the ad
    CHECK(desk.model.kept["new_sheet.7"].empty());
}

TEST_CASE("a sheet that waits is changed with its version and its pictures' order") {
    Desk desk("/ads/create?sheet=7");
    REQUIRE(desk.sheet().pictures.size() == 1);
    CHECK(desk.sheet().form.text(Field::ean) == "4006381333931");
    desk.take(update(desk.model, message::FileArrived{"b.png", kPng}));
    desk.take(say(desk.model, sheet::PictureMoved{1}));
    desk.submit();
    const auto put = desk.asked("/desk/v1/products/7");
    REQUIRE(put.headers.size() == 4);
    CHECK(put.headers[2].second == "\"3\"");
    desk.save("/desk/v1/products/7", {4});
    desk.save("/desk/v1/products/7/pictures", {4, 8});
    const auto order = desk.asked("/desk/v1/products/7/pictures");
    CHECK(order.method == "PUT");
    CHECK(wire::decode_picture_order(order.body).value() ==
          std::vector<PictureId>{PictureId(8), PictureId(4)});
}

TEST_CASE("what is sent of the pictures is not kept any more") {
    Desk desk("/ads/create?sheet=new");
    desk.fill();
    for (const char* name : {"a.png", "b.png"}) choose(desk, name);
    desk.submit();
    desk.save("/desk/v1/products", {});
    desk.save("/desk/v1/products/7/pictures", {5});
    CHECK(desk.kept_bytes.find("a.png") != std::string::npos); // its name, for the order
    CHECK(desk.kept_bytes.find(kPng + "a.png") == std::string::npos);
    CHECK(desk.kept_bytes.find(kPng + "b.png") != std::string::npos);
    desk.save("/desk/v1/products/7/pictures", {5, 6});
    CHECK(desk.kept_bytes.empty());
}

TEST_CASE("a picture whose answer a reload lost is sent as the same one and stands once") {
    Desk desk("/ads/create?sheet=7");
    choose(desk, "b.png");
    const auto send = [](Desk& from) {
        from.submit();
        from.save("/desk/v1/products/7", {4});
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
    CHECK_FALSE(key_of(first).empty());
    CHECK(key_of(send(again)) == key_of(first));
    again.save("/desk/v1/products/7/pictures", {4, 5});
    CHECK(again.model.route.selling == ProductId(7)); // nothing is left to be sent
}
