// Zones at the hours that clocks skip or show twice, and both ways of every hour of the table.
#include "core/time/zone.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace stall;
using namespace stall::time;

namespace {

Zone zone(std::string_view name) { return find_zone(name).value(); }
Instant utc(std::int32_t year, std::int32_t month, std::int32_t day, std::int64_t minutes) {
    return {date_of(year, month, day).day * kDayMs + minutes * kMinuteMs};
}
LocalTime shown(std::int32_t year, std::int32_t month, std::int32_t day, std::int64_t minutes) {
    return {date_of(year, month, day), static_cast<std::int32_t>(minutes * kMinuteMs)};
}

} // namespace

TEST_CASE("calendar date: numbers and text both ways for every day of four centuries") {
    LocalDate date = date_of(1899, 12, 31);
    Weekday weekday_wanted = Weekday::sunday;
    for (std::int32_t year = 1900; year < 2300; ++year)
        for (std::int32_t month = 1; month <= 12; ++month)
            for (std::int32_t day = 1; day <= days_in_month(year, month); ++day) {
                date = date + 1;
                weekday_wanted = static_cast<Weekday>((static_cast<int>(weekday_wanted) + 1) % 7);
                REQUIRE(date_of(year, month, day) == date);
                REQUIRE(civil(date) == CivilDate{year, month, day});
                REQUIRE(weekday(date) == weekday_wanted);
                REQUIRE(parse_date(to_text(date)).value() == date);
            }
    CHECK(to_text(date_of(1970, 1, 1)) == "1970-01-01");
    CHECK(date_of(1970, 1, 1).day == 0);
    CHECK(weekday(date_of(2026, 11, 23)) == Weekday::monday);
    CHECK(days_in_month(2028, 2) == 29);
    CHECK(days_in_month(2100, 2) == 28);
}

TEST_CASE("calendar date: what is no date") {
    for (const char* text :
         {"", "2026-3-27", "2026-03-32", "2026-02-29", "2026-00-10", "2026-13-01", "2026/03/27",
          "2026-03-27 ", "20260-03-2", "2026-03-00", "-026-03-27"}) {
        CAPTURE(text);
        const auto date = parse_date(text);
        REQUIRE_FALSE(date.ok());
        CHECK(date.error().code == "date_malformed");
        CHECK(date.error().got == text);
    }
}

TEST_CASE("zone: skipped and doubled hours") {
    const Zone paris = zone("Europe/Paris");
    CHECK(local_time(paris, utc(2026, 3, 29, 59)) == shown(2026, 3, 29, 119));
    CHECK(local_time(paris, utc(2026, 3, 29, 60)) == shown(2026, 3, 29, 180));
    CHECK(instant_of(paris, shown(2026, 3, 29, 150)) == utc(2026, 3, 29, 60)); // 02:30 is not there
    CHECK(local_time(paris, utc(2026, 10, 25, 30)) == shown(2026, 10, 25, 150));
    CHECK(local_time(paris, utc(2026, 10, 25, 90)) == shown(2026, 10, 25, 150));
    CHECK(instant_of(paris, shown(2026, 10, 25, 150)) == utc(2026, 10, 25, 30)); // the first 02:30

    const Zone new_york = zone("America/New_York");
    CHECK(local_time(new_york, utc(2026, 3, 8, 7 * 60 - 1)) == shown(2026, 3, 8, 119));
    CHECK(local_time(new_york, utc(2026, 3, 8, 7 * 60)) == shown(2026, 3, 8, 180));
    CHECK(local_time(new_york, utc(2026, 11, 1, 6 * 60)) == shown(2026, 11, 1, 60));
    CHECK(local_date(zone("Pacific/Honolulu"), utc(2026, 7, 1, 599)) == date_of(2026, 6, 30));
}

TEST_CASE("zone: start of day is the first instant of that date in every zone on every day") {
    for (std::size_t index = 0; index < zone_count(); ++index) {
        const Zone each(static_cast<std::uint8_t>(index));
        CAPTURE(name_of(each));
        std::set<std::int64_t> lengths;
        for (LocalDate date = first_known_day(); date < end_of_known_days(); date = date + 1) {
            const Instant start = start_of_day(each, date);
            REQUIRE(local_date(each, start) == date);
            REQUIRE(local_date(each, Instant{start.utc_ms - 1}) == date - 1);
            lengths.insert((start_of_day(each, date + 1).utc_ms - start.utc_ms) / kHourMs);
        }
        const bool changes =
            name_of(each) != "America/Phoenix" && name_of(each) != "Pacific/Honolulu";
        CHECK(lengths ==
              (changes ? std::set<std::int64_t>{23, 24, 25} : std::set<std::int64_t>{24}));
    }
    // In the Azores a spring Sunday has no midnight, and an autumn one has two.
    const Zone azores = zone("Atlantic/Azores");
    CHECK(start_of_day(azores, date_of(2026, 3, 29)) == utc(2026, 3, 29, 60));
    CHECK(local_time(azores, utc(2026, 3, 29, 60)) == shown(2026, 3, 29, 60));
    CHECK(start_of_day(azores, date_of(2026, 10, 25)) == utc(2026, 10, 25, 0));
    CHECK(local_time(azores, utc(2026, 10, 25, 60)) == shown(2026, 10, 25, 0));
}

TEST_CASE("zone: what a clock shows leads back to its instant unless shown twice") {
    for (std::size_t index = 0; index < zone_count(); ++index) {
        const Zone each(static_cast<std::uint8_t>(index));
        CAPTURE(name_of(each));
        int doubled = 0;
        for (Instant at = start_of_day(each, date_of(2026, 1, 1)); at < utc(2028, 1, 1, 0);
             at.utc_ms += kHourMs / 2) {
            const Instant back = instant_of(each, local_time(each, at));
            if (back == at) continue;
            REQUIRE(back.utc_ms == at.utc_ms - kHourMs); // the first of the two
            ++doubled;
        }
        CHECK((doubled == 4 ||
               standard_offset_minutes(each) == offset_minutes(each, utc(2026, 7, 1, 0))));
    }
}

TEST_CASE("zone: the next clock change is the first instant with another offset") {
    for (std::size_t index = 0; index < zone_count(); ++index) {
        const Zone each(static_cast<std::uint8_t>(index));
        CAPTURE(name_of(each));
        Instant at = start_of_day(each, first_known_day());
        while (const auto change = next_clock_change(each, at)) {
            REQUIRE(*change > at);
            CHECK(offset_minutes(each, Instant{change->utc_ms - 1}) == offset_minutes(each, at));
            CHECK(offset_minutes(each, *change) != offset_minutes(each, at));
            at = *change;
        }
        CHECK(at < start_of_day(each, end_of_known_days()));
    }
    CHECK(next_clock_change(zone("Europe/Paris"), utc(2026, 11, 23, 0)) == utc(2027, 3, 28, 60));
    CHECK(next_clock_change(zone("America/New_York"), utc(2026, 11, 23, 0)) ==
          utc(2027, 3, 14, 7 * 60));
    CHECK_FALSE(next_clock_change(zone("America/Phoenix"), utc(2026, 11, 23, 0)).has_value());
}

TEST_CASE("zone: names") {
    CHECK(name_of(zone("Europe/Dublin")) == "Europe/Dublin");
    CHECK(offset_minutes(zone("Europe/Dublin"), utc(2026, 7, 1, 0)) == 60);
    CHECK(offset_minutes(zone("Europe/Helsinki"), utc(2026, 1, 1, 0)) == 120);
    CHECK(name_of(Zone()) == "Europe/Paris");
    REQUIRE_FALSE(find_zone("Mars/Olympus").ok());
    CHECK(find_zone("Mars/Olympus").error().code == "time_zone_unknown");
    CHECK(zone_count() >= 29);
}
