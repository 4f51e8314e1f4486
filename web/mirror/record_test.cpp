// The record of a frame and the patches between frames, read as the DOM side reads them.
// Must not know widgets.
#include "web/mirror/patch.hpp"
#include "web/mirror/record.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace stall::mirror;

namespace {

Node made(NodeId id, Role role, std::string name) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = std::move(name);
    return node;
}

std::string frame(Record& record, auto draw) {
    record.begin_frame();
    draw();
    return record.end_frame();
}

} // namespace

TEST_CASE("the first frame is sent whole and the same frame again is not sent") {
    Record record;
    const auto draw = [&] { record.add(made(7, Role::button, "Save")); };
    CHECK(frame(record, draw) ==
          R"({"put":[{"id":7,"role":"button","name":"Save"}],"kids":[[0,[7]]]})");
    CHECK(frame(record, draw).empty());
}

TEST_CASE("a change sends the id and the members that changed") {
    Record record;
    frame(record, [&] { record.add(made(7, Role::checkbox, "Best price")); });
    Node node = made(7, Role::checkbox, "Best price");
    node.checked = Tristate::on;
    node.rect = {1.4F, 2, 30, 16};
    CHECK(frame(record, [&] { record.add(node); }) ==
          R"({"put":[{"id":7,"rect":[1,2,30,16],"checked":"true"}]})");
    CHECK(frame(record, [&] { record.add(made(7, Role::checkbox, "Best price")); }) ==
          R"({"put":[{"id":7,"rect":[0,0,0,0],"checked":null}]})");
}

TEST_CASE("what is gone is cut and what is inside is listed under its parent") {
    Record record;
    const std::string opened = frame(record, [&] {
        record.open(made(1, Role::dialog, "Ask"));
        record.add(made(2, Role::button, "Yes"));
        record.close();
        record.add(made(3, Role::link, "Ads"));
    });
    CHECK(opened.find(R"("kids":[[0,[1,3]],[1,[2]]])") != std::string::npos);
    CHECK(frame(record, [&] { record.add(made(3, Role::link, "Ads")); }) ==
          R"({"kids":[[0,[3]]],"cut":[1,2]})");
}

TEST_CASE("two widgets of one key are both said and keep their numbers") {
    Record record;
    const auto draw = [&] {
        record.add(made(1, Role::heading, "Ladder"));
        record.open(made(1, Role::list, "Ladder"));
        record.add(made(2, Role::listitem, "first"));
        record.close();
        record.add(made(1, Role::text, "Ladder"));
    };
    frame(record, draw);
    REQUIRE(record.nodes().size() == 4);
    CHECK(record.nodes()[2].parent == record.nodes()[1].id);
    CHECK(record.nodes()[3].id != record.nodes()[0].id);
    CHECK(frame(record, draw).empty());
}

TEST_CASE("the focus is sent when it moves") {
    Record record;
    frame(record, [&] { record.add(made(5, Role::textbox, "Price")); });
    Node node = made(5, Role::textbox, "Price");
    node.is_focused = true;
    CHECK(frame(record, [&] { record.add(node); }) ==
          R"({"put":[{"id":5,"focused":true}],"focus":5})");
}

TEST_CASE("quotes and control characters are escaped and other bytes are kept") {
    Record record;
    const std::string patch =
        frame(record, [&] { record.add(made(1, Role::text, "13\" \\ é\n")); });
    CHECK(patch.find(R"("name":"13\" \\ é\u000a")") != std::string::npos);
}

TEST_CASE("a changed role makes the element again") {
    Record record;
    frame(record, [&] { record.add(made(1, Role::text, "x")); });
    CHECK(frame(record, [&] { record.add(made(1, Role::button, "x")); }) ==
          R"({"put":[{"id":1,"new":true,"role":"button","name":"x"}]})");
}

TEST_CASE("an action is played in the next frame and taken once") {
    Record record;
    record.act({Action::Kind::press, 4, {}, 0});
    CHECK(record.has_actions());
    record.begin_frame();
    CHECK_FALSE(record.take(4, Action::Kind::focus));
    CHECK_FALSE(record.take(5, Action::Kind::press));
    CHECK(record.take(4, Action::Kind::press));
    CHECK_FALSE(record.take(4, Action::Kind::press));
    record.end_frame();
    record.begin_frame();
    CHECK_FALSE(record.take(4, Action::Kind::press));
    record.end_frame();
}

TEST_CASE("after forgetting everything is sent again") {
    Record record;
    const auto draw = [&] { record.add(made(7, Role::button, "Save")); };
    const std::string whole = frame(record, draw);
    record.forget_sent();
    CHECK(frame(record, draw) == whole);
}
