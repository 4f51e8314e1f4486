// The table of statutory holidays (assets/calendars/holidays.txt) by country and region, with the
// places' names and zones. Only the backend carries it; the page gets the rules of its own place
// with its calendar (decision 0010). Must not know merchants.
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stall::time {

/// The rules of one place: the version of the table they were taken from, and lines of
/// `YEARS RULE NAME` (holiday_rule.hpp).
struct HolidayRules {
    std::string version;
    std::string lines;
    bool operator==(const HolidayRules&) const = default;
};

/// A part of a country whose holidays differ. Code: ISO 3166-2 without the country ("67", "BY").
struct Region {
    std::string_view code;
    std::string_view name;
};
/// A country that the table knows, its name in its own language. Its first zone is the usual one.
struct Country {
    std::string_view code;
    std::string_view name;
    std::vector<std::string_view> zones;
    std::vector<Region> regions;
};

std::string_view holidays_version();
/// All countries, in the order of the table.
std::vector<Country> countries();

/// What applies in a place; an empty region means what is common to the country (in GB: England
/// and Wales). Errors: "calendar_country_unknown", "calendar_region_unknown".
Result<HolidayRules> holiday_rules(std::string_view country, std::string_view region);

/// The zone of a place where nobody chose one: the region's own, or the country's usual one.
/// Errors: "calendar_country_unknown".
Result<std::string_view> usual_zone(std::string_view country, std::string_view region);

} // namespace stall::time
