// The days on which a merchant's business clock runs: no week-ends, no statutory holidays of the
// place, no closures of the merchant's own. Must not know deadlines, nor where it is kept.
#pragma once

#include "core/base/ids.hpp"
#include "core/time/holiday_rule.hpp"
#include "core/time/holidays.hpp"
#include "core/time/zone.hpp"

namespace stall::time {

/// Days on which the merchant is closed, both ends included.
struct Closure {
    LocalDate first;
    LocalDate last;
    std::string name;
    bool operator==(const Closure&) const = default;
};

/// What a merchant says of the ship-from place: what is kept and sent. The version grows with each
/// edit.
struct CalendarTerms {
    std::string zone = "Europe/Paris";
    std::string country = "FR";
    std::string region; ///< empty: what is common to the country
    std::vector<Closure> closures;
    Version version;
    bool operator==(const CalendarTerms&) const = default;
};

inline constexpr std::size_t kClosuresMax = 200;
inline constexpr std::size_t kClosureNameLengthMax = 100;
inline constexpr std::int32_t kStandstillDaysMax = 366;

/// Terms that a merchant may save: names trimmed, closures in order of their first day. Errors:
/// "time_zone_unknown" (/zone), "calendar_country_unknown" (/country), "calendar_region_unknown"
/// (/region), "closure_reversed", "closure_out_of_range", "closure_name_too_long"
/// (/closures/N), "closures_too_many", "closures_too_long" (no business day in
/// kStandstillDaysMax days; /closures).
Result<CalendarTerms> check_terms(const CalendarTerms& terms);

/// Why the business clock runs or stands still on a day. Of several reasons to stand still, the
/// first of this order is named.
enum class DayKind : std::uint8_t { business, weekend, holiday, closure };

/// Terms made ready: each day's answer is a bit. Copying copies 2 kB; asking allocates nothing.
class BusinessCalendar {
public:
    /// With the rules of the table that this program carries. Errors: those of holiday_rules, and
    /// "time_zone_unknown".
    static Result<BusinessCalendar> of(CalendarTerms terms);
    /// With rules that came from elsewhere. Errors: "time_zone_unknown", "holiday_rule_malformed".
    static Result<BusinessCalendar> of(CalendarTerms terms, const HolidayRules& rules);

    const CalendarTerms& terms() const { return terms_; }
    Zone zone() const { return zone_; }
    /// What is kept with a verdict, so that it can be told later by what it was given: the
    /// merchant's version, the holidays' and the zones' ("3/2026.1/2025b").
    std::string version_text() const;

    /// Days outside first_known_day() to end_of_known_days() are not known; ask covers() first.
    bool covers(LocalDate date) const { return date >= first_ && date < end_; }
    bool covers(Instant at) const { return at >= start_of(first_) && at < start_of(end_); }

    bool is_business_day(LocalDate date) const { return bit(business_, date); }
    /// The first business day from `date` on, or end_of_known_days() when there is none.
    LocalDate business_day_from(LocalDate date) const;
    /// The first instant of a day; end_of_known_days() may be asked too.
    Instant start_of(LocalDate date) const {
        const std::int64_t summer_ms = bit(summer_, date) ? kHourMs : 0;
        return {date.day * kDayMs - standard_ms_ - summer_ms};
    }
    /// The local date of an instant that covers() takes.
    LocalDate date_at(Instant at) const {
        const std::int64_t standard = at.utc_ms + standard_ms_; // summer time may be a day ahead
        const LocalDate date{static_cast<std::int32_t>(standard / kDayMs)};
        return date < end_ && at >= start_of(date + 1) ? date + 1 : date;
    }

    /// Why a day counts or not, and the holiday's or closure's name.
    struct Day {
        DayKind kind = DayKind::business;
        std::string_view name; ///< lives as long as the calendar
    };
    Day day(LocalDate date) const;

private:
    using Bits = std::vector<std::uint64_t>;

    BusinessCalendar() = default;
    std::size_t place(LocalDate date) const { return static_cast<std::size_t>(date - first_); }
    bool bit(const Bits& bits, LocalDate date) const {
        const std::size_t at = place(date);
        return (bits[at / 64] >> at % 64 & 1U) != 0;
    }
    void set(Bits& bits, LocalDate date) {
        bits[place(date) / 64] |= std::uint64_t{1} << place(date) % 64;
    }
    void fill_days();
    void fill_summer();
    void stand_still(LocalDate date);

    CalendarTerms terms_;
    std::string rules_version_;
    std::vector<HolidayRule> rules_;
    Zone zone_;
    std::int64_t standard_ms_ = 0; ///< the zone's standard offset
    LocalDate first_, end_;
    Bits business_; ///< one bit a day, and one for the end
    Bits summer_;   ///< whether the day's first instant is told in summer time
};

} // namespace stall::time
