// How many deadlines a second the business clock gives, beside two plainer ways to the same
// answers: a walk that asks every rule of every day, and the minute-by-minute oracle of the tests.
// Runs natively and as WebAssembly in Node. Must not know HTTP.
#include "bench/best_seconds.hpp"
#include "core/time/business_clock.hpp"
#include "core/time/business_clock_oracle.hpp"

#include <cstdio>

namespace {

using namespace stall;
using namespace stall::time;

#ifdef __EMSCRIPTEN__
constexpr const char* kBuild = "WebAssembly";
#else
constexpr const char* kBuild = "native";
#endif
constexpr std::int32_t kBudgetHours = 24;

BusinessCalendar shop_calendar() {
    CalendarTerms terms;
    terms.region = "67";
    for (std::int32_t year = 2020; year <= 2040; ++year) {
        terms.closures.push_back({date_of(year, 8, 3), date_of(year, 8, 21), "Summer"});
        terms.closures.push_back({date_of(year, 12, 26), date_of(year, 12, 31), "Inventory"});
    }
    return BusinessCalendar::of(terms).value();
}

/// Whole minutes anywhere in twenty years, in no order.
std::vector<Instant> drawn_triggers(std::size_t count) {
    std::vector<Instant> triggers(count);
    std::uint64_t state = 2026;
    const Instant first = start_of_day(Zone(), date_of(2020, 2, 1));
    constexpr std::uint64_t kMinutes = 20ULL * 365 * 24 * 60;
    for (Instant& trigger : triggers) {
        state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
        trigger.utc_ms =
            first.utc_ms + static_cast<std::int64_t>((state >> 16) % kMinutes) * kMinuteMs;
    }
    return triggers;
}

/// What comes first to mind: day by day, asking every rule and closure, each day's ends by the
/// zone.
Instant day_walk(const BusinessCalendar& calendar, const std::vector<HolidayRule>& rules,
                 Instant trigger) {
    std::int64_t left_ms = kBudgetHours * kHourMs;
    Instant at = trigger;
    for (;;) {
        const Instant end = start_of_day(calendar.zone(), local_date(calendar.zone(), at) + 1);
        if (oracle_runs_at(calendar, rules, at)) {
            if (left_ms <= end.utc_ms - at.utc_ms) return {at.utc_ms + left_ms};
            left_ms -= end.utc_ms - at.utc_ms;
        }
        at = end;
    }
}

/// Times `answer(trigger)` over the first `count` triggers, which must give what `wanted` says.
template <typename Answer>
double per_second(const std::vector<Instant>& triggers, const std::vector<Instant>& wanted,
                  std::size_t count, Answer answer) {
    std::size_t wrong = 0;
    const double seconds = best_seconds([&] {
        for (std::size_t at = 0; at < count; ++at) wrong += answer(triggers[at]) != wanted[at];
    });
    if (wrong != 0) std::printf("%zu answers differ\n", wrong);
    return static_cast<double>(count) / seconds;
}

} // namespace

int main() {
    const BusinessCalendar calendar = shop_calendar();
    const std::vector<HolidayRule> rules =
        parse_holiday_rules(holiday_rules("FR", "67").value().lines).value();
    const std::vector<Instant> triggers = drawn_triggers(1'000'000);
    std::vector<Instant> wanted(triggers.size());
    for (std::size_t at = 0; at < triggers.size(); ++at)
        wanted[at] = deadline_after(calendar, triggers[at], kBudgetHours).value();

    const double quick = per_second(triggers, wanted, triggers.size(), [&](Instant trigger) {
        return deadline_after(calendar, trigger, kBudgetHours).value();
    });
    const double walk = per_second(triggers, wanted, 20'000, [&](Instant trigger) {
        return day_walk(calendar, rules, trigger);
    });
    const double minutes = per_second(triggers, wanted, 20, [&](Instant trigger) {
        return oracle_deadline(calendar, rules, trigger, kBudgetHours);
    });
    std::size_t days = 0;
    const double explaining = best_seconds([&] {
        for (std::size_t at = 0; at < 20'000; ++at)
            days += counted_days(calendar, triggers[at], wanted[at]).value().size();
    });
    const double making = best_seconds([&] {
        for (int times = 0; times < 20; ++times) days += shop_calendar().covers(triggers[0]);
    });
    std::printf("%-12s %14s %16s %16s %18s %16s\n", "build", "deadlines/s", "day walk/s",
                "minutes/s", "explanations/s", "calendar in us");
    std::printf("%-12s %14.0f %16.0f %16.0f %18.0f %16.0f\n", kBuild, quick, walk, minutes,
                20'000 / explaining, making / 20 * 1e6);
    std::printf("%-12s %14s %13.0f x %13.0f x\n", "", "1 x", quick / walk, quick / minutes);
    return days == 0;
}
