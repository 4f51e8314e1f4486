// The golden vectors of the rules (section 2) and the edges of the business clock.
#include "core/time/business_clock.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace stall;
using namespace stall::time;

namespace {

BusinessCalendar calendar_of(std::string country, std::string region = "",
                             std::vector<Closure> closures = {}) {
    CalendarTerms terms;
    terms.zone = std::string(usual_zone(country, region).value());
    terms.country = std::move(country);
    terms.region = std::move(region);
    terms.closures = std::move(closures);
    return BusinessCalendar::of(std::move(terms)).value();
}

/// "2026-03-27 17:00" on the clock of the calendar's place.
Instant at(const BusinessCalendar& calendar, std::string_view text) {
    const auto digits = [&](std::size_t from) {
        return (text[from] - '0') * 10 + (text[from + 1] - '0');
    };
    const std::int32_t minutes = digits(11) * 60 + digits(14);
    return instant_of(calendar.zone(), {parse_date(text.substr(0, 10)).value(),
                                        static_cast<std::int32_t>(minutes * kMinuteMs)});
}

std::string shown(const BusinessCalendar& calendar, Instant instant) {
    const LocalTime local = local_time(calendar.zone(), instant);
    const auto two = [](std::int32_t number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return to_text(local.date) + " " + two(local.hour()) + ":" + two(local.minute());
}

struct Vector {
    const char* country;
    const char* region;
    const char* trigger;
    std::int32_t budget_hours;
    const char* deadline;
};

void check(const Vector& vector) {
    const BusinessCalendar calendar = calendar_of(vector.country, vector.region);
    CAPTURE(vector.country);
    CAPTURE(vector.trigger);
    const auto deadline =
        deadline_after(calendar, at(calendar, vector.trigger), vector.budget_hours);
    REQUIRE(deadline.ok());
    CHECK(shown(calendar, deadline.value()) == vector.deadline);
}

} // namespace

TEST_CASE("business clock: the golden vectors of the rules") {
    for (const Vector& vector : {
             Vector{"FR", "", "2026-03-27 17:00", 24, "2026-03-30 17:00"},
             {"FR", "", "2026-03-28 10:00", 24, "2026-03-31 00:00"},
             {"FR", "", "2026-04-03 17:00", 24, "2026-04-07 17:00"},
             {"FR", "57", "2026-04-02 17:00", 24, "2026-04-07 17:00"},
             {"FR", "67", "2026-04-02 17:00", 24, "2026-04-07 17:00"},
             {"FR", "68", "2026-04-02 17:00", 24, "2026-04-07 17:00"},
             {"FR", "", "2026-04-02 17:00", 24, "2026-04-03 17:00"},
             {"DE", "", "2026-04-03 17:00", 24, "2026-04-08 00:00"},
             {"GB", "", "2026-04-02 17:00", 24, "2026-04-07 17:00"},
             {"FR", "", "2026-05-07 09:00", 24, "2026-05-11 09:00"},
             {"FR", "", "2026-05-13 15:30", 24, "2026-05-15 15:30"},
             {"FR", "", "2026-10-23 17:00", 24, "2026-10-26 17:00"},
             {"FR", "", "2026-12-24 18:00", 24, "2026-12-28 18:00"},
         })
        check(vector);
}

TEST_CASE("business clock: edges") {
    for (const Vector& vector : {
             // a budget that ends with a business day ends there, a second one goes on
             Vector{"FR", "", "2026-03-27 00:00", 24, "2026-03-28 00:00"},
             {"FR", "", "2026-03-27 00:00", 25, "2026-03-30 01:00"},
             {"FR", "", "2026-03-26 00:00", 24, "2026-03-27 00:00"},
             // budget 0: at once, or with the next opening
             {"FR", "", "2026-03-27 17:00", 0, "2026-03-27 17:00"},
             {"FR", "", "2026-03-28 17:00", 0, "2026-03-30 00:00"},
             {"FR", "", "2026-03-28 00:00", 0, "2026-03-30 00:00"},
             // a week of business hours
             {"FR", "", "2026-03-02 09:30", 120, "2026-03-09 09:30"},
             // the Azores lose the first hour of a Sunday and have the last Sunday of October twice
             {"PT", "20", "2026-03-28 12:00", 24, "2026-03-31 00:00"},
             {"PT", "20", "2026-10-23 12:00", 24, "2026-10-26 12:00"},
             {"US", "", "2026-07-02 12:00", 24,
              "2026-07-06 12:00"}, // the 3rd stands in for the 4th
             {"US", "", "2026-03-06 12:00", 24, "2026-03-09 12:00"},
             {"GB", "SCT", "2026-04-02 17:00", 24, "2026-04-06 17:00"}, // no Easter Monday there
         })
        check(vector);
}

TEST_CASE("business clock: clock changes lie in week-ends and do not move a deadline") {
    // 17:00 stays 17:00 though 71 and 73 hours lie between.
    const BusinessCalendar calendar = calendar_of("FR");
    const Instant spring = at(calendar, "2026-03-27 17:00"),
                  autumn = at(calendar, "2026-10-23 17:00");
    CHECK(deadline_after(calendar, spring, 24).value().utc_ms - spring.utc_ms == 71 * kHourMs);
    CHECK(deadline_after(calendar, autumn, 24).value().utc_ms - autumn.utc_ms == 73 * kHourMs);
}

TEST_CASE("business calendar: its days begin and end as the zone's in every zone") {
    for (std::size_t index = 0; index < zone_count(); ++index) {
        CalendarTerms terms;
        terms.zone = std::string(name_of(Zone(static_cast<std::uint8_t>(index))));
        CAPTURE(terms.zone);
        const BusinessCalendar calendar = BusinessCalendar::of(terms).value();
        for (LocalDate date = first_known_day(); date <= end_of_known_days(); date = date + 1) {
            const Instant start = start_of_day(calendar.zone(), date);
            REQUIRE(calendar.start_of(date) == start);
            if (date == end_of_known_days()) continue;
            REQUIRE(calendar.date_at(start) == date);
            if (date > first_known_day())
                REQUIRE(calendar.date_at(Instant{start.utc_ms - 1}) == date - 1);
        }
    }
}

TEST_CASE("business clock: long runs of closures") {
    const BusinessCalendar calendar =
        calendar_of("FR", "",
                    {{date_of(2026, 7, 27), date_of(2026, 8, 30), "Summer"},
                     {date_of(2026, 8, 20), date_of(2027, 8, 31), "Works"},
                     {date_of(2040, 6, 1), date_of(2040, 12, 31), "For good"}});
    CHECK(shown(calendar, deadline_after(calendar, at(calendar, "2026-07-24 18:00"), 24).value()) ==
          "2027-09-01 18:00");
    CHECK(shown(calendar, deadline_after(calendar, at(calendar, "2026-08-01 18:00"), 0).value()) ==
          "2027-09-01 00:00");
    CHECK(deadline_after(calendar, at(calendar, "2040-05-31 00:00"), 24).ok());
    const auto never = deadline_after(calendar, at(calendar, "2040-05-31 00:00"), 25);
    REQUIRE_FALSE(never.ok());
    CHECK(never.error().code == "calendar_out_of_range");
    CHECK(never.error().wanted == "2020-01-01/2040-12-31");
}

TEST_CASE("business clock: out of the table's range is an error") {
    for (const char* country : {"FR", "US", "GB", "GR"}) {
        const BusinessCalendar calendar = calendar_of(country);
        CAPTURE(country);
        const Instant first = start_of_day(calendar.zone(), date_of(2020, 1, 1));
        const Instant end = start_of_day(calendar.zone(), date_of(2041, 1, 1));
        CHECK(deadline_after(calendar, first, 24).ok());
        for (const Instant outside : {Instant{first.utc_ms - 1}, end, Instant{0}, Instant{-1},
                                      Instant{INT64_MIN}, Instant{INT64_MAX}}) {
            CAPTURE(outside.utc_ms);
            CHECK_FALSE(deadline_after(calendar, outside, 24).ok());
            CHECK_FALSE(counted_days(calendar, std::min(outside, end), Instant{INT64_MAX}).ok());
        }
        CHECK(counted_days(calendar, Instant{end.utc_ms - 1}, end).ok());
        CHECK_FALSE(counted_days(calendar, Instant{end.utc_ms - 1}, Instant{end.utc_ms + 1}).ok());
        CHECK_FALSE(business_ms_between(calendar, first, Instant{end.utc_ms + 1}).ok());
        CHECK_FALSE(deadline_after(calendar, first, 200'000).ok());
        CHECK_FALSE(deadline_after(calendar, first, INT32_MAX).ok());
    }
    const BusinessCalendar calendar = calendar_of("FR");
    const auto negative = deadline_after(calendar, at(calendar, "2026-03-27 17:00"), -1);
    REQUIRE_FALSE(negative.ok());
    CHECK(negative.error().code == "budget_negative");
}

TEST_CASE("business clock: each day says why it counted or not") {
    const BusinessCalendar calendar =
        calendar_of("FR", "67", {{date_of(2026, 4, 7), date_of(2026, 4, 7), "Inventaire"}});
    const Instant trigger = at(calendar, "2026-04-02 17:00");
    const Instant deadline = deadline_after(calendar, trigger, 24).value();
    CHECK(shown(calendar, deadline) == "2026-04-08 17:00");
    struct Row {
        const char* date;
        DayKind kind;
        const char* name;
        std::int64_t counted_hours;
    };
    const std::vector<CountedDay> days = counted_days(calendar, trigger, deadline).value();
    const std::vector<Row> wanted{
        {"2026-04-02", DayKind::business, "", 7},
        {"2026-04-03", DayKind::holiday, "Vendredi saint", 0},
        {"2026-04-04", DayKind::weekend, "", 0},
        {"2026-04-05", DayKind::weekend, "", 0},
        {"2026-04-06", DayKind::holiday, "Lundi de Pâques", 0},
        {"2026-04-07", DayKind::closure, "Inventaire", 0},
        {"2026-04-08", DayKind::business, "", 17},
    };
    REQUIRE(days.size() == wanted.size());
    for (std::size_t index = 0; index < days.size(); ++index) {
        CHECK(to_text(days[index].date) == wanted[index].date);
        CHECK(days[index].kind == wanted[index].kind);
        CHECK(days[index].name == wanted[index].name);
        CHECK(days[index].counted_ms() == wanted[index].counted_hours * kHourMs);
    }
    // A deadline on the stroke of midnight does not reach the next day.
    CHECK(counted_days(calendar, at(calendar, "2026-03-27 00:00"), at(calendar, "2026-03-28 00:00"))
              .value()
              .size() == 1);
    CHECK(counted_days(calendar, trigger, trigger).value().empty());
}

TEST_CASE("calendar terms: what may be saved") {
    CalendarTerms terms;
    terms.closures = {{date_of(2026, 12, 24), date_of(2026, 12, 31), "  Noël "},
                      {date_of(2026, 8, 3), date_of(2026, 8, 21), "Été"}};
    const auto checked = check_terms(terms);
    REQUIRE(checked.ok());
    CHECK(checked.value().closures[0].name == "Été");
    CHECK(checked.value().closures[1].name == "Noël");

    const auto refuse = [](const CalendarTerms& wish, std::string_view code,
                           std::string_view where) {
        const auto refused = check_terms(wish);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == code);
        CHECK(refused.error().where == where);
    };
    CalendarTerms other = terms;
    other.zone = "Europe/Nowhere";
    refuse(other, "time_zone_unknown", "/zone");
    other = terms, other.country = "XX";
    refuse(other, "calendar_country_unknown", "/country");
    other = terms, other.region = "99";
    refuse(other, "calendar_region_unknown", "/region");
    other = terms, other.closures[1].last = date_of(2026, 8, 2);
    refuse(other, "closure_reversed", "/closures/1");
    other = terms, other.closures[0].last = date_of(2041, 1, 1);
    refuse(other, "closure_out_of_range", "/closures/0");
    other = terms, other.closures[0].name = std::string(101, 'x');
    refuse(other, "closure_name_too_long", "/closures/0");
    other = terms, other.closures.resize(201, terms.closures[0]);
    refuse(other, "closures_too_many", "/closures");
    // Closed for good: no deadline would ever come, and no order could be paid.
    other = terms, other.closures = {{date_of(2027, 1, 1), date_of(2040, 12, 31), ""}};
    refuse(other, "closures_too_long", "/closures");
    other = terms, other.closures.clear();
    for (const std::int32_t year : {2027, 2028})
        other.closures.push_back({date_of(year, 1, 1), date_of(year, 12, 31), ""});
    refuse(other, "closures_too_long", "/closures");
    other.closures = {{date_of(2027, 1, 4), date_of(2027, 12, 30), ""}};
    CHECK(check_terms(other).ok());
}
