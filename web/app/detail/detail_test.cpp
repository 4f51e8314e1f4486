// The detail of an ad from the page's side: what is asked for, when, and what one press does.
// Must not know views.
#include "web/app/detail/model.hpp"
#include "web/app/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using app::detail::State;

namespace {

constexpr ads::AdKey kLosing{ListingId(1), listings::Market::FR};
constexpr ads::AdKey kWinning{ListingId(2), listings::Market::FR};

struct Shop {
    explicit Shop(std::string route = "") {
        fixture::open_shop(model,
                           {fixture::losing_ad(1, "iPhone 13", "IP13"),
                            fixture::winning_ad(2, "Galaxy S22", "GS22")},
                           std::move(route));
    }
    std::vector<Effect> send(Message message) { return update(model, message); }
    Model model;
};

std::vector<effect::Fetch> fetches(const std::vector<Effect>& effects) {
    std::vector<effect::Fetch> all;
    for (const auto& effect : effects)
        if (const auto* fetch = std::get_if<effect::Fetch>(&effect)) all.push_back(*fetch);
    return all;
}

/// The fetch whose path holds `part`.
const effect::Fetch* fetch_about(const std::vector<Effect>& effects, std::string_view part) {
    for (const auto& effect : effects)
        if (const auto* fetch = std::get_if<effect::Fetch>(&effect);
            fetch && fetch->path.find(part) != std::string::npos)
            return fetch;
    return nullptr;
}

} // namespace

TEST_CASE("an ad that loses asks what else would win and one that wins does not") {
    Shop shop;
    const auto losing = shop.send(ads::RowOpened{kLosing});
    REQUIRE(fetch_about(losing, "/advice"));
    CHECK(fetch_about(losing, "/advice")->path == "/desk/v1/listings/1/advice?market=FR");
    CHECK(fetch_about(losing, "/offers"));
    CHECK(shop.model.detail->reasons.state == State::loading);
    const auto winning = shop.send(ads::RowOpened{kWinning});
    CHECK_FALSE(fetch_about(winning, "/advice"));
    CHECK(shop.model.detail->reasons.state == State::none);
}

TEST_CASE("the history is asked for when its side is opened and once only") {
    Shop shop;
    CHECK_FALSE(fetch_about(shop.send(ads::RowOpened{kLosing}), "/prices"));
    const auto effects = shop.send(detail::PaneChosen{Pane::history});
    REQUIRE(fetch_about(effects, "/prices"));
    const auto* route = fixture::find<effect::ShowRoute>(effects);
    REQUIRE(route);
    CHECK(route->fragment == "/ads?market=FR&row=1-FR&pane=history");
    const auto prices = *fetch_about(effects, "/prices");
    wire::PriceHistory history{Currency::of("EUR"), {}};
    history.points.push_back(
        {Instant{1000}, 47200, 46699, 46499, listings::Standing::losing, "start"});
    (void)fixture::reply(shop.model, prices, 200, wire::encode_price_history(history));
    CHECK(shop.model.detail->history.state == State::ready);
    CHECK(shop.model.detail->history.prices == history);
    (void)shop.send(detail::PaneChosen{Pane::price});
    CHECK_FALSE(fetch_about(shop.send(detail::PaneChosen{Pane::history}), "/prices"));
}

TEST_CASE("a history that failed is asked for again") {
    Shop shop("/ads?row=1-FR&pane=history");
    CHECK(shop.model.route.pane == Pane::history);
    REQUIRE(shop.model.detail);
    const auto request = shop.model.detail->history.request;
    (void)shop.send(message::ReplyArrived{request, 500, {}, "oops"});
    CHECK(shop.model.detail->history.state == State::failed);
    CHECK(shop.model.detail->history.error.code == "status_500");
    const auto again = shop.send(detail::Retried{});
    REQUIRE(fetch_about(again, "/prices"));
    CHECK(shop.model.detail->history.state == State::loading);
    (void)shop.send(message::RequestFailed{fetch_about(again, "/prices")->request});
    CHECK(shop.model.detail->history.error.code == "network");
}

TEST_CASE("an answer for an ad that is no longer open is not shown for another") {
    Shop shop;
    (void)shop.send(ads::RowOpened{kLosing});
    const auto stale = shop.model.detail->reasons.request;
    (void)shop.send(ads::RowOpened{kWinning});
    (void)shop.send(message::ReplyArrived{stale, 200, {}, wire::encode_advice({})});
    CHECK(shop.model.detail->reasons.state == State::none);
}

TEST_CASE("one press sets the price") {
    Shop shop;
    const auto effects = shop.send(detail::PriceApplied{kWinning, 42500});
    REQUIRE(fixture::fetch_of(effects, "PATCH"));
    CHECK(fixture::fetch_of(effects, "PATCH")->body.find("425.00") != std::string::npos);
    CHECK(shop.model.toasts.size() == 1);
}

TEST_CASE("when rivals move what is shown is asked for again and closing forgets the side") {
    Shop shop("/ads?row=1-FR&pane=history");
    const auto changed = fixture::losing_ad(1, "iPhone 13", "IP13");
    REQUIRE(shop.model.ads.follow.request != 0);
    wire::Change change;
    change.sequence = Sequence(10);
    change.rows = {changed};
    const auto effects = shop.send(
        message::ChunkArrived{shop.model.ads.follow.request, {wire::encode_change(change)}});
    CHECK(fetch_about(effects, "/prices"));
    CHECK(fetch_about(effects, "/offers"));
    CHECK(fetches(effects).size() == 2);
    (void)shop.send(ads::DrawerClosed{});
    CHECK(shop.model.route.pane == Pane::price);
}

TEST_CASE("without the later part an opened ad asks for it and waits") {
    Shop shop;
    shop.model.parts = Parts::first;
    const auto effects = shop.send(ads::RowOpened{kLosing});
    CHECK(fixture::find<effect::LoadParts>(effects));
    CHECK(fetches(effects).empty());
    const auto arrived = shop.send(message::PartsArrived{});
    CHECK(fetch_about(arrived, "/offers"));
    CHECK(fetch_about(arrived, "/advice"));
}
