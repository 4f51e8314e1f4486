// Days in every spelling, and which number is the day.
#include "core/orders/tracking_day.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace stall;
using namespace stall::orders;
using enum DayOrder;

TEST_CASE("days are read as programs write them") {
    CHECK(read_day("2026-03-27").value() == "2026-03-27");
    CHECK(read_day("2026-03-27T10:00:00Z").value() == "2026-03-27");
    CHECK(read_day("7.3.2026").value() == "2026-03-07");
    CHECK(read_day("7/3/2026").value() == "2026-03-07");
    CHECK(read_day("29/02/2028").value() == "2028-02-29");
    for (const char* bad :
         {"29/02/2026", "2026-13-01", "2026-03", "yesterday", "2026-03-27x", "2026--3-27", "",
          "11/25/26", "03/27/2026", "5/11/6", "5/11/026", "26/2026/3"})
        CHECK_MESSAGE(read_day(bad).error().code == "date_malformed", bad);
}

TEST_CASE("a day with two readings is taken where the file proves one") {
    struct Case {
        const char* text;
        DayOrder order;
        const char* outcome; ///< the day, or the two readings
    };
    for (const Case& row : {
             Case{"5/11/26", unproven, "2026-11-05, 2026-05-11"},
             Case{"5/11/26", day_first, "2026-11-05"},
             Case{"5/11/26", month_first, "2026-11-05, 2026-05-11"},
             Case{"05-11-26 09:30", unproven, "2026-11-05, 2026-05-11"},
             Case{"5.11.26", unproven, "2026-11-05"},
             Case{"25/11/26", unproven, "2026-11-25"},
             Case{"5/5/26", unproven, "2026-05-05"},
             Case{"5/11/2026", unproven, "2026-11-05"},
             Case{"5/11/2026", month_first, "2026-11-05, 2026-05-11"},
             Case{"2026-05-11", month_first, "2026-05-11"},
         }) {
        CAPTURE(row.text);
        const auto day = read_day(row.text, row.order);
        CHECK((day.ok() ? day.value() : day.error().wanted) == row.outcome);
        if (!day.ok()) CHECK(day.error().code == "date_ambiguous");
    }
    using Days = std::vector<std::string>;
    CHECK(proven_order(Days{}) == unproven);
    CHECK(proven_order(Days{"5/11/26", "", "nonsense"}) == unproven);
    CHECK(proven_order(Days{"5/11/26", " 25/11/26"}) == day_first);
    CHECK(proven_order(Days{"13-11-2026"}) == day_first);
    CHECK(proven_order(Days{"11/25/26"}) == month_first);
    CHECK(proven_order(Days{"11/25/26", "25/11/26"}) == unproven);
    CHECK(proven_order(Days{"25.11.26", "2026-11-25"}) == unproven);
}
