// The detail of an ad from the page's side: what is asked for, when, and what one press does.
// Must not know views.
#include "web/app/detail/delivering.hpp"
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
    CHECK(shop.model.toasts.empty()); // said once it is saved
    auto saved = fixture::winning_ad(2, "Galaxy S22", "GS22");
    saved.position.price_minor = 42500;
    (void)fixture::reply(shop.model, *fixture::fetch_of(effects, "PATCH"), 200,
                         wire::encode_rows({saved}));
    CHECK(shop.model.toasts.size() == 1);
}

TEST_CASE("an ad gets a delivery of its own and gives it back") {
    using detail::DeliveryField;
    using How = detail::DeliveryDone::How;
    Shop shop;
    const auto opened = shop.send(ads::RowOpened{kLosing});
    const auto* asked = fetch_about(opened, "/deliveries");
    REQUIRE(asked);
    CHECK(asked->path == "/desk/v1/listings/1/deliveries?market=FR");
    (void)shop.send(detail::DeliveryOpened{}); // not known yet
    CHECK_FALSE(shop.model.detail->deliveries.is_open);
    const auto eur = Currency::of("EUR");
    (void)fixture::reply(shop.model, *asked, 200,
                         wire::encode_ad_deliveries({eur, {}, {{"UPS", {490, eur}, 48}}}));
    (void)shop.send(detail::DeliveryOpened{});
    auto& deliveries = shop.model.detail->deliveries;
    REQUIRE(deliveries.is_open);
    CHECK(deliveries.texts == std::array<std::string, 3>{"4.90", "48", "UPS"});
    struct Case {
        DeliveryField field;
        const char* text;
        const char* refusal;
    };
    for (const Case& row :
         {Case{DeliveryField::hours, "73", "delivery_hours_out_of_range"},
          Case{DeliveryField::hours, "a day", "number_malformed"},
          Case{DeliveryField::hours, "", "delivery_incomplete"},
          Case{DeliveryField::hours, "24", ""}, Case{DeliveryField::price, "x", "amount_malformed"},
          Case{DeliveryField::price, "4.900", "money_ambiguous"},
          Case{DeliveryField::price, "0", ""}}) {
        CAPTURE(row.text);
        (void)shop.send(detail::DeliveryTyped{row.field, row.text});
        const auto typed = detail::deliveries_typed(deliveries, Language::en);
        CHECK((typed ? "" : typed.error().code) == row.refusal);
    }
    const auto saved = shop.send(detail::DeliveryDone{How::saved});
    REQUIRE(fixture::fetch_of(saved, "PATCH"));
    const auto patch = wire::decode_patch(fixture::fetch_of(saved, "PATCH")->body);
    REQUIRE(patch);
    CHECK(patch.value().deliveries == std::vector<listings::Delivery>{{"UPS", {0, eur}, 24}});
    CHECK_FALSE(deliveries.is_open);
    (void)fixture::reply(shop.model, *fixture::fetch_of(saved, "PATCH"), 200,
                         wire::encode_rows({fixture::losing_ad(1, "iPhone 13", "IP13")}));
    const auto back = shop.send(detail::DeliveryDone{How::as_the_shop});
    REQUIRE(fixture::fetch_of(back, "PATCH"));
    CHECK(wire::decode_patch(fixture::fetch_of(back, "PATCH")->body).value().deliveries->empty());
}

TEST_CASE("an ad is offered in a market where it is not") {
    using listings::Market;
    Shop shop("/ads?row=1-FR&pane=markets");
    REQUIRE(shop.model.detail);
    CHECK(fetches(shop.send(detail::Offered{})).empty()); // no market yet
    (void)shop.send(detail::OfferTyped{Market::DE, "abc"});
    CHECK(fetches(shop.send(detail::Offered{})).empty());
    (void)shop.send(detail::OfferTyped{Market::DE, "450"});
    const auto sent = shop.send(detail::Offered{});
    const auto* post = fixture::fetch_of(sent, "POST");
    REQUIRE(post);
    CHECK(post->path == "/desk/v1/listings/1/markets");
    const auto patch = wire::decode_patch(post->body);
    REQUIRE(patch);
    CHECK(patch.value().market == Market::DE);
    CHECK(patch.value().price->minor == 45000);
    CHECK(patch.value().publication == listings::Publication::online);
    CHECK(fetches(shop.send(detail::Offered{})).empty()); // once

    SUBCASE("and stands there") {
        auto german = fixture::losing_ad(1, "iPhone 13", "IP13");
        german.market = Market::DE;
        (void)fixture::reply(
            shop.model, *post, 200,
            wire::encode_rows({fixture::losing_ad(1, "iPhone 13", "IP13"), german}));
        CHECK(shop.model.ads.shelf.find({ListingId(1), Market::DE}));
        CHECK(shop.model.detail->offer.price.empty());
        CHECK(shop.model.toasts.size() == 1);
    }
    SUBCASE("a refusal is said and an answer that got lost is asked for with the same key") {
        (void)shop.send(message::RequestFailed{post->request});
        CHECK(shop.model.detail->offer.refusal->code == "network");
        const auto again = shop.send(detail::Offered{});
        const auto* second = fixture::fetch_of(again, "POST");
        REQUIRE(second);
        CHECK(second->headers[1].second == post->headers[1].second);
        wire::Problem problem;
        problem.status = 409;
        problem.code = "market_listed_already";
        (void)fixture::reply(shop.model, *second, 409, wire::encode_problem(problem));
        CHECK(shop.model.detail->offer.refusal->code == "market_listed_already");
        CHECK(shop.model.detail->offer.price == "450");
    }
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
