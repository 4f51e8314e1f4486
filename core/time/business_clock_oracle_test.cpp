// Properties of the business clock over drawn places, triggers, budgets and closures, each held
// against the minute-by-minute oracle.
#include "core/time/business_clock.hpp"
#include "core/time/business_clock_oracle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace stall;
using namespace stall::time;

namespace {

/// A small generator with a seed; splitmix64.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed) {}
    std::int32_t below(std::int32_t bound) {
        std::uint64_t mixed = state_ += 0x9E37'79B9'7F4A'7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58'476D'1CE4'E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D0'49BB'1331'11EB;
        return static_cast<std::int32_t>((mixed ^ mixed >> 31) % static_cast<std::uint64_t>(bound));
    }

private:
    std::uint64_t state_;
};

constexpr std::int32_t kFirstDay = 18'300; // February 2020
constexpr std::int32_t kDays = 7'400;      // until June 2040

CalendarTerms drawn_terms(Draws& draws) {
    static const std::vector<Country> all = countries();
    const Country& country =
        all[static_cast<std::size_t>(draws.below(static_cast<std::int32_t>(all.size())))];
    CalendarTerms terms;
    terms.country = country.code;
    const auto regions = static_cast<std::int32_t>(country.regions.size());
    if (const std::int32_t region = draws.below(regions + 1); region < regions)
        terms.region = country.regions[static_cast<std::size_t>(region)].code;
    terms.zone = country.zones[static_cast<std::size_t>(
        draws.below(static_cast<std::int32_t>(country.zones.size())))];
    for (std::int32_t left = draws.below(4); left > 0; --left) {
        const LocalDate first{kFirstDay + draws.below(kDays)};
        terms.closures.push_back({first, first + draws.below(20), "closed"});
    }
    return terms;
}

/// A whole minute: often on, before or after midnight, near a clock change, or anywhere.
Instant drawn_trigger(Draws& draws, const BusinessCalendar& calendar) {
    const LocalDate date{kFirstDay + draws.below(kDays)};
    const Instant midnight = start_of_day(calendar.zone(), date);
    constexpr std::array<std::int32_t, 4> kNear{0, -1, 1, 60};
    const std::int32_t choice = draws.below(6);
    const std::int32_t minutes =
        choice < 4 ? kNear[static_cast<std::size_t>(choice)] : draws.below(24 * 60);
    return {midnight.utc_ms + minutes * kMinuteMs};
}

/// A Sunday on which clocks change, or a day beside it.
Instant near_clock_change(Draws& draws, Zone zone) {
    const std::int32_t year = 2020 + draws.below(20);
    const bool is_spring = draws.below(2) == 0;
    const LocalDate from = date_of(year, is_spring ? 3 : 10, 5);
    LocalDate change = from;
    for (std::int32_t ahead = 0; ahead < 30; ++ahead) {
        const LocalDate each = from + ahead;
        if (start_of_day(zone, each + 1).utc_ms - start_of_day(zone, each).utc_ms != kDayMs)
            change = each;
    }
    return {start_of_day(zone, change).utc_ms +
            (draws.below(4 * 24 * 60) - 2 * 24 * 60) * kMinuteMs};
}

} // namespace

TEST_CASE("business clock: deadlines are those of the minute-by-minute oracle") {
    Draws draws(20'261'123);
    for (int round = 0; round < 60; ++round) {
        const BusinessCalendar calendar = BusinessCalendar::of(drawn_terms(draws)).value();
        const std::vector<HolidayRule> rules =
            parse_holiday_rules(
                holiday_rules(calendar.terms().country, calendar.terms().region).value().lines)
                .value();
        CAPTURE(calendar.terms().country);
        CAPTURE(calendar.terms().zone);
        for (int drawn = 0; drawn < 12; ++drawn) {
            const Instant trigger = drawn % 3 == 0 ? near_clock_change(draws, calendar.zone())
                                                   : drawn_trigger(draws, calendar);
            const std::int32_t budget_hours = drawn % 4 == 0 ? draws.below(120) : 24;
            CAPTURE(trigger.utc_ms);
            CAPTURE(budget_hours);
            const auto deadline = deadline_after(calendar, trigger, budget_hours);
            REQUIRE(deadline.ok());
            REQUIRE(deadline.value() == oracle_deadline(calendar, rules, trigger, budget_hours));
        }
    }
}

TEST_CASE("business clock: what was counted until the deadline is the budget") {
    Draws draws(7);
    for (int round = 0; round < 400; ++round) {
        const BusinessCalendar calendar = BusinessCalendar::of(drawn_terms(draws)).value();
        const Instant trigger{drawn_trigger(draws, calendar).utc_ms + draws.below(60'000)};
        const std::int32_t budget_hours = draws.below(400);
        CAPTURE(trigger.utc_ms);
        CAPTURE(budget_hours);
        const Instant deadline = deadline_after(calendar, trigger, budget_hours).value();
        CHECK(business_ms_between(calendar, trigger, deadline).value() == budget_hours * kHourMs);
        const auto days = counted_days(calendar, trigger, deadline).value();
        std::int64_t counted_ms = 0;
        Instant at = trigger;
        for (const CountedDay& day : days) {
            REQUIRE(day.from == at); // no gap, no day twice
            REQUIRE(day.until > day.from);
            REQUIRE(local_date(calendar.zone(), day.from) == day.date);
            REQUIRE((day.kind == DayKind::business) == calendar.is_business_day(day.date));
            at = day.until;
            counted_ms += day.counted_ms();
        }
        CHECK(counted_ms == budget_hours * kHourMs);
        if (deadline > trigger) CHECK(at == deadline);
        // A later trigger never has an earlier deadline, and more budget never ends sooner.
        CHECK(deadline_after(calendar, Instant{trigger.utc_ms + 1}, budget_hours).value() >=
              deadline);
        CHECK(deadline_after(calendar, trigger, budget_hours + 1).value() > deadline);
    }
}
