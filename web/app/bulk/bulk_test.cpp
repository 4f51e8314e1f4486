// Bulk edits from the page's side: what is previewed, sent, asked about and undone.
// Must not know views.
#include "web/app/bulk/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using bulk::Act;
using bulk::Bulk;
using bulk::Choice;
using bulk::Entry;
using bulk::Shown;
using bulk::fixture::Shop;
using fixture::fetch_of;

namespace {

wire::Task task(std::int64_t id, wire::Task::State state) {
    wire::Task task;
    task.id = TaskId(id);
    task.kind = wire::Task::Kind::bulk;
    task.state = state;
    task.total = task.processed = 2;
    task.changed = 1;
    return task;
}

} // namespace

TEST_CASE("an amount being typed is judged at each character") {
    Shop shop;
    shop.add_to_price("");
    const auto& bulk = *shop.model.bulk;
    CHECK_FALSE(bulk.change);
    CHECK(bulk.lines.empty());
    struct Case {
        const char* typed;
        std::int64_t changed, won, lost, refused;
        const char* error;
    };
    for (const auto& [typed, changed, won, lost, refused, error] :
         {Case{"-", 0, 0, 0, 0, "amount_malformed"}, Case{"-5", 1, 0, 0, 1, ""},
          Case{"-5.", 1, 0, 0, 1, ""}, Case{"-5.01", 1, 1, 0, 1, ""}, Case{"7", 2, 0, 1, 0, ""},
          Case{"0", 0, 0, 0, 0, ""}, Case{"1.234", 0, 0, 0, 0, "money_ambiguous"},
          Case{"1234.567", 0, 0, 0, 0, "amount_too_precise"}}) {
        CAPTURE(typed);
        shop.type(Entry::amount, typed);
        CHECK(bulk.summary.changed == changed);
        CHECK(bulk.summary.boxes_won == won);
        CHECK(bulk.summary.boxes_lost == lost);
        CHECK(bulk.summary.refused == refused);
        CHECK((bulk.error_of(Entry::amount) ? bulk.error_of(Entry::amount)->code : "") == error);
        CHECK(bulk::lines_of(bulk, Shown::changed).count == static_cast<std::size_t>(changed));
    }
}

TEST_CASE("the preview covers one market and the chosen scope") {
    Shop shop;
    (void)shop.send(ads::FiltersSet{});
    shop.add_to_price("1");
    CHECK(shop.model.bulk->markets.size() == 2);
    CHECK(shop.model.bulk->summary.ads == 2);
    shop.choose(Choice::market, 1);
    CHECK(shop.model.bulk->summary.ads == 1);
    (void)shop.press(Act::close);
    CHECK_FALSE(shop.model.bulk);
    (void)shop.send(ads::RowsTicked{ads::RowsTicked::How::only, 0, 0});
    shop.add_to_price("1");
    CHECK(shop.model.bulk->scope == bulk::Scope::ticked);
    CHECK(shop.model.bulk->summary.ads == 1);
    shop.choose(Choice::scope, 1);
    CHECK(shop.model.bulk->summary.ads > 1);
}

TEST_CASE("a change is sent as one task and its end offers to undo the whole") {
    Shop shop;
    shop.add_to_price("-5.01");
    const auto sent = shop.press(Act::apply);
    REQUIRE(fetch_of(sent, "POST"));
    CHECK(fetch_of(sent, "POST")->path == "/desk/v1/bulk");
    const auto request = wire::decode_bulk(fetch_of(sent, "POST")->body);
    REQUIRE(request);
    CHECK(request.value().change.amount == -501);
    CHECK(request.value().listings == std::vector{ListingId(1), ListingId(2)});
    CHECK(request.value().confirmation == wire::Confirmation::none);
    const auto accepted = fixture::reply(shop.model, *fetch_of(sent, "POST"), 202,
                                         wire::encode_task(task(8, wire::Task::State::waiting)));
    REQUIRE(fixture::find<effect::Wait>(accepted));
    CHECK(shop.model.bulk->step == Bulk::Step::running);
    (void)shop.press(Act::close);
    REQUIRE(shop.model.bulk); // not while it runs
    const auto polled = shop.send(message::Waited{fixture::find<effect::Wait>(accepted)->timer});
    REQUIRE(fetch_of(polled, "GET"));
    CHECK(fetch_of(polled, "GET")->path == "/desk/v1/tasks/8");
    (void)fixture::reply(shop.model, *fetch_of(polled, "GET"), 200,
                         wire::encode_task(task(8, wire::Task::State::done)));
    CHECK_FALSE(shop.model.bulk);
    REQUIRE(shop.model.toasts.size() == 1);
    CHECK(shop.model.toasts[0].text == "1 ad changed");
    const auto undone = shop.send(message::ToastUndoPressed{shop.model.toasts[0].id});
    REQUIRE(fetch_of(undone, "POST"));
    CHECK(fetch_of(undone, "POST")->path == "/desk/v1/tasks/8/undo");
    auto undo = task(9, wire::Task::State::done);
    undo.kind = wire::Task::Kind::undo;
    undo.undoes = TaskId(8);
    (void)fixture::reply(shop.model, *fetch_of(undone, "POST"), 202, wire::encode_task(undo));
    REQUIRE(shop.model.toasts.size() == 1);
    CHECK(shop.model.toasts[0].text == "1 ad is as it was before");
}

TEST_CASE("a guard stops the change until it is confirmed") {
    Shop shop;
    shop.add_to_price("100");
    REQUIRE(shop.model.bulk->stop.depth);
    CHECK_FALSE(fetch_of(shop.press(Act::apply), "POST"));
    (void)shop.press(Act::confirm);
    const auto sent = shop.press(Act::apply);
    REQUIRE(fetch_of(sent, "POST"));
    CHECK(wire::decode_bulk(fetch_of(sent, "POST")->body).value().confirmation ==
          wire::Confirmation::confirmed);
}

TEST_CASE("a guard of the server asks what the page did not foresee") {
    Shop shop;
    shop.add_to_price("1");
    const auto sent = shop.press(Act::apply);
    wire::Problem problem;
    problem.status = 409;
    problem.code = "guard_stopped";
    wire::GuardReport report;
    report.stop.share = true;
    report.stop.share_basis_points = 5'000;
    problem.current_json = wire::encode_guard_report(report);
    (void)fixture::reply(shop.model, *fetch_of(sent, "POST"), 409, wire::encode_problem(problem));
    REQUIRE(shop.model.bulk->step == Bulk::Step::choosing);
    CHECK(shop.model.bulk->stop.share);
    (void)shop.press(Act::confirm);
    const auto again = shop.press(Act::apply);
    REQUIRE(fetch_of(again, "POST"));
    CHECK(fetch_of(again, "POST")->headers != fetch_of(sent, "POST")->headers);
}

TEST_CASE("a change that got no answer is sent again under the same key") {
    Shop shop;
    shop.add_to_price("1");
    const auto sent = shop.press(Act::apply);
    (void)shop.send(message::RequestFailed{fetch_of(sent, "POST")->request});
    CHECK(shop.model.bulk->step == Bulk::Step::failed);
    const auto again = shop.press(Act::retry);
    REQUIRE(fetch_of(again, "POST"));
    CHECK(fetch_of(again, "POST")->headers == fetch_of(sent, "POST")->headers);
}

TEST_CASE("Ctrl and Z takes back a cell or a whole bulk edit whichever came last") {
    Shop shop;
    const ads::CellKey cell{{ListingId(1), listings::Market::FR}, ads::CellField::price};
    (void)shop.send(ads::CellTyped{cell, "470"});
    (void)shop.send(ads::CellCommitted{cell});
    shop.add_to_price("-1");
    const auto sent = shop.press(Act::apply);
    (void)fixture::reply(shop.model, *fetch_of(sent, "POST"), 202,
                         wire::encode_task(task(8, wire::Task::State::done)));
    const auto whole = shop.send(message::CommandRun{Command::undo});
    REQUIRE(fetch_of(whole, "POST"));
    CHECK(fetch_of(whole, "POST")->path == "/desk/v1/tasks/8/undo");
    const auto single = shop.send(message::CommandRun{Command::undo});
    CHECK_FALSE(fetch_of(single, "POST"));
    CHECK(shop.model.ads.undoables.empty());
}
