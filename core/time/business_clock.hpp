// The business clock: budgets of hours spent on business days only, and why each day counted.
// Must not know what the deadline is for.
#pragma once

#include "core/time/business_calendar.hpp"

namespace stall::time {

/// The instant at which a budget is spent. Hours are physical time inside business days (a day with
/// a clock change has 23 or 25 of them); a trigger outside business days starts with the next one;
/// a budget that ends with a business day ends there, not at the next opening.
/// Errors: "calendar_out_of_range" (the table's days do not reach), "budget_negative".
Result<Instant> deadline_after(const BusinessCalendar& calendar, Instant trigger,
                               std::int32_t budget_hours);

/// What one local date adds to the time spent between two instants.
struct CountedDay {
    LocalDate date;
    DayKind kind = DayKind::business;
    std::string name; ///< of the holiday or closure
    Instant from;     ///< the part of the day that lies between the two instants
    Instant until;
    /// What the business clock ran in that part: all of it or nothing.
    std::int64_t counted_ms() const {
        return kind == DayKind::business ? until.utc_ms - from.utc_ms : 0;
    }
    bool operator==(const CountedDay&) const = default;
};

/// Every local date from the trigger until an instant, and why it counted or not; the last day is
/// left out when nothing of it is reached. Nothing when `until` is not after the trigger.
/// Errors: "calendar_out_of_range".
Result<std::vector<CountedDay>> counted_days(const BusinessCalendar& calendar, Instant trigger,
                                             Instant until);

/// What the business clock ran between two instants. Errors: "calendar_out_of_range".
Result<std::int64_t> business_ms_between(const BusinessCalendar& calendar, Instant from,
                                         Instant until);

} // namespace stall::time
