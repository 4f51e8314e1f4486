// Calendars and places there and back, and what is refused.
#include "core/wire/calendar.hpp"

#include <doctest/doctest.h>

using namespace stall;

namespace {

wire::Calendar alsatian() {
    wire::Calendar calendar;
    calendar.terms.region = "67";
    calendar.terms.closures = {
        {time::date_of(2026, 8, 3), time::date_of(2026, 8, 21), "Congés d’été"}};
    calendar.terms.version = Version(3);
    calendar.rules = time::holiday_rules("FR", "67").value();
    return calendar;
}

} // namespace

TEST_CASE("calendar codec: there and back and the page counts the same days") {
    const wire::Calendar calendar = alsatian();
    const auto back = wire::decode_calendar(wire::encode_calendar(calendar));
    REQUIRE(back.ok());
    CHECK(back.value() == calendar);
    const auto here = time::BusinessCalendar::of(calendar.terms).value();
    const auto there = time::BusinessCalendar::of(back.value().terms, back.value().rules).value();
    CHECK(here.version_text() == there.version_text());
    for (time::LocalDate date = time::first_known_day(); date < time::end_of_known_days();
         date = date + 1) {
        REQUIRE(here.is_business_day(date) == there.is_business_day(date));
        REQUIRE(here.day(date).name == there.day(date).name);
    }
    const auto wish = wire::decode_calendar_terms(wire::encode_calendar_terms(calendar.terms));
    REQUIRE(wish.ok());
    time::CalendarTerms unversioned = calendar.terms;
    unversioned.version = Version();
    CHECK(wish.value() == unversioned);
}

TEST_CASE("calendar codec: what is refused and where") {
    struct Row {
        const char* json;
        const char* code;
        const char* where;
    };
    const std::string start = R"({"zone":"Europe/Paris","country":"FR","region":"","closures":[)";
    for (const Row& row : {
             Row{R"({"first":"2026-8-3","last":"2026-08-21","name":""}]})", "date_malformed",
                 "/closures/0/first"},
             {R"({"first":"2026-08-03","last":"2026-02-30","name":""}]})", "date_malformed",
              "/closures/0/last"},
             {R"({"first":"2026-08-03","name":""}]})", "json_key_missing", "/closures/0/last"},
             {R"(],"version":1})", "json_key_unknown", "/version"},
         }) {
        CAPTURE(row.json);
        const auto terms = wire::decode_calendar_terms(start + row.json);
        REQUIRE_FALSE(terms.ok());
        CHECK(terms.error().code == row.code);
        CHECK(terms.error().where == row.where);
    }
}

TEST_CASE("places codec: every country has a zone that exists") {
    const auto places = wire::decode_places(wire::encode_places());
    REQUIRE(places.ok());
    CHECK(places.value().size() == 15);
    for (const wire::Place& place : places.value()) {
        CAPTURE(place.country);
        REQUIRE_FALSE(place.zones.empty());
        for (const std::string& zone : place.zones) CHECK(time::find_zone(zone).ok());
        for (const wire::Place::Region& region : place.regions)
            CHECK(time::holiday_rules(place.country, region.code).ok());
    }
}
