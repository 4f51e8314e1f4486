// The zone table read: a handful of shared lists of shifts, each found by halving.
// Must not know holidays.
#include "core/time/zone.hpp"

#include "zone_facts.hpp"

#include <algorithm>

namespace stall::time {
namespace {

using generated::kShiftHours;
using generated::kZones;
using generated::ZoneFacts;

const ZoneFacts& facts_of(Zone zone) { return kZones[zone.index()]; }

constexpr std::int64_t floor_division(std::int64_t number, std::int64_t by) {
    return number / by - (number % by < 0 ? 1 : 0);
}

/// How many shifts of the zone's list lie at or before an instant.
std::int32_t shifts_until(const ZoneFacts& facts, Instant at) {
    const std::int64_t hour =
        floor_division(at.utc_ms + facts.shift_clock_minutes * kMinuteMs, kHourMs);
    const auto first = kShiftHours.begin() + facts.first_shift;
    const auto end = first + facts.shift_count;
    return static_cast<std::int32_t>(std::upper_bound(first, end, hour) - first);
}

/// Every list begins with a shift to summer time, so an odd number behind us means summer.
bool is_summer(const ZoneFacts& facts, Instant at) { return shifts_until(facts, at) % 2 != 0; }

} // namespace

Result<Zone> find_zone(std::string_view name) {
    for (std::size_t at = 0; at < kZones.size(); ++at)
        if (kZones[at].name == name) return Zone(static_cast<std::uint8_t>(at));
    return Error{"time_zone_unknown", "", std::string(name), std::string(kZones[0].name)};
}

std::string_view name_of(Zone zone) { return facts_of(zone).name; }
std::size_t zone_count() { return kZones.size(); }
std::string_view zones_version() { return generated::kZonesVersion; }
LocalDate first_known_day() { return {generated::kFirstDay}; }
LocalDate end_of_known_days() { return {generated::kEndDay}; }

std::int32_t standard_offset_minutes(Zone zone) { return facts_of(zone).standard_minutes; }

std::int32_t offset_minutes(Zone zone, Instant at) {
    const ZoneFacts& facts = facts_of(zone);
    return facts.standard_minutes + (is_summer(facts, at) ? 60 : 0);
}

std::optional<Instant> next_clock_change(Zone zone, Instant after) {
    const ZoneFacts& facts = facts_of(zone);
    const std::int32_t next = shifts_until(facts, after);
    if (next == facts.shift_count) return std::nullopt;
    const std::int64_t hour = kShiftHours[static_cast<std::size_t>(facts.first_shift + next)];
    return Instant{hour * kHourMs - facts.shift_clock_minutes * kMinuteMs};
}

LocalTime local_time(Zone zone, Instant at) {
    const std::int64_t shown = at.utc_ms + offset_minutes(zone, at) * kMinuteMs;
    const std::int64_t day = floor_division(shown, kDayMs);
    return {{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(shown - day * kDayMs)};
}

LocalDate local_date(Zone zone, Instant at) { return local_time(zone, at).date; }

Instant start_of_day(Zone zone, LocalDate date) { return instant_of(zone, {date, 0}); }

Instant instant_of(Zone zone, LocalTime shown) {
    const ZoneFacts& facts = facts_of(zone);
    const std::int64_t as_utc = shown.date.day * kDayMs + shown.ms_of_day;
    const Instant in_winter{as_utc - facts.standard_minutes * kMinuteMs};
    const Instant in_summer{in_winter.utc_ms - kHourMs};
    // Summer time's reading is the earlier instant, so it is tried first: an hour shown twice means
    // the first.
    if (is_summer(facts, in_summer)) return in_summer;
    if (!is_summer(facts, in_winter)) return in_winter;
    // Skipped: neither reading is right. The skip begins at a whole hour between the two.
    return {floor_division(in_winter.utc_ms, kHourMs) * kHourMs};
}

} // namespace stall::time
