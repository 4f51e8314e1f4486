// The golden vectors of the rules (section 2) and the edges of the business clock.
#include "core/time/business_clock.hpp"

#include <doctest/doctest.h>

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
