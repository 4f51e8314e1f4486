// Makes terms ready: every rule is asked once for every year, and leaves bits.
// Must not know deadlines.
#include "core/time/business_calendar.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace stall::time {
namespace {

Result<Closure> check_closure(const Closure& closure) {
    Closure checked = closure;
    TRY(check_utf8(closure.name));
    checked.name = std::string(trim(closure.name));
    if (count_code_points(checked.name) > kClosureNameLengthMax)
        return Error{"closure_name_too_long", "", "", std::to_string(kClosureNameLengthMax)};
    if (closure.first > closure.last)
        return Error{"closure_reversed", "", to_text(closure.last), to_text(closure.first)};
    const LocalDate first_known = first_known_day(), last_known = end_of_known_days() - 1;
    if (closure.first < first_known || closure.last > last_known)
        return Error{"closure_out_of_range", "",
                     to_text(closure.first < first_known ? closure.first : closure.last),
                     to_text(first_known) + "/" + to_text(last_known)};
    return checked;
}

Error at_pointer(Error error, std::string where) {
    error.where = std::move(where);
    return error;
}

/// Whether the clock runs again within a year of each day, so that every deadline falls somewhere.
Result<void> check_standstill(const CalendarTerms& terms) {
    const BusinessCalendar calendar = TRY(BusinessCalendar::of(terms));
    const LocalDate end = end_of_known_days();
    for (LocalDate date = first_known_day(); date < end;) {
        const LocalDate next = calendar.business_day_from(date);
        if (next - date > kStandstillDaysMax)
            return Error{"closures_too_long", "/closures", to_text(date) + "/" + to_text(next - 1),
                         std::to_string(kStandstillDaysMax)};
        date = next + 1;
    }
    return {};
}

} // namespace

Result<CalendarTerms> check_terms(const CalendarTerms& terms) {
    if (const auto zone = find_zone(terms.zone); !zone.ok())
        return at_pointer(zone.error(), "/zone");
    if (const auto rules = holiday_rules(terms.country, terms.region); !rules.ok()) {
        const bool is_country = rules.error().code == "calendar_country_unknown";
        return at_pointer(rules.error(), is_country ? "/country" : "/region");
    }
    if (terms.closures.size() > kClosuresMax)
        return Error{"closures_too_many", "/closures", std::to_string(terms.closures.size()),
                     std::to_string(kClosuresMax)};
    CalendarTerms checked = terms;
    for (std::size_t at = 0; at < checked.closures.size(); ++at) {
        Result<Closure> closure = check_closure(checked.closures[at]);
        if (!closure.ok()) return at_pointer(closure.error(), "/closures/" + std::to_string(at));
        checked.closures[at] = std::move(closure).value();
    }
    std::stable_sort(checked.closures.begin(), checked.closures.end(),
                     [](const Closure& a, const Closure& b) { return a.first < b.first; });
    TRY(check_standstill(checked));
    return checked;
}

Result<BusinessCalendar> BusinessCalendar::of(CalendarTerms terms) {
    const HolidayRules rules = TRY(holiday_rules(terms.country, terms.region));
    return of(std::move(terms), rules);
}

Result<BusinessCalendar> BusinessCalendar::of(CalendarTerms terms, const HolidayRules& rules) {
    BusinessCalendar made;
    made.zone_ = TRY(find_zone(terms.zone));
    made.standard_ms_ = standard_offset_minutes(made.zone_) * kMinuteMs;
    made.rules_ = TRY(parse_holiday_rules(rules.lines));
    made.rules_version_ = rules.version;
    made.terms_ = std::move(terms);
    made.first_ = first_known_day();
    made.end_ = end_of_known_days();
    made.fill_days();
    return made;
}

void BusinessCalendar::fill_days() {
    const std::size_t words = place(end_) / 64 + 1;
    business_.assign(words, 0);
    summer_.assign(words, 0);
    for (LocalDate date = first_; date < end_; date = date + 1)
        if (!is_weekend(date)) set(business_, date);
    fill_summer();
    const std::int32_t first_year = civil(first_).year, end_year = civil(end_).year;
    for (const HolidayRule& rule : rules_)
        for (std::int32_t year = first_year - 1; year <= end_year; ++year) // shifts leave the year
            if (const auto date = rule.day_in(year)) stand_still(*date);
    for (const Closure& closure : terms_.closures)
        for (LocalDate date = std::max(closure.first, first_); date <= closure.last && date < end_;
             date = date + 1)
            stand_still(date);
}

/// From one clock change to the next all days begin alike; the day of a change itself still begins
/// as those before it.
void BusinessCalendar::fill_summer() {
    for (LocalDate date = first_; date <= end_;) {
        const Instant start = start_of_day(zone_, date);
        const auto change = next_clock_change(zone_, start);
        const LocalDate last = change ? std::min(local_date(zone_, *change), end_) : end_;
        if (start.utc_ms != date.day * kDayMs - standard_ms_)
            for (LocalDate each = date; each <= last; each = each + 1) set(summer_, each);
        date = last + 1;
    }
}

void BusinessCalendar::stand_still(LocalDate date) {
    if (!covers(date)) return;
    business_[place(date) / 64] &= ~(std::uint64_t{1} << place(date) % 64);
}

LocalDate BusinessCalendar::business_day_from(LocalDate date) const {
    if (date >= end_) return end_;
    const std::size_t from = place(date);
    std::size_t word = from / 64;
    std::uint64_t left = business_[word] >> from % 64 << from % 64;
    while (left == 0) {
        if (++word == business_.size()) return end_;
        left = business_[word];
    }
    return first_ +
           static_cast<std::int32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
}

std::string BusinessCalendar::version_text() const {
    return std::to_string(terms_.version.value) + "/" + rules_version_ + "/" +
           std::string(zones_version());
}

BusinessCalendar::Day BusinessCalendar::day(LocalDate date) const {
    assert(covers(date));
    if (is_weekend(date)) return {DayKind::weekend, {}};
    if (is_business_day(date)) return {DayKind::business, {}};
    const std::int32_t year = civil(date).year;
    for (const HolidayRule& rule : rules_)
        for (std::int32_t anchor = year - 1; anchor <= year + 1; ++anchor)
            if (rule.day_in(anchor) == date) return {DayKind::holiday, rule.name};
    for (const Closure& closure : terms_.closures)
        if (closure.first <= date && date <= closure.last) return {DayKind::closure, closure.name};
    return {};
}

} // namespace stall::time
