// Time zones: from instants to what clocks and calendars on the wall show, and back, by a table of
// facts (assets/calendars/zones.txt). The platform is never asked. Must not know holidays.
#pragma once

#include "core/base/ids.hpp"
#include "core/time/calendar_date.hpp"

#include <cstddef>
#include <optional>

namespace stall::time {

/// One of the zones that the table knows; "Europe/Paris" unless said otherwise.
class Zone {
public:
    constexpr Zone() = default;
    constexpr explicit Zone(std::uint8_t index) : index_(index) {}
    constexpr std::uint8_t index() const { return index_; }
    constexpr bool operator==(const Zone&) const = default;

private:
    std::uint8_t index_ = 0;
};

/// The zone of a name of the tz database ("Europe/Paris"). Errors: "time_zone_unknown".
Result<Zone> find_zone(std::string_view name);
std::string_view name_of(Zone zone);
/// How many zones there are: Zone(0) to Zone(zone_count() - 1).
std::size_t zone_count();

/// Which edition of the tz database the table was taken from.
std::string_view zones_version();

/// The table knows the offsets of these days (the second not included): 2020-01-01 to 2041-01-01.
/// Outside them the standard offset stands in, which is good enough to show a date; what decides
/// (the business clock) refuses.
LocalDate first_known_day();
LocalDate end_of_known_days();

/// What the zone's clock is ahead of UTC.
std::int32_t offset_minutes(Zone zone, Instant at);
/// The same without summer time.
std::int32_t standard_offset_minutes(Zone zone);

/// The first instant after `after` at which the zone's clock changes; none within the table is
/// nothing.
std::optional<Instant> next_clock_change(Zone zone, Instant after);

/// What calendar and clock show at an instant.
LocalTime local_time(Zone zone, Instant at);
LocalDate local_date(Zone zone, Instant at);

/// The first instant of a local date. Where clocks skip midnight, that is the instant after the
/// skip; where they show it twice, the first of them.
Instant start_of_day(Zone zone, LocalDate date);

/// The instant at which the clock shows that. An hour shown twice means the first; an hour skipped
/// means the instant of the skip.
Instant instant_of(Zone zone, LocalTime shown);

} // namespace stall::time
