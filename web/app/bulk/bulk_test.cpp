// Bulk edits and repricing from the page's side: what is previewed, sent, asked about and undone.
// Must not know views.
#include "web/app/bulk/model.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using bulk::Act;
using bulk::Bulk;
using bulk::Choice;
using bulk::Entry;
using bulk::Shown;
using fixture::fetch_of;

namespace {

constexpr std::size_t offered(listings::BulkAction action) {
    for (std::size_t i = 0; i < bulk::kOffered.size(); ++i)
        if (bulk::kOffered[i] == action) return i;
    return bulk::kOffered.size();
}

/// A losing and a winning ad in FR, another losing one in DE.
struct Shop {
    Shop() {
        auto german = fixture::losing_ad(3, "Xperia 5", "X5");
        german.market = listings::Market::DE;
        auto floored = fixture::winning_ad(2, "Galaxy S22", "GS22");
        floored.position.floor_minor = 41500;
        fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "IP13"), floored, german});
    }
    std::vector<Effect> send(Message message) { return update(model, message); }
    std::vector<Effect> open(bulk::Family family) { return send(bulk::Opened{family}); }
    void choose(Choice choice, std::size_t index) { (void)send(bulk::Chosen{choice, index, 0}); }
    void type(Entry entry, std::string text) { (void)send(bulk::Typed{entry, std::move(text)}); }
    std::vector<Effect> press(Act act) { return send(bulk::Pressed{act}); }
    void add_to_price(std::string amount) {
        (void)open(bulk::Family::edit);
        choose(Choice::action, offered(listings::BulkAction::add_to_price));
        type(Entry::amount, std::move(amount));
    }

    Model model;
};

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
          Case{"0", 0, 0, 0, 0, ""}, Case{"1.234", 0, 0, 0, 0, "amount_too_precise"}}) {
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

TEST_CASE("a rule says of each ad why it moves or stays") {
    Shop shop;
    (void)shop.open(bulk::Family::reprice);
    const auto& bulk = *shop.model.bulk;
    REQUIRE(bulk.change);
    CHECK(bulk.summary.reasons[static_cast<std::size_t>(listings::RepricingReason::no_floor)] == 1);
    shop.choose(Choice::aim, static_cast<std::size_t>(listings::Aim::beat_by_amount));
    CHECK_FALSE(bulk.change); // the amount is missing
    shop.type(Entry::beat, "1");
    REQUIRE(bulk.change);
    CHECK(bulk.change->rule.beat_minor == 100);
    shop.type(Entry::floor, "50");
    shop.type(Entry::ceiling, "40");
    REQUIRE(bulk.error_of(Entry::floor));
    CHECK(bulk.error_of(Entry::floor)->code == "rule_floor_above_ceiling");
    CHECK_FALSE(bulk.change);
}

TEST_CASE("a rule is saved under a name and switched off") {
    Shop shop;
    const auto opened = shop.open(bulk::Family::reprice);
    REQUIRE(fetch_of(opened, "GET"));
    (void)fixture::reply(shop.model, *fetch_of(opened, "GET"), 200,
                         wire::encode_repricing(wire::RepricingState{}));
    CHECK_FALSE(fetch_of(shop.press(Act::save_rule), "POST"));
    REQUIRE(shop.model.bulk->rule_error);
    CHECK(shop.model.bulk->rule_error->code == "rule_name_missing");
    shop.type(Entry::rule_name, "Match all");
    (void)shop.press(Act::follow_rivals);
    const auto saved = shop.press(Act::save_rule);
    REQUIRE(fetch_of(saved, "POST"));
    const auto wish = wire::decode_rule_wish(fetch_of(saved, "POST")->body).value();
    CHECK(wish.name == "Match all");
    CHECK(wish.is_enabled);
    wire::RepricingState state;
    state.rules.push_back({RuleId(4), wish, "", Instant{1}, {}, 0});
    (void)fixture::reply(shop.model, *fetch_of(saved, "POST"), 201, wire::encode_repricing(state));
    CHECK(shop.model.bulk->page == bulk::Page::rules);
    const auto off = shop.send(bulk::Chosen{Choice::rule_enabled, 0, 4});
    REQUIRE(fetch_of(off, "PUT"));
    CHECK(fetch_of(off, "PUT")->path == "/desk/v1/repricing/rules/4");
    CHECK_FALSE(wire::decode_rule_wish(fetch_of(off, "PUT")->body).value().is_enabled);
    state.is_on = false;
    (void)fixture::reply(shop.model, *fetch_of(off, "PUT"), 200, wire::encode_repricing(state));
    const auto all = shop.send(bulk::Chosen{Choice::all_rules, 1, 0});
    REQUIRE(fetch_of(all, "PATCH"));
    CHECK(wire::decode_repricing_switch(fetch_of(all, "PATCH")->body).value().is_on == true);
}

TEST_CASE("a rule that its guard stops is asked about and then saved") {
    Shop shop;
    (void)shop.open(bulk::Family::reprice);
    shop.type(Entry::rule_name, "Match all");
    (void)shop.press(Act::follow_rivals);
    const auto saved = shop.press(Act::save_rule);
    wire::Problem problem;
    problem.status = 409;
    problem.code = "guard_stopped";
    problem.current_json = wire::encode_guard_report({});
    (void)fixture::reply(shop.model, *fetch_of(saved, "POST"), 409, wire::encode_problem(problem));
    REQUIRE(shop.model.bulk->rule_error);
    const auto again = shop.press(Act::save_rule);
    REQUIRE(fetch_of(again, "POST"));
    CHECK(wire::decode_rule_wish(fetch_of(again, "POST")->body).value().confirmation ==
          wire::Confirmation::confirmed);
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

namespace {

/// A shop whose one saved rule is in its dialog.
struct RuleShop : Shop {
    RuleShop() {
        saved.id = RuleId(4);
        saved.wish.name = "Match all";
        saved.wish.listings = {ListingId(2)};
        saved.wish.rule.aim = listings::Aim::beat_by_share;
        saved.wish.rule.beat_basis_points = 250;
        saved.wish.rule.daily_moves = 3;
        saved.wish.rule.floor_minor = 10'000;
        wire::RepricingState state;
        state.rules.push_back(saved);
        const auto opened = open(bulk::Family::reprice);
        (void)fixture::reply(model, *fetch_of(opened, "GET"), 200, wire::encode_repricing(state));
    }
    wire::SavedRule saved;
};

} // namespace

TEST_CASE("a saved rule comes into the form and goes back as it was meant") {
    RuleShop shop;
    (void)shop.send(bulk::Chosen{Choice::rule_edited, 0, 4});
    const auto& bulk = *shop.model.bulk;
    CHECK(bulk.page == bulk::Page::form);
    CHECK(bulk.text(Entry::beat_share) == "2.50");
    CHECK(bulk.text(Entry::daily_moves) == "3");
    CHECK(bulk.text(Entry::floor) == "100.00");
    CHECK(bulk.text(Entry::step).empty());
    REQUIRE(bulk.change);
    CHECK(bulk.change->rule == shop.saved.wish.rule);
    shop.type(Entry::daily_moves, "5");
    const auto sent = shop.press(Act::save_rule);
    REQUIRE(fetch_of(sent, "PUT"));
    CHECK(fetch_of(sent, "PUT")->path == "/desk/v1/repricing/rules/4");
    const auto wish = wire::decode_rule_wish(fetch_of(sent, "PUT")->body).value();
    CHECK(wish.rule.daily_moves == 5);
    CHECK(wish.listings == shop.saved.wish.listings); // what it covers stays
    (void)fixture::reply(shop.model, *fetch_of(sent, "PUT"), 200, wire::encode_repricing({}));
    CHECK(bulk.page == bulk::Page::rules);
    CHECK_FALSE(bulk.edited);
}

TEST_CASE("the journal is read from its newest move to older ones and of one rule") {
    RuleShop shop;
    const auto opened =
        shop.send(bulk::Chosen{Choice::page, static_cast<std::size_t>(bulk::Page::journal), 0});
    REQUIRE(fetch_of(opened, "GET"));
    CHECK(fetch_of(opened, "GET")->path == "/desk/v1/repricing/moves");
    wire::RuleMoves moves;
    moves.moves.push_back({9, Instant{5}, RuleId(4), "Match all", ListingId(2), "GS22",
                           listings::Market::FR, 41'900, 42'500, listings::RepricingReason::aimed});
    moves.next = 9;
    (void)fixture::reply(shop.model, *fetch_of(opened, "GET"), 200, wire::encode_rule_moves(moves));
    CHECK(shop.model.bulk->journal.moves.size() == 1);
    const auto older = shop.press(Act::older_moves);
    REQUIRE(fetch_of(older, "GET"));
    CHECK(fetch_of(older, "GET")->path == "/desk/v1/repricing/moves?before=9");
    (void)shop.send(message::RequestFailed{fetch_of(older, "GET")->request});
    CHECK(shop.model.bulk->journal.state == bulk::Journal::State::failed);
    const auto again = shop.press(Act::retry_journal);
    REQUIRE(fetch_of(again, "GET"));
    moves.moves[0].move = 8;
    moves.next.reset();
    (void)fixture::reply(shop.model, *fetch_of(again, "GET"), 200, wire::encode_rule_moves(moves));
    CHECK(shop.model.bulk->journal.moves.size() == 2);
    const auto one = shop.send(bulk::Chosen{Choice::journal_of, 0, 4});
    REQUIRE(fetch_of(one, "GET"));
    CHECK(fetch_of(one, "GET")->path == "/desk/v1/repricing/moves?rule=4");
    CHECK(shop.model.bulk->journal.moves.empty());
}
