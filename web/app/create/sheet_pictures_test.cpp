// The pictures of a product sheet while they are in the page: kept over a reload, made small, put
// together with those of the server.
#include "web/app/create/sheet_fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::create::sheet::fixture;
namespace sheet = stall::app::create::sheet;
using sheet::Field;

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
        again.submit();
        CHECK(again.asked("/desk/v1/products").path.empty());
        again.give_bytes(bytes);
        REQUIRE(again.sheet().picture_error);
        CHECK(again.sheet().picture_error->code == "pictures_not_kept");
        CHECK(again.sheet().pictures.empty());
        again.take(type(again.model, Field::brand, "Apple 2"));
        CHECK(reloaded(again, "/ads/create?sheet=new").unread.empty());
        again.submit();
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

TEST_CASE("pictures of a sheet that nobody goes on with are dropped after thirty days") {
    constexpr std::int64_t kDay = 86'400'000;
    constexpr Instant kNow{1'795'428'120'000};
    Desk desk("/ads/create?sheet=new");
    desk.take(update(desk.model, message::ClockRead{kNow}));
    choose(desk, "a.png");
    REQUIRE_FALSE(desk.model.kept["new_sheet.7.pictures"].empty());
    struct Row {
        const char* merchant; ///< whose they are; 7 is signed in
        std::int64_t days;
        const char* route;
        bool are_dropped;
    };
    for (const Row& row :
         {Row{"7", 30, "/ads/create", false}, Row{"7", 31, "/ads/create", true},
          Row{"7", 31, "/ads", false}, Row{"8", 30, "/ads/create", false},
          Row{"8", 31, "/ads/create", true}, Row{"7", 31, "/ads/create?sheet=new", false},
          Row{"8", 31, "/ads/create?sheet=new", true}}) {
        CAPTURE(row.merchant);
        CAPTURE(row.days);
        CAPTURE(row.route);
        const auto key = std::string("new_sheet.") + row.merchant;
        Model model;
        fixture::open_shop(model, {}, "",
                           {{key, desk.model.kept["new_sheet.7"]},
                            {key + ".pictures", desk.model.kept["new_sheet.7.pictures"]}});
        (void)update(model, message::ClockRead{Instant{kNow.utc_ms + row.days * kDay}});
        const auto effects = update(model, message::RouteChanged{row.route});
        const auto* dropped = fixture::find<effect::KeepBytes>(effects);
        REQUIRE((dropped != nullptr) == row.are_dropped);
        CHECK(model.kept[key + ".pictures"].empty() == row.are_dropped);
        CHECK_FALSE(model.kept[key].empty()); // what was typed stays
        if (!dropped) continue;
        CHECK(dropped->key == key + ".pictures");
        CHECK(dropped->bytes.empty());
    }
    desk.take(say(desk.model, sheet::Dropped{}));
    CHECK(desk.model.kept["new_sheet.7.pictures"].empty());
}

TEST_CASE("what is typed into a sheet lets its pictures stay longer") {
    Desk desk("/ads/create?sheet=new");
    choose(desk, "a.png");
    const auto before = desk.model.kept["new_sheet.7.pictures"];
    desk.take(update(desk.model, message::ClockRead{Instant{1'795'428'120'000}}));
    desk.take(type(desk.model, Field::brand, "Apple"));
    CHECK(desk.model.kept["new_sheet.7.pictures"] > before);
}
