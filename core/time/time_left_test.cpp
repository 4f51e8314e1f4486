// Countdowns: what is shown, when it warns, and that nothing changes before the next change.
#include "core/time/time_left.hpp"

#include "core/time/calendar_date.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::time;

namespace {

constexpr Instant kDeadline{1'774'000'000'000};

bool shows_the_same(const TimeLeft& a, const TimeLeft& b) {
    return a.urgency == b.urgency && a.days == b.days && a.hours == b.hours &&
           a.minutes == b.minutes;
}

} // namespace

TEST_CASE("time left: what is shown") {
    struct Row {
        std::int64_t left_ms;
        Urgency urgency;
        std::int32_t days, hours, minutes;
        std::int64_t changes_after_ms;
    };
    for (const Row& row : {
             Row{3 * kDayMs + 5 * kHourMs + 20 * kMinuteMs, Urgency::calm, 3, 5, 0,
                 20 * kMinuteMs + 1},
             {kDayMs, Urgency::calm, 1, 0, 0, 1},
             {kDayMs - 1, Urgency::calm, 0, 23, 59, kMinuteMs},
             {6 * kHourMs, Urgency::calm, 0, 6, 0, 1},
             {6 * kHourMs - 1, Urgency::soon, 0, 5, 59, kMinuteMs},
             {90'000, Urgency::soon, 0, 0, 1, 30'001},
             {59'999, Urgency::soon, 0, 0, 0, 60'000},
             {0, Urgency::soon, 0, 0, 0, 1},
             {-1, Urgency::late, 0, 0, 0, kMinuteMs - 1},
             {-kMinuteMs, Urgency::late, 0, 0, 1, kMinuteMs},
             {-kDayMs + 1, Urgency::late, 0, 23, 59, 1},
             {-kDayMs, Urgency::late, 1, 0, 0, kHourMs},
             {-kDayMs - 90 * kMinuteMs, Urgency::late, 1, 1, 0, 30 * kMinuteMs},
         }) {
        CAPTURE(row.left_ms);
        const Instant now{kDeadline.utc_ms - row.left_ms};
        const TimeLeft wanted{row.urgency, row.days, row.hours, row.minutes,
                              Instant{now.utc_ms + row.changes_after_ms}};
        CHECK(time_left(kDeadline, now) == wanted);
    }
}

TEST_CASE("time left: a page that wakes at each next change misses nothing") {
    Instant now{kDeadline.utc_ms - 2 * kDayMs - 12'345};
    int wakes = 0;
    while (now.utc_ms < kDeadline.utc_ms + 2 * kDayMs) {
        const TimeLeft shown = time_left(kDeadline, now);
        REQUIRE(shown.next_change > now);
        const Instant before{shown.next_change.utc_ms - 1};
        CHECK(shows_the_same(time_left(kDeadline, before), shown));
        CHECK_FALSE(shows_the_same(time_left(kDeadline, shown.next_change), shown));
        now = shown.next_change;
        ++wakes;
    }
    CHECK(wakes ==
          25 + 2 * 24 * 60 + 24); // 48 h to 24 h left, minutes of two days, 24 h to 47 h late
}
