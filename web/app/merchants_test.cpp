// What belongs to one merchant is not another's: on the page after signing out, after a session
// that ended, and with another merchant signed in by another tab; and in the browser's storage.
// Must not know views.
#include "web/app/bulk/model.hpp"
#include "web/app/create/model.hpp"
#include "web/app/detail/model.hpp"
#include "web/app/orders/fixture.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using app::fixture::fetch_of;
using app::fixture::reply;

namespace {

using Browser = std::vector<std::pair<std::string, std::string>>;

constexpr ads::AdKey kAd{ListingId(1), listings::Market::FR};
constexpr std::int64_t kOrder = 4821102;

wire::Session session_of(std::int64_t merchant) {
    auto session = fixture::session();
    session.merchant = MerchantId(merchant);
    session.email = "m" + std::to_string(merchant) + "@example.test";
    return session;
}

Browser browser_of(const Model& model) { return {model.kept.begin(), model.kept.end()}; }

/// Merchant 7 with something in each part of the page, and in the browser.
void work(Model& model) {
    const auto send = [&](app::Message message) { return update(model, message); };
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "A-1")});
    (void)send(ads::ViewNameTyped{"Mine"});
    (void)send(ads::SearchTyped{"iphone"});
    (void)send(ads::ViewSaved{});
    (void)send(ads::RowOpened{kAd});
    (void)send(ads::CellOpened{{kAd, ads::CellField::stock}});
    (void)send(ads::CellTyped{{kAd, ads::CellField::stock}, "3"});
    (void)send(ads::RowsTicked{ads::RowsTicked::How::add, 0, 0});
    (void)send(message::FileArrived{"ads.csv", "ref;price\nA-1;450\n"});
    (void)send(imports::ColumnChosen{0, "sku"});
    (void)send(create::Message(create::QueryTyped{"pixel"}));
    (void)send(bulk::Opened{bulk::Family::edit});
    (void)send(app::Message(app::orders::Message(app::orders::Opened{})));
    (void)app::orders::fixture::type(model, app::orders::Entry::tracking_number, "6A12345678901",
                                     kOrder);
    (void)app::orders::fixture::type(model, app::orders::Entry::imei, "356938035643809",
                                     kOrder * 10);
    (void)send(app::orders::Message(app::orders::Chosen{app::orders::Choice::carrier, 1, 0}));
    (void)app::orders::fixture::type(model, app::orders::Entry::customer, "Perrin");
    (void)app::orders::fixture::type(model, app::orders::Entry::view_name, "Perrin's");
    (void)app::orders::fixture::press(model, app::orders::Act::save_view);
    (void)send(message::CommandRun{Command::open_palette});
    (void)send(message::PaletteTyped{"Perrin"});
    model.toasts.push_back({1, Toast::Tone::info, "iPhone 13", 0, 0});
    model.orders_to_confirm = model.orders_to_dispatch = 2;
    model.held.push_back(message::FileArrived{"held.csv", "sku\n"});
}

/// Every member of a Shop by its name: one more there does not compile here until it is checked.
std::string left_in(const merchant::Shop& shop) {
    const auto& [palette, toasts, create, ads, detail, import, bulk, orders, to_confirm,
                 to_dispatch, held] = shop;
    std::string left;
    const auto check = [&](const char* name, bool is_there) {
        if (is_there) left += std::string(name) + " ";
    };
    check("palette", palette.is_open || !palette.text.empty() || palette.finding);
    check("toasts", !toasts.empty());
    check("create", create != nullptr);
    check("rows", !ads.shelf.rows().empty() || ads.incoming);
    check("views", !ads.saved_views.empty());
    check("ads", !ads.drafts.empty() || ads.open_cell || !ads.writes.empty() ||
                     !ads.undoables.empty() || !ads.ticked.empty() || !ads.view_name.empty());
    check("ladder", ads.ladder.ad != ads::AdKey{});
    check("detail", detail != nullptr);
    check("import", import.step != imports::Import::Step::closed || !import.file_name.empty());
    check("bulk", bulk != nullptr);
    check("orders", orders != nullptr);
    check("counts", to_confirm != 0 || to_dispatch != 0);
    check("held", !held.empty());
    return left;
}

const std::string kAll = "palette toasts create rows views ads ladder detail import bulk orders "
                         "counts held ";

std::vector<Effect> sign_in_as(Model& model, std::int64_t merchant) {
    (void)update(model, message::EmailTyped{"someone@example.test"});
    (void)update(model, message::PasswordTyped{"secret"});
    const auto posted = update(model, message::SignInPressed{});
    return reply(model, *fetch_of(posted, "POST"), 200, wire::encode_session(session_of(merchant)));
}

void end_session(Model& model) {
    effect::Fetch changes;
    changes.request = model.ads.follow.request;
    (void)reply(model, changes, 401, "{}");
    REQUIRE(model.sign_in.state == SignIn::State::expired);
}

} // namespace

TEST_CASE("the page of one merchant holds nothing for another") {
    struct Row {
        const char* how;
        void (*leave)(Model&);
        std::int64_t next;
        std::string left;
    };
    const auto sign_out = [](Model& model) {
        (void)update(model, message::CommandRun{Command::sign_out});
        CHECK(left_in(model) == "");
        CHECK(model.route.question == ads::Question{});
    };
    const auto expire = [](Model& model) { end_session(model); };
    // The same one goes on where the session ended; only the palette closes. After signing out,
    // what the browser kept comes back.
    for (const Row& row :
         {Row{"signed out", sign_out, 8, ""}, Row{"signed out", sign_out, 7, "views ads "},
          Row{"expired", expire, 8, ""},
          Row{"expired", expire, 7,
              "toasts create rows views ads ladder detail import bulk orders counts held "}}) {
        CAPTURE(row.how);
        CAPTURE(row.next);
        Model model;
        work(model);
        REQUIRE(left_in(model) == kAll);
        REQUIRE(model.route.question.search == "iphone");
        row.leave(model);
        (void)sign_in_as(model, row.next);
        CHECK(model.sign_in.session.merchant == MerchantId(row.next));
        CHECK(left_in(model) == row.left);
        if (row.next == 8) CHECK(model.route.question.search.empty());
        if (row.next == 8) CHECK_FALSE(model.route.opened);
        (void)update(model, message::RouteChanged{"/orders"});
        REQUIRE(model.orders);
        CHECK(model.orders->drafts.tracking.size() == (row.next == 7 ? 1u : 0u));
        CHECK(model.orders->drafts.lines.size() == (row.next == 7 ? 1u : 0u));
        CHECK(model.orders->saved_views.size() == (row.next == 7 ? 1u : 0u));
        CHECK((model.orders->drafts.carrier == 1) == (row.next == 7));
    }
}

TEST_CASE("what was asked for one merchant is not answered to another") {
    Model model;
    fixture::open_shop(model, {fixture::losing_ad(1, "iPhone 13", "A-1")});
    const auto opened = update(model, ads::RowOpened{kAd});
    const auto history = update(model, detail::PaneChosen{Pane::history});
    std::vector<effect::Fetch> asked;
    for (const auto* effects : {&opened, &history})
        for (const auto& each : *effects)
            if (const auto* fetch = std::get_if<effect::Fetch>(&each)) asked.push_back(*fetch);
    REQUIRE(asked.size() >= 3);
    end_session(model);
    (void)sign_in_as(model, 8);
    for (const auto& fetch : asked) {
        CAPTURE(fetch.path);
        CHECK_FALSE(model.errands.contains(fetch.request));
        CHECK(reply(model, fetch, 200, "{}").empty());
    }
    CHECK(model.detail == nullptr);
    // The count of orders comes without being asked twice.
    for (const auto& [request, errand] : model.errands)
        CHECK((errand.purpose == Purpose::load_ads || errand.purpose == Purpose::orders ||
               errand.purpose == Purpose::sign_out));
}

TEST_CASE(
    "every request says for whom it is so that a tab of one merchant asks nothing as another") {
    Model model;
    const auto asked = fixture::start(model);
    const auto merchant_in = [](const effect::Fetch& fetch) {
        for (const auto& [name, value] : fetch.headers)
            if (name == "X-Merchant") return value;
        return std::string("nobody");
    };
    CHECK(merchant_in(*fetch_of(asked, "GET")) == "nobody");
    const auto entered =
        reply(model, *fetch_of(asked, "GET"), 200, wire::encode_session(session_of(7)));
    for (const auto& each : entered)
        if (const auto* fetch = std::get_if<effect::Fetch>(&each))
            CHECK(merchant_in(*fetch) == "7");
    REQUIRE(fetch_of(entered, "GET"));
    // The server's answer when another tab signed merchant 8 in: as when the session ended.
    const auto refused = reply(model, *fetch_of(entered, "GET"), 401, "{}");
    CHECK(model.sign_in.state == SignIn::State::expired);
}

TEST_CASE("what the browser keeps of a merchant carries his number and nobody else finds it") {
    Model first;
    work(first);
    (void)update(first, create::Message(create::ProductChosen{ProductId(7)}));
    (void)update(first, create::Message(create::GradeChosen{listings::Grade::excellent}));
    (void)update(first, message::ThemeChosen{ThemeChoice::dark});
    std::string names;
    for (const auto& [key, value] : first.kept)
        if (!value.empty()) names += key + " ";
    CHECK(names == "drafts.7 import-columns.7 new_ad.7 orders.carrier.7 orders.drafts.7 "
                   "orders.views.7 theme views.7 ");

    // Two tabs of one browser: the second signs merchant 8 in, who leaves things of his own.
    Model second;
    (void)reply(second, *fetch_of(fixture::start(second, "", browser_of(first)), "GET"), 200,
                wire::encode_session(session_of(8)));
    CHECK(left_in(second) == "");
    (void)update(second, message::RouteChanged{"/orders"});
    REQUIRE(second.orders);
    CHECK(second.orders->drafts.tracking.empty());
    CHECK(second.orders->saved_views.empty());
    (void)app::orders::fixture::type(second, app::orders::Entry::tracking_number, "LA123456789FR",
                                     kOrder);
    CHECK(second.kept.at("orders.drafts.7") == first.kept.at("orders.drafts.7"));
    CHECK(second.kept.at("orders.drafts.8").find("6A12345678901") == std::string::npos);

    Model again;
    fixture::open_shop(again, {}, "", browser_of(second));
    (void)update(again, message::RouteChanged{"/orders"});
    REQUIRE(again.orders);
    CHECK(again.orders->drafts.tracking.at(OrderId(kOrder)) == "6A12345678901");
}

TEST_CASE("what an older page kept under a name without a number is taken away") {
    const Browser old = {{"views", "Mine\t/ads?q=iphone\n"},
                         {"orders.drafts", "t1\t6A\n"},
                         {"orders.carrier", "DHL"},
                         {"import-columns", "ref\tsku\n"},
                         {"columns", "price:0:0"},
                         {"orders.columns", "total:0:0"},
                         {"theme", "dark"},
                         {"drafts.7", ""}};
    Model model;
    const auto effects = fixture::start(model, "", old);
    std::string taken;
    for (const auto& each : effects)
        if (const auto* keep = std::get_if<effect::Keep>(&each)) {
            CHECK(keep->value.empty());
            taken += keep->key + " ";
        }
    CHECK(taken == "views orders.drafts orders.carrier import-columns ");
    (void)reply(model, *fetch_of(effects, "GET"), 200, wire::encode_session(session_of(7)));
    CHECK(model.ads.saved_views.empty());
    CHECK_FALSE(model.ads.columns == ads::first_columns());
    CHECK(model.theme == ThemeChoice::dark);
}
