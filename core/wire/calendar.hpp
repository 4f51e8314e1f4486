// The REST contract of a merchant's calendar: the place, its closures, and the rules of its
// holidays, so that the page counts the same days as the backend; and the places to choose from.
// Must not know HTTP or storage.
#pragma once

#include "core/time/business_calendar.hpp"
#include "core/wire/json.hpp"

#include <vector>

namespace stall::wire {

/// What the page makes its BusinessCalendar of: BusinessCalendar::of(terms, rules).
struct Calendar {
    time::CalendarTerms terms;
    time::HolidayRules rules;
    bool operator==(const Calendar&) const = default;
};
std::string encode_calendar(const Calendar& calendar);
Result<Calendar> decode_calendar(std::string_view json);

/// What a merchant wants it to be: without a version, which travels in If-Match. Dates and keys are
/// read strictly; whether places exist is for time::check_terms to say.
std::string encode_calendar_terms(const time::CalendarTerms& terms);
Result<time::CalendarTerms> decode_calendar_terms(std::string_view json);

/// A country that a merchant may ship from, with its zones (the usual one first) and regions.
struct Place {
    struct Region {
        std::string code;
        std::string name;
        bool operator==(const Region&) const = default;
    };
    std::string country;
    std::string name;
    std::vector<std::string> zones;
    std::vector<Region> regions;
    bool operator==(const Place&) const = default;
};
/// All of time::countries(), as GET sends them.
std::string encode_places();
Result<std::vector<Place>> decode_places(std::string_view json);

} // namespace stall::wire
