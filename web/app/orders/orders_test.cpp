// What the Orders section does: asks first, sends once, puts back what is refused.
// Must not know widgets.
#include "web/app/orders/actions.hpp"
#include "web/app/orders/fixture.hpp"
#include "web/app/orders/list.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::orders;
using stall::orders::LineState;
using stall::orders::OrderState;
namespace here = stall::app::orders::fixture;

namespace {

constexpr std::int64_t kOrder = 4821102;

std::string header(const effect::Fetch& fetch, std::string_view name) {
    for (const auto& [key, value] : fetch.headers)
        if (key == name) return value;
    return {};
}

const OrderBrief& brief(const Model& model) { return model.orders->known.at(OrderId(kOrder)); }

} // namespace

TEST_CASE("confirming asks first and then shows the order as accepted at once") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    CHECK(model.orders->listed == std::vector{OrderId(kOrder)});
    CHECK(here::fetch_to(here::press(model, Act::confirm, kOrder), "/desk") == nullptr);
    REQUIRE(model.orders->dialog.has_value());
    const auto sent = here::press(model, Act::send);
    const auto* post = here::fetch_to(sent, "/desk/v1/orders/4821102/confirm");
    REQUIRE(post != nullptr);
    CHECK(header(*post, "If-Match") == "\"3\"");
    CHECK(!header(*post, "Idempotency-Key").empty());
    CHECK(brief(model).state == OrderState::to_dispatch);
    CHECK(is_pending(*model.orders, OrderId(kOrder)));
    CHECK(model.orders->listed.empty());
    auto after = here::detail(kOrder, LineState::accepted);
    after.order.version = Version(4);
    (void)here::reply(model, *post, 200, wire::encode_order_detail(after));
    CHECK(!is_pending(*model.orders, OrderId(kOrder)));
    CHECK(brief(model).version == Version(4));
    REQUIRE(!model.toasts.empty());
    CHECK(model.toasts.back().tone == Toast::Tone::success);
}

TEST_CASE("without an answer the same is sent again with the same key") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    (void)here::press(model, Act::confirm, kOrder);
    const auto sent = here::press(model, Act::send);
    const auto first = *here::fetch_to(sent, "/desk/v1/orders/4821102/confirm");
    const auto failed = update(model, message::RequestFailed{first.request});
    const auto* wait = here::find<effect::Wait>(failed);
    REQUIRE(wait != nullptr);
    const auto again = update(model, message::Waited{wait->timer});
    const auto* second = here::fetch_to(again, "/desk/v1/orders/4821102/confirm");
    REQUIRE(second != nullptr);
    CHECK(header(*second, "Idempotency-Key") == header(first, "Idempotency-Key"));
    CHECK(second->body == first.body);
    CHECK(header(*second, "If-Match") == "\"3\"");
}

TEST_CASE("a stale version shows the order as it stands now") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    (void)here::press(model, Act::confirm, kOrder);
    const auto sent = here::press(model, Act::send);
    const auto post = *here::fetch_to(sent, "/desk/v1/orders/4821102/confirm");
    auto present = here::detail(kOrder, LineState::cancelled);
    present.order.version = Version(9);
    wire::Problem problem;
    problem.status = 412;
    problem.code = "version_stale";
    problem.current_json = wire::encode_order_detail(present);
    (void)here::reply(model, post, 412, wire::encode_problem(problem));
    CHECK(brief(model).version == Version(9));
    CHECK(brief(model).state == OrderState::done);
    REQUIRE(!model.toasts.empty());
    CHECK(model.toasts.back().text.find("4821102") != std::string::npos);
}

TEST_CASE("what is refused comes back with its dialog and the reason") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    (void)here::press(model, Act::cancel, kOrder);
    (void)here::send(model, Chosen{Choice::reason, 0, 0});
    const auto sent = here::press(model, Act::send);
    const auto post = *here::fetch_to(sent, "/desk/v1/orders/4821102/cancel");
    CHECK(post.body.find("\"reason\":0") != std::string::npos);
    wire::Problem problem;
    problem.status = 403;
    problem.code = "role_not_allowed";
    (void)here::reply(model, post, 403, wire::encode_problem(problem));
    CHECK(brief(model).state == OrderState::to_confirm);
    REQUIRE(model.orders->dialog.has_value());
    CHECK(model.orders->dialog->error->code == "role_not_allowed");
    CHECK(model.orders->dialog->reason == stall::orders::Reason::stock_mistake);
}

TEST_CASE("a cancellation without a reason is not sent") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    (void)here::press(model, Act::cancel, kOrder);
    CHECK(here::fetch_to(here::press(model, Act::send), "/desk") == nullptr);
    CHECK(model.orders->dialog->error.has_value());
}

TEST_CASE("a tracking number is checked as it is typed and survives a reload") {
    Model model;
    here::open(model, {here::detail(kOrder, LineState::accepted)},
               "/orders?segment=to_dispatch&order=4821102");
    (void)here::send(model, Chosen{Choice::carrier, 5, 0}); // Colissimo
    const OrderId id(kOrder);
    CHECK(!tracking_error(*model.orders, id).has_value());
    const auto typed = here::type(model, Entry::tracking_number, "6A123456789", kOrder);
    CHECK(tracking_error(*model.orders, id).has_value());
    const auto* kept = here::find<effect::Keep>(typed);
    REQUIRE(kept != nullptr);
    CHECK(kept->value.find("6A123456789") != std::string::npos);
    CHECK(here::fetch_to(here::press(model, Act::dispatch_now, kOrder), "/desk") == nullptr);
    (void)here::type(model, Entry::tracking_number, "6A12345678901", kOrder);
    CHECK(!tracking_error(*model.orders, id).has_value());
    const auto sent = here::press(model, Act::dispatch_now, kOrder);
    const auto* post = here::fetch_to(sent, "/desk/v1/orders/4821102/dispatch");
    REQUIRE(post != nullptr);
    CHECK(post->body.find("6A12345678901") != std::string::npos);
    CHECK(post->body.find("Colissimo") != std::string::npos);
}

TEST_CASE("several orders are confirmed as one task") {
    Model model;
    here::open(model, {here::detail(11), here::detail(12), here::detail(13)});
    (void)here::press(model, Act::tick_all);
    (void)here::press(model, Act::confirm);
    const auto sent = here::press(model, Act::send);
    const auto* post = here::fetch_to(sent, "/desk/v1/orders/bulk");
    REQUIRE(post != nullptr);
    const auto request = wire::decode_order_bulk(post->body);
    REQUIRE(request.ok());
    CHECK(request.value().items.size() == 3);
    wire::Task task;
    task.id = TaskId(5);
    task.kind = wire::Task::Kind::orders;
    task.state = wire::Task::State::running;
    const auto waits = here::reply(model, *post, 202, wire::encode_task(task));
    const auto* wait = here::find<effect::Wait>(waits);
    REQUIRE(wait != nullptr);
    const auto looks = update(model, message::Waited{wait->timer});
    const auto* look = here::fetch_to(looks, "/desk/v1/tasks/5");
    REQUIRE(look != nullptr);
    task.state = wire::Task::State::done;
    task.total = task.processed = 3;
    task.changed = 2;
    task.refusals = {{2, "12", {"order_unknown", "", "12", ""}}};
    model.toasts.clear();
    (void)here::reply(model, *look, 200, wire::encode_task(task));
    CHECK(model.orders->writes.empty());
    CHECK(model.orders->ticked.empty());
    REQUIRE(model.toasts.size() == 2);
    CHECK(model.toasts[0].text ==
          "1 order was refused: " + sentence_of(Language::en, task.refusals[0].error));
    CHECK(model.toasts[1].text.find('2') != std::string::npos);
}

TEST_CASE("the URL says what the list is asked") {
    struct Case {
        const char* query;
    };
    for (const Case& each :
         {Case{""}, Case{"segment=to_dispatch&sort=oldest"},
          Case{"q=Perrin&from=2026-11-01&until=2026-11-23&order=4821102"},
          Case{"segment=shipped&number=48&sku=IPD9&customer=Luc%20P&country=FR&state=9"}})
        CHECK(print_question(parse_question(each.query)) == each.query);
    const auto filter = filter_of(parse_question("q=48211&from=2026-11-01"), time::Zone());
    CHECK(filter.number == "48211");
    CHECK(filter.from == Instant{1'793'487'600'000}); // midnight in Paris
    CHECK(filter_of(parse_question("q=IPD9-64"), time::Zone()).sku == "IPD9-64");
    CHECK(filter_of(parse_question("q=Luc%20Perrin"), time::Zone()).customer == "Luc Perrin");
}

TEST_CASE("two presses choose a range of days in either order") {
    Model model;
    here::open(model, {here::detail(kOrder)});
    const auto day = [](std::int32_t date) { return time::date_of(2026, 11, date).day; };
    (void)here::send(model, Chosen{Choice::day, day(23), 0});
    CHECK(!model.orders->question.from.has_value());
    (void)here::send(model, Chosen{Choice::day, day(1), 0});
    CHECK(model.orders->question.from == time::date_of(2026, 11, 1));
    CHECK(model.orders->question.until == time::date_of(2026, 11, 23));
    CHECK(print_route(model.route) ==
          "/orders?segment=to_confirm&from=2026-11-01&until=2026-11-23");
}

TEST_CASE("a file of tracking numbers is checked and its refusals come back as a file") {
    Model model;
    here::open(model, {here::detail(kOrder, LineState::accepted)}, "/orders?segment=to_dispatch");
    const auto dropped =
        update(model, message::FileArrived{"parcels.csv", "order_number,tracking_number,carrier\n"
                                                          "4821102,6A12345678901,Colissimo\n"
                                                          "nonsense,1,Colissimo\n"});
    REQUIRE(model.orders->trackings.has_value());
    const auto* check = here::fetch_to(dropped, "/desk/v1/trackings");
    REQUIRE(check != nullptr);
    wire::Task task;
    task.kind = wire::Task::Kind::trackings;
    task.state = wire::Task::State::done;
    task.changed = 1;
    task.refusals.push_back(
        {3, "nonsense", {"order_number_malformed", "order_number", "nonsense", ""}});
    (void)here::reply(model, *check, 200, wire::encode_task(task));
    CHECK(model.orders->trackings->step == Trackings::Step::preview);
    CHECK(model.orders->trackings->sendable == 1);
    const auto saved = here::press(model, Act::download_refused);
    const auto* file = here::find<effect::Download>(saved);
    REQUIRE(file != nullptr);
    CHECK(file->file_name == "parcels-refused.csv");
    CHECK(file->bytes.starts_with("\uFEFForder_number,tracking_number,carrier,reason"));
    CHECK(file->bytes.find("6A12345678901") == std::string::npos);
    const auto sent = here::press(model, Act::send_trackings);
    REQUIRE(here::fetch_to(sent, "/desk/v1/trackings") != nullptr);
}

TEST_CASE("columns that no name gives away are mapped and remembered") {
    Model model;
    here::open(model, {here::detail(kOrder, LineState::accepted)}, "/orders?segment=to_dispatch");
    const std::string csv = "Ref,Box,carrier,reason\n4821102,6A12345678901,Colissimo,old\n";
    const auto drop = [&] { return update(model, message::FileArrived{"parcels.csv", csv}); };
    auto effects = drop();
    const auto& trackings = model.orders->trackings;
    REQUIRE(trackings.has_value());
    CHECK(trackings->step == Trackings::Step::preview);
    CHECK(trackings->page == Trackings::Page::columns);
    CHECK(trackings->header_error->code == "column_missing");
    CHECK(here::fetch_to(effects, "/desk/v1/trackings") == nullptr);
    using stall::orders::TrackingColumn;
    const auto map = [&](TrackingColumn column, std::int64_t at) {
        return here::send(model,
                          Chosen{Choice::trackings_column, static_cast<std::int64_t>(column), at});
    };
    (void)map(TrackingColumn::order, 0);
    effects = map(TrackingColumn::tracking_number, 1);
    const auto* check = here::fetch_to(effects, "/desk/v1/trackings");
    REQUIRE(check != nullptr);
    CHECK(check->body.find(R"("columns":["order_number","tracking_number","carrier",""])") !=
          std::string::npos);
    CHECK(!trackings->header_error.has_value());
    (void)here::reply(model, *check, 200, wire::encode_task({}));
    CHECK(trackings->sendable == 1);
    // One column for each of ours; what is said of a header holds for the next file.
    effects = map(TrackingColumn::order, 1);
    CHECK(trackings->mapping == listings::ColumnMapping{"", "order_number", "carrier", ""});
    CHECK(trackings->header_error.has_value());
    (void)map(TrackingColumn::order, 0);
    (void)map(TrackingColumn::tracking_number, 1);
    effects = drop();
    CHECK(here::fetch_to(effects, "/desk/v1/trackings") != nullptr);
    CHECK(trackings->page == Trackings::Page::lines);
}

TEST_CASE("a file of refused lines that is dropped again has one column of reasons") {
    Model model;
    here::open(model, {here::detail(kOrder, LineState::accepted)}, "/orders?segment=to_dispatch");
    std::string csv = "order_number,tracking_number,carrier\n4821102,#N/A,Colissimo\n";
    for (int round = 0; round < 3; ++round) {
        const auto asked = update(model, message::FileArrived{"parcels.csv", csv});
        (void)here::reply(model, *here::fetch_to(asked, "/desk/v1/trackings"), 200,
                          wire::encode_task({}));
        const auto saved = here::press(model, Act::download_refused);
        csv = here::find<effect::Download>(saved)->bytes;
        const auto rows = files::read(csv, {});
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].cells ==
              std::vector<std::string>{"order_number", "tracking_number", "carrier", "reason"});
        CHECK(rows[1].cells[1] == "#N/A");
        CHECK(rows[1].cells[3].find("#N/A") != std::string::npos);
        (void)here::press(model, Act::close_trackings);
    }
}

TEST_CASE(
    "another question by its address unticks what is no longer seen and an opened order does not") {
    Model model;
    here::open(model, {here::detail(4821102), here::detail(4821103)});
    (void)here::press(model, Act::tick_all);
    REQUIRE(model.orders->ticked.size() == 2);
    (void)update(model, message::RouteChanged{"/orders?segment=to_confirm&order=4821102"});
    CHECK(model.orders->ticked.size() == 2);
    (void)update(model, message::RouteChanged{"/orders?segment=shipped"});
    CHECK(model.orders->ticked.empty());
}

TEST_CASE("after-sales leads to its segment with the order opened whatever the list was asked") {
    Model model;
    const auto shipped = here::detail(kOrder, LineState::shipped);
    here::open(model, {shipped}, "/orders?segment=to_dispatch&customer=Luc");
    (void)here::press(model, Act::after_sales, kOrder);
    (void)here::type(model, Entry::message, "We look into it");
    const auto sent = here::press(model, Act::send);
    const auto post = *here::fetch_to(sent, "/desk/v1/orders/4821102/ticket");
    auto after = shipped;
    after.order.version = Version(4);
    const auto done = here::reply(model, post, 201, wire::encode_ticket_opened(TicketId(7), after));
    CHECK(print_route(model.route) == "/orders?segment=after_sales&order=4821102");
    CHECK(here::find<effect::ShowRoute>(done) != nullptr);
    CHECK(here::fetch_to(done, "/desk/v1/orders?segment=after_sales") != nullptr);
    REQUIRE(model.orders->opened.has_value());
    CHECK(model.orders->opened->order.version == Version(4));
    CHECK(!model.orders->dialog.has_value());
}
