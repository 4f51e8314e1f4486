// The walk over business days, from opening to opening. Must not know what the deadline is for.
#include "core/time/business_clock.hpp"

#include <algorithm>

namespace stall::time {
namespace {

/// What an error says of an instant: its date, or its number where no calendar goes.
std::string named(const BusinessCalendar& calendar, Instant at) {
    constexpr std::int64_t kShownMs = 8'000 * 365 * kDayMs;
    if (at.utc_ms < -kDayMs || at.utc_ms > kShownMs) return std::to_string(at.utc_ms);
    return to_text(local_date(calendar.zone(), at));
}

Error out_of_range(const BusinessCalendar& calendar, Instant at) {
    const std::string known = to_text(first_known_day()) + "/" + to_text(end_of_known_days() - 1);
    return Error{"calendar_out_of_range", "", named(calendar, at), known};
}

} // namespace

Result<Instant> deadline_after(const BusinessCalendar& calendar, Instant trigger,
                               std::int32_t budget_hours) {
    if (budget_hours < 0) return Error{"budget_negative", "", std::to_string(budget_hours), "0"};
    if (!calendar.covers(trigger)) return out_of_range(calendar, trigger);
    const LocalDate triggered = calendar.date_at(trigger);
    LocalDate date = calendar.business_day_from(triggered);
    Instant at = date == triggered ? trigger : calendar.start_of(date);
    std::int64_t left_ms = budget_hours * kHourMs;
    while (calendar.covers(date)) {
        const std::int64_t of_day_ms = calendar.start_of(date + 1).utc_ms - at.utc_ms;
        if (left_ms <= of_day_ms) return Instant{at.utc_ms + left_ms};
        left_ms -= of_day_ms;
        date = calendar.business_day_from(date + 1);
        at = calendar.start_of(date);
    }
    return out_of_range(calendar, at);
}

Result<std::vector<CountedDay>> counted_days(const BusinessCalendar& calendar, Instant trigger,
                                             Instant until) {
    std::vector<CountedDay> days;
    if (until <= trigger) return days;
    if (!calendar.covers(trigger)) return out_of_range(calendar, trigger);
    const Instant last{until.utc_ms - 1}; // of the part that is reached
    if (!calendar.covers(last)) return out_of_range(calendar, last);
    const LocalDate first_date = calendar.date_at(trigger), last_date = calendar.date_at(last);
    days.reserve(static_cast<std::size_t>(last_date - first_date + 1));
    for (LocalDate date = first_date; date <= last_date; date = date + 1) {
        const BusinessCalendar::Day day = calendar.day(date);
        days.push_back({date, day.kind, std::string(day.name),
                        std::max(trigger, calendar.start_of(date)),
                        std::min(until, calendar.start_of(date + 1))});
    }
    return days;
}

Result<std::int64_t> business_ms_between(const BusinessCalendar& calendar, Instant from,
                                         Instant until) {
    std::int64_t ran_ms = 0;
    if (until <= from) return ran_ms;
    if (!calendar.covers(from)) return out_of_range(calendar, from);
    const Instant last{until.utc_ms - 1};
    if (!calendar.covers(last)) return out_of_range(calendar, last);
    const LocalDate last_date = calendar.date_at(last);
    for (LocalDate date = calendar.business_day_from(calendar.date_at(from)); date <= last_date;
         date = calendar.business_day_from(date + 1))
        ran_ms += std::min(until, calendar.start_of(date + 1)).utc_ms -
                  std::max(from, calendar.start_of(date)).utc_ms;
    return ran_ms;
}

} // namespace stall::time
