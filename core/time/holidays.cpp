// Reads the embedded table line by line. Must not know what a rule means.
#include "core/time/holidays.hpp"

#include "holidays_text.hpp"

#include <algorithm>

namespace stall::time {
namespace {

/// One line of the table: its first word and what follows it.
struct Line {
    std::string_view kind;
    std::string_view rest;
};

/// What stands before the first blank; `rest` keeps what follows it.
std::string_view take_word(std::string_view& rest) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    return word;
}

template <typename Visit> void each_line(Visit visit) {
    std::string_view text = generated::kHolidaysText;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::string_view kind = take_word(line);
        visit(Line{kind, line});
    }
}

/// "BY-A" is in "BY" and in "BY-A"; nothing is in "".
bool is_in(std::string_view region, std::string_view part) {
    return region == part ||
           (region.size() > part.size() && region.starts_with(part) && region[part.size()] == '-');
}

/// Whether a list ("*", "57,67", "!SCT") means a region.
bool applies(std::string_view list, std::string_view region) {
    if (list == "*") return true;
    const bool is_except = list.starts_with('!');
    if (is_except) list.remove_prefix(1);
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), part.size() + 1));
        if (is_in(region, part)) return !is_except;
    }
    return is_except;
}

Error unknown_country(std::string_view country) {
    return Error{"calendar_country_unknown", "", std::string(country), "FR"};
}

} // namespace

std::string_view holidays_version() {
    std::string_view version;
    each_line([&](const Line& line) {
        if (line.kind == "version") version = line.rest;
    });
    return version;
}

std::vector<Country> countries() {
    std::vector<Country> found;
    each_line([&](Line line) {
        if (line.kind == "country") {
            const std::string_view code = take_word(line.rest);
            found.push_back({code, line.rest, {}, {}});
        } else if (line.kind == "zone") {
            found.back().zones.push_back(take_word(line.rest));
        } else if (line.kind == "region") {
            const std::string_view code = take_word(line.rest);
            found.back().regions.push_back({code, line.rest});
        }
    });
    return found;
}

Result<HolidayRules> holiday_rules(std::string_view country, std::string_view region) {
    HolidayRules rules{std::string(holidays_version()), {}};
    bool is_here = false, is_country_known = false, is_region_known = region.empty();
    each_line([&](Line line) {
        if (line.kind == "country") {
            is_here = take_word(line.rest) == country;
            is_country_known = is_country_known || is_here;
        } else if (is_here && line.kind == "region") {
            is_region_known = is_region_known || take_word(line.rest) == region;
        } else if (is_here && line.kind == "day" && applies(take_word(line.rest), region)) {
            rules.lines += line.rest;
            rules.lines += '\n';
        }
    });
    if (!is_country_known) return unknown_country(country);
    if (!is_region_known)
        return Error{"calendar_region_unknown", "", std::string(region), std::string(country)};
    return rules;
}

Result<std::string_view> usual_zone(std::string_view country, std::string_view region) {
    std::string_view zone;
    bool is_here = false, is_chosen = false;
    each_line([&](Line line) {
        if (line.kind == "country") is_here = take_word(line.rest) == country;
        if (!is_here || line.kind != "zone") return;
        const std::string_view name = take_word(line.rest);
        const bool is_of_region = line.rest != "*" && applies(line.rest, region);
        if (zone.empty() || (is_of_region && !is_chosen)) zone = name;
        is_chosen = is_chosen || is_of_region;
    });
    if (zone.empty()) return unknown_country(country);
    return zone;
}

} // namespace stall::time
