// Rounding down to what is shown, and the next instant at which that is another number.
// Must not know what the deadline is for.
#include "core/time/time_left.hpp"

#include "core/time/calendar_date.hpp"

namespace stall::time {
namespace {

/// The unit whose count is shown last: minutes under a day, hours from then on.
std::int64_t unit_of(std::int64_t span_ms) { return span_ms >= kDayMs ? kHourMs : kMinuteMs; }

void show(TimeLeft& shown, std::int64_t span_ms) {
    const std::int64_t minutes = span_ms / kMinuteMs;
    const bool has_days = span_ms >= kDayMs;
    shown.days = static_cast<std::int32_t>(minutes / (24 * 60));
    shown.hours = static_cast<std::int32_t>(minutes / 60 % 24);
    shown.minutes = has_days ? 0 : static_cast<std::int32_t>(minutes % 60);
}

} // namespace

TimeLeft time_left(Instant deadline, Instant now) {
    TimeLeft shown;
    if (now > deadline) {
        const std::int64_t late_ms = now.utc_ms - deadline.utc_ms, unit = unit_of(late_ms);
        shown.urgency = Urgency::late;
        show(shown, late_ms);
        shown.next_change = {deadline.utc_ms + (late_ms / unit + 1) * unit};
        return shown;
    }
    const std::int64_t left_ms = deadline.utc_ms - now.utc_ms, unit = unit_of(left_ms);
    shown.urgency = left_ms < kWarnUnderHours * kHourMs ? Urgency::soon : Urgency::calm;
    show(shown, left_ms);
    shown.next_change = {deadline.utc_ms - left_ms / unit * unit + 1};
    return shown;
}

} // namespace stall::time
