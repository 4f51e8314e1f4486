// Prints what core/time knows, for comparing with others: `calendar_facts holidays` gives each
// holiday of 2020 to 2030 in each place, `calendar_facts zones` each change of each zone's clock.
// Must not judge.
#include "core/time/business_calendar.hpp"

#include <cstdio>
#include <string_view>

namespace {

using namespace stall;
using namespace stall::time;

constexpr std::int32_t kFirstYear = 2020, kLastYear = 2030;

/// COUNTRY|REGION|DATE|NAME, a line for each rule's day.
void print_holidays(std::string_view country, std::string_view region) {
    const HolidayRules rules = holiday_rules(country, region).value();
    const std::vector<HolidayRule> parsed = parse_holiday_rules(rules.lines).value();
    for (const HolidayRule& rule : parsed)
        for (std::int32_t year = kFirstYear - 1; year <= kLastYear + 1; ++year) {
            const auto date = rule.day_in(year);
            if (!date || civil(*date).year < kFirstYear || civil(*date).year > kLastYear) continue;
            std::printf("%.*s|%.*s|%s|%s\n", static_cast<int>(country.size()), country.data(),
                        static_cast<int>(region.size()), region.data(), to_text(*date).c_str(),
                        rule.name.c_str());
        }
}

/// ZONE|INSTANT|OFFSET: the offset in minutes at the table's begin and from each change on.
void print_changes(Zone zone) {
    std::int32_t offset = INT32_MAX;
    const Instant end = start_of_day(zone, end_of_known_days());
    for (Instant at = start_of_day(zone, first_known_day()); at < end; at.utc_ms += kHourMs) {
        if (offset_minutes(zone, at) == offset) continue;
        offset = offset_minutes(zone, at);
        std::printf("%s|%lld|%d\n", std::string(name_of(zone)).c_str(),
                    static_cast<long long>(at.utc_ms), offset);
    }
}

} // namespace

int main(int count, char** arguments) {
    const std::string_view wanted = count == 2 ? arguments[1] : "";
    if (wanted == "holidays") {
        for (const Country& country : countries()) {
            print_holidays(country.code, "");
            for (const Region& region : country.regions) print_holidays(country.code, region.code);
        }
        return 0;
    }
    if (wanted == "zones") {
        for (std::size_t index = 0; index < zone_count(); ++index)
            print_changes(Zone(static_cast<std::uint8_t>(index)));
        return 0;
    }
    std::fputs("calendar_facts holidays | zones\n", stderr);
    return 2;
}
