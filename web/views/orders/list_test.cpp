// The list of orders without a screen: what its last line says of how many there are,
// what each row says and offers. Must not know how they are found.
#include "web/app/orders/fixture.hpp"
#include "web/app/orders/list.hpp"
#include "web/views/shop_stage.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::views;
using mirror::Role;
using stall::orders::LineState;
namespace here = stall::app::orders::fixture;

TEST_CASE("the list says how many orders there are as far as that is known") {
    struct Row {
        const char* route;
        const char* next;
        const char* words;
    };
    const Row rows[] = {
        {"/orders", "", "60 orders"},
        {"/orders", "older", "1–60 of 2,953"},
        {"/orders?customer=perrin", "", "60 orders"},
        {"/orders?customer=perrin", "older", "1–60 of 60+"}, // the counts know no filter
    };
    for (const Row& row : rows) {
        CAPTURE(row.route);
        CAPTURE(row.next);
        ShopStage shop([&](app::Model& model) {
            here::open(model, {here::detail(4821102)}, row.route);
            wire::OrderPage page;
            for (std::int64_t at = 0; at < 60;
                 ++at) // more than are seen, so that none is asked for
                page.rows.push_back(wire::row_of(here::detail(4821102 - at)));
            page.counts.fill(2953);
            page.next = row.next;
            (void)app::update(
                model, app::message::ReplyArrived{
                           model.orders->page.request, 200, {}, wire::encode_order_page(page)});
        });
        CHECK(shop.says(row.words));
    }
}

namespace {

/// The section with all orders in it, as the server gives them.
void open_all(app::Model& model, const std::vector<wire::OrderDetail>& details,
              const char* segment = "") {
    here::open(model, {details[0]}, std::string("/orders") + segment);
    if (*segment != 0) return;
    wire::OrderPage page;
    for (const auto& detail : details) page.rows.push_back(wire::row_of(detail));
    (void)app::update(model,
                      app::message::ReplyArrived{
                          model.orders->page.request, 200, {}, wire::encode_order_page(page)});
}

wire::OrderDetail to_confirm(std::int64_t id) {
    auto detail = here::detail(id);
    detail.order.confirm_by = Instant{here::kNow.utc_ms + 7 * 60 * time::kMinuteMs};
    return detail;
}

/// The buttons of the rows, as the mirror and the keyboard meet them.
std::string row_buttons() {
    std::string names;
    for (const auto& node : kit::record().nodes())
        if (node.role == Role::button && node.name.ends_with("4821102")) names += node.name + ", ";
    return names;
}

} // namespace

TEST_CASE("among all orders each says its state and until when") {
    struct Row {
        LineState state;
        const char* pill;
        const char* deadline;
        const char* buttons;
    };
    for (const Row& row :
         {Row{LineState::to_confirm, "To confirm", "7 h 00 min left",
              "Cancel… 4821102, Confirm 4821102, "},
          Row{LineState::accepted, "To dispatch", "late by 31 min", "Dispatch… 4821102, "},
          Row{LineState::shipped, "Shipped", "", ""}}) {
        CAPTURE(row.pill);
        ShopStage shop([&](app::Model& model) {
            open_all(model,
                     {row.state == LineState::to_confirm ? to_confirm(4821102)
                                                         : here::detail(4821102, row.state)});
        });
        REQUIRE(shop.cell(2, row.pill));
        CHECK(shop.cell(2, row.deadline));
        CHECK(row_buttons() == row.buttons);
        REQUIRE(shop.stage.settle());
        const auto wait = shop.stage.frame().again_in_ms;
        CHECK((!wait || *wait > 1000)); // the next full minute
    }
}

TEST_CASE("where state and deadline have no room beside each other one cell says both") {
    for (const float width : {1060.0F, 820.0F}) {
        CAPTURE(width);
        ShopStage shop([](app::Model& model) { open_all(model, {to_confirm(4821102)}); },
                       ImVec2(width, 900));
        (void)here::press(shop.model, app::orders::Act::open, width > 1000 ? 4821102 : 0);
        REQUIRE(shop.stage.settle());
        if (!shop.stage.find(Role::columnheader, "Deadline"))
            CHECK(shop.cell(2, "To confirm 7 h 00 min left"));
        else
            CHECK(shop.cell(2, "7 h 00 min left"));
    }
}

TEST_CASE("a row's button asks first and the keyboard walks to it") {
    struct Row {
        const char* name;
        int steps; ///< of the right arrow from the row's first cell
        const char* dialog;
    };
    for (const Row& row : {Row{"Cancel… 4821102", 6, "Cancel order 4821102?"},
                           Row{"Confirm 4821102", 7, "Confirm order 4821102?"}}) {
        CAPTURE(row.name);
        const auto open = [](app::Model& model) { open_all(model, {to_confirm(4821102)}); };
        for (const char* way : {"mirror", "mouse", "keyboard"}) {
            CAPTURE(way);
            ShopStage shop(open);
            if (way == std::string_view("mirror")) {
                REQUIRE(shop.press(row.name));
            } else if (way == std::string_view("mouse")) {
                REQUIRE(shop.stage.click(Role::button, row.name));
            } else {
                const auto* cell = shop.cell(2, "4821102");
                REQUIRE(cell);
                kit::record().act({mirror::Action::Kind::focus, cell->id, {}, 0});
                REQUIRE(shop.stage.settle());
                for (int step = 0; step < row.steps; ++step) shop.stage.key(ImGuiKey_RightArrow);
                shop.stage.key(ImGuiKey_Enter);
            }
            CHECK(shop.stage.find(Role::dialog, row.dialog));
            CHECK_FALSE(shop.model.orders->question.opened.exists());
        }
    }
}

TEST_CASE("rows offer nothing to who may not sell nor while they are being sent nor on a phone") {
    const auto open = [](app::Model& model) { open_all(model, {to_confirm(4821102)}); };
    SUBCASE("who may not sell") {
        ShopStage shop(open);
        shop.model.sign_in.session.role = wire::Role::read_only;
        REQUIRE(shop.stage.settle());
        CHECK(row_buttons() == "");
    }
    SUBCASE("a phone") {
        ShopStage shop(open, {390, 844});
        for (const auto& node : kit::record().nodes())
            if (node.role == Role::button) CHECK_FALSE(node.name.starts_with("Confirm"));
        CHECK(shop.mentions("7 h 00 min left"));
        CHECK(shop.mentions("To confirm"));
    }
    SUBCASE("being sent") {
        ShopStage shop(open);
        (void)here::press(shop.model, app::orders::Act::confirm, 4821102);
        (void)here::press(shop.model, app::orders::Act::send);
        REQUIRE(app::orders::is_pending(*shop.model.orders, OrderId(4821102)));
        REQUIRE(shop.stage.settle());
        CHECK(row_buttons() == "");
        CHECK(shop.mentions("Sending"));
    }
}
