// Cells edited, written, refused, met by somebody else's change, taken back: message in, model and
// effects out.
#include "web/app/ads/shown.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using namespace stall::app::ads;
using fixture::fetch_of;
using fixture::find;

namespace {

const CellKey kPrice{{ListingId(1), listings::Market::FR}, CellField::price};
const CellKey kStock{{ListingId(1), listings::Market::FR}, CellField::stock};
const CellKey kFloor{{ListingId(1), listings::Market::FR}, CellField::floor};

struct Shop {
    Model model;
    explicit Shop(wire::AdRow row = fixture::losing_ad(1, "iPhone 13", "IP13-EX")) {
        fixture::open_shop(model, {row, fixture::winning_ad(2, "Galaxy S22", "GS22-VG")});
    }
    std::vector<Effect> send(app::Message message) { return update(model, message); }
    ShownAd shown() { return shown_ad(model.ads, 0, model.language); }
    std::vector<Effect> type_and_commit(const CellKey& cell, std::string text) {
        (void)send(CellOpened{cell});
        (void)send(CellTyped{cell, std::move(text)});
        return send(CellCommitted{cell});
    }
};

std::string rows_json(wire::AdRow row) { return wire::encode_rows({row}); }

} // namespace

TEST_CASE("the verdict follows each character of the price") {
    struct Case {
        const char* typed;
        listings::RowColour colour;
        const char* error;
    };
    const Case cases[] = {
        {"472", listings::RowColour::red, ""},
        {"466", listings::RowColour::green, ""},
        {"466.9", listings::RowColour::green, ""},
        {"466.99", listings::RowColour::green, ""},
        {"467", listings::RowColour::red, ""},
        {"466,98", listings::RowColour::green, ""},
        {"700", listings::RowColour::orange, ""},
        {"", listings::RowColour::red, "amount_malformed"},
        {"46x", listings::RowColour::red, "amount_malformed"},
        {"0", listings::RowColour::red, "price_not_positive"},
        {"466.999", listings::RowColour::red, "money_ambiguous"},
        {"1.200", listings::RowColour::red, "money_ambiguous"},
        {"1,200", listings::RowColour::orange, ""},
        {"€1,200.00", listings::RowColour::orange, ""},
        {"0466.999", listings::RowColour::red, "amount_too_precise"},
    };
    Shop shop;
    (void)shop.send(CellOpened{kPrice});
    for (const auto& [typed, colour, error] : cases) {
        CAPTURE(typed);
        (void)shop.send(CellTyped{kPrice, typed});
        CHECK(shop.shown().verdict.row == colour);
        CHECK((shop.shown().price_error ? shop.shown().price_error->code : "") == error);
    }
}

TEST_CASE("a committed price is shown at once and sent with key and version") {
    Shop shop;
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    const auto* patch = fetch_of(effects, "PATCH");
    REQUIRE(patch);
    CHECK(patch->path == "/desk/v1/listings/1");
    CHECK(patch->headers[1].first == "Idempotency-Key");
    CHECK(patch->headers[1].second.size() == 32);
    CHECK(patch->headers[2] == std::pair<std::string, std::string>("If-Match", "\"3\""));
    CHECK(shop.shown().standing.price_minor == 46699);
    CHECK(shop.shown().is_pending);
    CHECK(shop.model.ads.drafts.empty());
    CHECK(shop.model.ads.shelf.view().segment_counts()[1] == 2);
}

TEST_CASE("the answer settles the write") {
    Shop shop;
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    auto after = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    after.version = Version(4);
    after.position.price_minor = 46699;
    after.position.facts.standing = listings::Standing::winning;
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 200, rows_json(after));
    CHECK(shop.model.ads.writes.empty());
    CHECK(shop.shown().saved->version == Version(4));
    CHECK_FALSE(shop.shown().is_pending);
}

TEST_CASE("what changes nothing is not sent") {
    for (const char* typed : {"472", "472.00", "472,0"}) {
        CAPTURE(typed);
        Shop shop;
        CHECK_FALSE(fetch_of(shop.type_and_commit(kPrice, typed), "PATCH"));
        CHECK(shop.model.ads.drafts.empty());
    }
}

TEST_CASE("what cannot be stays in the cell and is not sent") {
    auto row = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    row.position.floor_minor = 46000;
    struct Case {
        CellKey cell;
        const char* typed;
    };
    for (const auto& [cell, typed] :
         {Case{kPrice, "459.99"}, Case{kPrice, "abc"}, Case{kStock, "-1"}, Case{kStock, "1000001"},
          Case{kFloor, "480"}}) {
        CAPTURE(typed);
        Shop shop(row);
        CHECK_FALSE(fetch_of(shop.type_and_commit(cell, typed), "PATCH"));
        REQUIRE(shop.model.ads.drafts.contains(cell));
        CHECK(shop.model.ads.drafts.at(cell).text == typed);
    }
}

TEST_CASE("one press applies the recommended price but never under the floor") {
    Shop shop;
    CHECK(fetch_of(shop.send(RecommendedApplied{kPrice.ad}), "PATCH"));
    CHECK(shop.shown().standing.price_minor == 46699);

    auto floored = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    floored.position.floor_minor = 47000;
    Shop guarded(floored);
    CHECK_FALSE(fetch_of(guarded.send(RecommendedApplied{kPrice.ad}), "PATCH"));
    REQUIRE(guarded.model.toasts.size() == 1);
    CHECK(guarded.model.toasts[0].text ==
          "Not applied: the recommended price is under your floor of €470.00");
}

TEST_CASE("a single price that moves further than the guard's depth is asked about first") {
    struct Case {
        const char* typed;
        bool is_asked;
    };
    for (const auto& [typed, is_asked] : // of 472.00: 15 % are 70.80
         {Case{"542.80", false}, Case{"542.81", true}, Case{"401.20", false}, Case{"401.19", true},
          Case{"1.20", true}, Case{"4,720", true}}) {
        CAPTURE(typed);
        Shop shop;
        CHECK(!fetch_of(shop.type_and_commit(kPrice, typed), "PATCH") == is_asked);
        CHECK(shop.model.ads.price_question.has_value() == is_asked);
    }
}

TEST_CASE("the question goes out confirmed or leaves what was typed in its cell") {
    Shop shop;
    (void)shop.type_and_commit(kPrice, "1,200");
    REQUIRE(shop.model.ads.price_question);
    CHECK(shop.model.ads.price_question->from_minor == 47200);
    CHECK(shop.model.ads.drafts.at(kPrice).text == "1,200");
    CHECK(shop.model.ads.writes.empty());

    SUBCASE("confirmed it is an edit like any other, undo included") {
        const auto sent = shop.send(PriceConfirmed{});
        const auto* patch = fetch_of(sent, "PATCH");
        REQUIRE(patch);
        CHECK(wire::decode_patch(patch->body).value().price->minor == 120000);
        CHECK(patch->headers[2].second == "\"3\"");
        CHECK(shop.model.ads.drafts.empty());
        CHECK_FALSE(shop.model.ads.price_question);
        auto after = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
        after.version = Version(4);
        after.position.price_minor = 120000;
        (void)fixture::reply(shop.model, *patch, 200, rows_json(after));
        // An undo goes back to what was there: it is not asked about.
        const auto undone = shop.send(message::CommandRun{Command::undo});
        REQUIRE(fetch_of(undone, "PATCH"));
        CHECK_FALSE(shop.model.ads.price_question);
        CHECK_FALSE(fetch_of(shop.send(PriceConfirmed{}), "PATCH")); // nothing is asked any more
    }
    SUBCASE("left alone nothing is sent") {
        CHECK_FALSE(fetch_of(shop.send(PriceLeft{}), "PATCH"));
        CHECK_FALSE(shop.model.ads.price_question);
        CHECK(shop.model.ads.drafts.at(kPrice).text == "1,200");
    }
    SUBCASE("a step back in the browser's history leaves it alone") {
        (void)shop.send(message::RouteChanged{"/ads"});
        CHECK_FALSE(shop.model.ads.price_question);
        CHECK(shop.model.ads.writes.empty());
    }
}

TEST_CASE("a recommended price far away is asked about a stock or a floor is not") {
    auto row = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    row.position.facts.price_to_win_minor = 30000;
    Shop shop(row);
    CHECK_FALSE(fetch_of(shop.send(RecommendedApplied{kPrice.ad}), "PATCH"));
    REQUIRE(shop.model.ads.price_question);
    CHECK(fetch_of(shop.send(PriceConfirmed{}), "PATCH"));
    CHECK(shop.shown().standing.price_minor == 30000);
    Shop other;
    CHECK(fetch_of(other.type_and_commit(kStock, "9000"), "PATCH"));
    Shop third;
    CHECK(fetch_of(third.type_and_commit(kFloor, "1"), "PATCH"));
}

TEST_CASE("a filter that cannot be read is told and stays as it was") {
    Shop shop;
    (void)shop.send(FilterUnread{{"money_ambiguous", "", "1.200", "1.20, 1200.00"}});
    REQUIRE(shop.model.toasts.size() == 1);
    CHECK(shop.model.toasts[0].text == "This could mean 1.20 or 1200.00: write the one you mean");
    CHECK(sentence_of(Language::de, {"money_ambiguous", "", "1.299", "1.299, 1299.00"}) ==
          "Das kann 1,299 oder 1299,00 bedeuten: Schreiben Sie den gemeinten Betrag");
}

TEST_CASE("undo is an inverse change or no change where nothing was sent") {
    Shop shop;
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    auto after = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    after.version = Version(4);
    after.position.price_minor = 46699;
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 200, rows_json(after));
    const auto undone = shop.send(message::CommandRun{Command::undo});
    const auto* patch = fetch_of(undone, "PATCH");
    REQUIRE(patch);
    CHECK(patch->headers[2].second == "\"4\"");
    CHECK(wire::decode_patch(patch->body).value().price->minor == 47200);

    Shop offline;
    (void)offline.send(message::OnlineChanged{false});
    CHECK_FALSE(fetch_of(offline.type_and_commit(kPrice, "466.99"), "PATCH"));
    CHECK(offline.model.ads.writes.size() == 1);
    (void)offline.send(message::CommandRun{Command::undo});
    CHECK(offline.model.ads.writes.empty());
    CHECK(offline.shown().standing.price_minor == 47200);
}

TEST_CASE("offline writes wait and leave when the network is back") {
    Shop shop;
    (void)shop.send(message::OnlineChanged{false});
    CHECK_FALSE(fetch_of(shop.type_and_commit(kStock, "5"), "PATCH"));
    CHECK(shop.shown().standing.position.quantity == 5);
    CHECK(fetch_of(shop.send(message::OnlineChanged{true}), "PATCH"));
}

TEST_CASE("a stale write becomes a conflict that keeps both sides") {
    Shop shop;
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    auto theirs = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    theirs.version = Version(8);
    theirs.position.price_minor = 45000;
    wire::Problem problem;
    problem.status = 412;
    problem.code = "version_stale";
    problem.current_json = rows_json(theirs);
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 412,
                         wire::encode_problem(problem));
    REQUIRE(shop.model.ads.writes.size() == 1);
    const auto& write = shop.model.ads.writes[0];
    CHECK(write.state == Write::State::conflict);
    CHECK(shop.model.ads.conflict_shown == write.id);
    CHECK(shop.model.toasts.empty()); // its dialog says it all
    CHECK(write.patch.price->minor == 46699);
    CHECK(shop.shown().saved->position.price_minor == 45000);

    SUBCASE("mine is sent again on theirs") {
        const auto again = shop.send(MineKept{write.id});
        REQUIRE(fetch_of(again, "PATCH"));
        CHECK(fetch_of(again, "PATCH")->headers[2].second == "\"8\"");
        CHECK(shop.model.ads.conflict_shown == 0);
    }
    SUBCASE("theirs stands") {
        CHECK_FALSE(fetch_of(shop.send(TheirsTaken{write.id}), "PATCH"));
        CHECK(shop.model.ads.writes.empty());
        CHECK(shop.shown().standing.price_minor == 45000);
    }
}

TEST_CASE("a refused write comes back into its cell with the reason") {
    Shop shop;
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    wire::Problem problem;
    problem.status = 422;
    problem.code = "price_below_floor";
    problem.fields = {{"price_below_floor", "/price", "466.99", "470.00"}};
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 422,
                         wire::encode_problem(problem));
    CHECK(shop.model.ads.writes.empty());
    REQUIRE(shop.model.ads.drafts.contains(kPrice));
    CHECK(shop.model.ads.drafts.at(kPrice).text == "466.99");
    REQUIRE(shop.shown().price_error);
    CHECK(shop.shown().price_error->code == "price_below_floor");
}

TEST_CASE("an unanswered write is repeated with the same key until the server is back") {
    Shop shop;
    auto effects = shop.type_and_commit(kPrice, "466.99");
    const auto key = fetch_of(effects, "PATCH")->headers[1].second;
    for (int attempt = 1; attempt < 9; ++attempt) {
        effects = shop.send(message::RequestFailed{fetch_of(effects, "PATCH")->request});
        CHECK_FALSE(shop.model.is_reachable);
        CHECK_FALSE(shop.shown().trouble);
        REQUIRE(find<effect::Wait>(effects));
        effects = shop.send(message::Waited{find<effect::Wait>(effects)->timer});
        REQUIRE(fetch_of(effects, "PATCH"));
        CHECK(fetch_of(effects, "PATCH")->headers[1].second == key);
    }
    auto after = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    after.version = Version(4);
    effects = fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 200, rows_json(after));
    CHECK(shop.model.is_reachable);
    CHECK(find<effect::LookForNewer>(effects));
    CHECK(shop.model.ads.writes.empty());
}

TEST_CASE("a change goes at once when the server is heard again") {
    Shop shop;
    const auto sent = shop.type_and_commit(kPrice, "466.99");
    const auto& key = fetch_of(sent, "PATCH")->headers[1].second;
    (void)shop.send(message::RequestFailed{fetch_of(sent, "PATCH")->request});
    const auto effects = shop.send(
        message::ChunkArrived{shop.model.ads.follow.request, {R"({"sequence":"10","rows":[]})"}});
    REQUIRE(fetch_of(effects, "PATCH"));
    CHECK(fetch_of(effects, "PATCH")->headers[1].second == key);
}

TEST_CASE("a write that the server fails at is repeated and given up loudly") {
    Shop shop;
    auto effects = shop.type_and_commit(kPrice, "466.99");
    const auto key = fetch_of(effects, "PATCH")->headers[1].second;
    for (int attempt = 1; attempt < 4; ++attempt) {
        effects = fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 503, "");
        REQUIRE(find<effect::Wait>(effects));
        effects = shop.send(message::Waited{find<effect::Wait>(effects)->timer});
        REQUIRE(fetch_of(effects, "PATCH"));
        CHECK(fetch_of(effects, "PATCH")->headers[1].second == key);
    }
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 503, "");
    REQUIRE(shop.shown().trouble);
    CHECK(shop.shown().standing.price_minor == 46699);
    CHECK(fetch_of(shop.send(WriteRetried{shop.shown().trouble->id}), "PATCH"));
}

TEST_CASE("a list that is loaded anew stands until the new one is whole") {
    Shop shop;
    effect::Fetch changes;
    changes.request = shop.model.ads.follow.request;
    const auto again = fixture::reply(shop.model, changes, 410, "");
    const auto load = *fetch_of(again, "GET");
    const auto row = fixture::losing_ad(3, "Pixel 8", "PX8");
    (void)shop.send(message::ChunkArrived{
        load.request, {wire::encode_workspace_head({1, Sequence(20)}), wire::encode_ad_row(row)}});
    CHECK(shop.model.ads.shelf.view().count() == 2);
    (void)fixture::reply(shop.model, load, 200, "");
    CHECK(shop.model.ads.shelf.view().count() == 1);
    CHECK(shop.model.ads.shelf.at(0).title == "Pixel 8");
}

TEST_CASE("two changes of one ad go one after the other") {
    Shop shop;
    const auto first = shop.type_and_commit(kPrice, "466.99");
    CHECK_FALSE(fetch_of(shop.type_and_commit(kStock, "4"), "PATCH"));
    auto after = fixture::losing_ad(1, "iPhone 13", "IP13-EX");
    after.version = Version(4);
    after.position.price_minor = 46699;
    const auto then = fixture::reply(shop.model, *fetch_of(first, "PATCH"), 200, rows_json(after));
    REQUIRE(fetch_of(then, "PATCH"));
    CHECK(fetch_of(then, "PATCH")->headers[2].second == "\"4\"");
    CHECK(shop.shown().standing.position.quantity == 4);
}

TEST_CASE("a session that ends keeps drafts and writes and goes on after signing in") {
    Shop shop;
    (void)shop.send(CellOpened{kStock});
    (void)shop.send(CellTyped{kStock, "3"});
    const auto effects = shop.type_and_commit(kPrice, "466.99");
    (void)fixture::reply(shop.model, *fetch_of(effects, "PATCH"), 401, "{}");
    CHECK(shop.model.sign_in.state == SignIn::State::expired);
    CHECK(shop.model.ads.drafts.at(kStock).text == "3");
    (void)shop.send(message::PasswordTyped{"secret"});
    const auto posted = shop.send(message::SignInPressed{});
    const auto entered = fixture::reply(shop.model, *fetch_of(posted, "POST"), 200,
                                        wire::encode_session(fixture::session()));
    CHECK(fetch_of(entered, "PATCH"));
    CHECK(shop.model.ads.drafts.at(kStock).text == "3");
    CHECK(shop.model.ads.shelf.rows().size() == 2);
}

TEST_CASE("a reload brings drafts and unanswered writes back") {
    Shop before;
    (void)before.send(CellOpened{kStock});
    (void)before.send(CellTyped{kStock, "3"});
    (void)before.type_and_commit(kPrice, "466.99");
    Model after;
    const std::vector<std::pair<std::string, std::string>> kept(before.model.kept.begin(),
                                                                before.model.kept.end());
    fixture::open_shop(after, {fixture::losing_ad(1, "iPhone 13", "IP13-EX")}, "", kept);
    CHECK(after.ads.drafts.at(kStock).text == "3");
    REQUIRE(after.ads.writes.size() == 1);
    CHECK(after.ads.writes[0].patch == before.model.ads.writes[0].patch);
    CHECK(after.ads.writes[0].idempotency_key == before.model.ads.writes[0].idempotency_key);
}
