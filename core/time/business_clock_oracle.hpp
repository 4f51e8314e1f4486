// The business clock the slow way, minute by minute, with nothing of the quick one but the zone
// table and the holidays' names of days. For tests and benchmarks only.
#pragma once

#include "core/time/business_calendar.hpp"

#include <vector>

namespace stall::time {

/// Whether the clock runs in the minute that begins at an instant: asked of the local date, the
/// rules and the closures, one by one.
inline bool oracle_runs_at(const BusinessCalendar& calendar, const std::vector<HolidayRule>& rules,
                           Instant at) {
    const LocalDate date = local_date(calendar.zone(), at);
    if (is_weekend(date)) return false;
    for (const HolidayRule& rule : rules)
        for (std::int32_t year = civil(date).year - 1; year <= civil(date).year + 1; ++year)
            if (rule.day_in(year) == date) return false;
    for (const Closure& closure : calendar.terms().closures)
        if (closure.first <= date && date <= closure.last) return false;
    return true;
}

/// The deadline of a trigger on a whole minute: the first running minute is found, and then as many
/// are spent as the budget has.
inline Instant oracle_deadline(const BusinessCalendar& calendar,
                               const std::vector<HolidayRule>& rules, Instant trigger,
                               std::int32_t budget_hours) {
    Instant at = trigger;
    while (!oracle_runs_at(calendar, rules, at)) at.utc_ms += kMinuteMs;
    std::int64_t minutes_left = std::int64_t{budget_hours} * 60;
    for (; minutes_left > 0; at.utc_ms += kMinuteMs)
        if (oracle_runs_at(calendar, rules, at)) --minutes_left;
    return at;
}

} // namespace stall::time
