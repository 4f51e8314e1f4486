// What the palette can do beyond the named commands: who is offered it, and where it leads.
// Must not know widgets.
#include "web/app/bulk/model.hpp"
#include "web/app/orders/fixture.hpp"
#include "web/app/shell.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::app;
using fixture::losing_ad;

namespace {

void open_shop(Model& model, const char* route, wire::Role role = wire::Role::owner) {
    fixture::open_shop(
        model,
        {losing_ad(1, "iPhone 13 128 GB", "IP13"), losing_ad(2, "Galaxy S22 128 GB", "GS22")},
        route);
    model.sign_in.session.role = role;
}

/// The place of the entry that is called so; as many as there are when there is none.
std::size_t offered(Model& model, const std::string& label) {
    model.palette = {true, label};
    const auto entries = palette_entries(model);
    std::size_t at = 0;
    while (at < entries.size() && entries[at].label != label) ++at;
    return at < entries.size() ? at : std::string::npos;
}

std::vector<Effect> run(Model& model, const std::string& label) {
    const auto at = offered(model, label);
    REQUIRE(at != std::string::npos);
    return update(model, message::PaletteRun{at});
}

} // namespace

TEST_CASE("each deed is offered to those who may do it and leads to its section") {
    struct Row {
        const char* label;
        bool is_for_readers;
        Place place;
    };
    const Row rows[] = {
        {"Create an ad", false, Place::create},
        {"Import ads…", false, Place::ads},
        {"Export the filtered ads", true, Place::orders}, // it needs no section
        {"Bulk edit…", false, Place::ads},
        {"Reprice…", false, Place::ads},
        {"Reprice: Saved rules", true, Place::ads},
        {"Reprice: Journal", true, Place::ads},
        {"Import my trackings…", false, Place::orders},
        {"Export my orders", true, Place::orders},
        {"Ship-from calendar…", true, Place::orders},
    };
    for (const Row& row : rows) {
        CAPTURE(row.label);
        Model reader, owner;
        open_shop(reader, "/ads", wire::Role::read_only);
        CHECK((offered(reader, row.label) != std::string::npos) == row.is_for_readers);
        open_shop(owner, "/ads");
        CHECK(offered(owner, row.label) != std::string::npos);
        Model elsewhere;
        open_shop(elsewhere, "/orders");
        (void)run(elsewhere, row.label);
        CHECK(elsewhere.route.place == row.place);
        CHECK_FALSE(elsewhere.palette.is_open);
    }
}

TEST_CASE("bulk edits say how many ads are ticked and are not offered for none") {
    Model model;
    open_shop(model, "/ads");
    (void)update(model, ads::Message(ads::AllTicked{true}));
    const auto at = offered(model, "Bulk edit…");
    REQUIRE(at != std::string::npos);
    CHECK(palette_entries(model)[at].note == "2 ticked");
    (void)update(model, message::PaletteRun{at});
    REQUIRE(model.bulk);
    CHECK(model.bulk->family == bulk::Family::edit);
    CHECK(model.bulk->scope == bulk::Scope::ticked);

    Model filtered;
    open_shop(filtered, "/ads?q=pixel");
    CHECK(offered(filtered, "Bulk edit…") == std::string::npos);
    CHECK(offered(filtered, "Reprice…") == std::string::npos);
}

TEST_CASE("the saved rules and their journal are opened and asked for") {
    struct Row {
        const char* label;
        bulk::Page page;
        const char* asked;
    };
    for (const Row& row :
         {Row{"Reprice: Saved rules", bulk::Page::rules, "/desk/v1/repricing"},
          Row{"Reprice: Journal", bulk::Page::journal, "/desk/v1/repricing/moves"}}) {
        CAPTURE(row.label);
        Model model;
        open_shop(model, "/ads");
        const auto effects = run(model, row.label);
        REQUIRE(model.bulk);
        CHECK(model.bulk->family == bulk::Family::reprice);
        CHECK(model.bulk->page == row.page);
        CHECK(stall::app::orders::fixture::fetch_to(effects, row.asked));
    }
}

TEST_CASE("deeds of orders are done from any section") {
    Model model;
    open_shop(model, "/ads");
    CHECK(fixture::find<effect::ChooseFile>(run(model, "Import my trackings…")));

    Model other;
    open_shop(other, "/ads");
    const auto effects = run(other, "Export my orders");
    const auto* visit = fixture::find<effect::Visit>(effects);
    REQUIRE(visit);
    CHECK(visit->path == "/desk/v1/orders/export?segment=all");
}

TEST_CASE("the calendar opens when it has come") {
    for (const int status : {200, 503}) {
        CAPTURE(status);
        Model model;
        open_shop(model, "/ads");
        (void)run(model, "Ship-from calendar…");
        REQUIRE(model.orders);
        CHECK_FALSE(model.orders->calendar_edit);
        wire::Calendar calendar;
        calendar.terms.version = Version(1);
        calendar.rules = time::holiday_rules("FR", "").value();
        const auto text = wire::encode_calendar(calendar);
        (void)update(model,
                     message::ReplyArrived{model.orders->calendar.request, status, {}, text});
        CHECK(model.orders->calendar_edit.has_value() == (status == 200));
        CHECK_FALSE(model.orders->calendar_wanted);
    }
}

TEST_CASE("a file asked for elsewhere is read as ads") {
    Model model;
    open_shop(model, "/orders");
    CHECK(fixture::find<effect::ChooseFile>(run(model, "Import ads…")));
    (void)update(model, message::FileArrived{"ads.csv", "sku,quantity\nIP13,4\n"});
    CHECK(model.import.step == imports::Import::Step::preview);
}

TEST_CASE("the search is called after what it searches") {
    Model model;
    open_shop(model, "/ads");
    CHECK(offered(model, "Search ads") != std::string::npos);
    CHECK(offered(model, "Search orders") == std::string::npos);
    Model orders;
    open_shop(orders, "/orders");
    CHECK(offered(orders, "Search orders") != std::string::npos);
}
