// Three calendars become one, closure by closure. Must not know who made them.
#include "core/time/calendar_editions.hpp"

#include <algorithm>
#include <charconv>

namespace stall::time {
namespace {

using Closures = std::vector<Closure>;

bool has(const Closures& closures, const Closure& wanted) {
    return std::find(closures.begin(), closures.end(), wanted) != closures.end();
}

/// The wished one where the wish changed it.
const std::string& of_both(const std::string& wish, const std::string& base,
                           const std::string& theirs) {
    return wish == base ? theirs : wish;
}

} // namespace

Version edition_in(std::string_view version_text) {
    std::int64_t version = 0;
    const char* end = version_text.data() + version_text.size();
    const auto read = std::from_chars(version_text.data(), end, version);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != '/' || version < 1) return {};
    return Version(version);
}

CalendarTerms rebased(const CalendarTerms& wish, const CalendarTerms& base,
                      const CalendarTerms& theirs) {
    CalendarTerms both = theirs;
    both.zone = of_both(wish.zone, base.zone, theirs.zone);
    both.country = of_both(wish.country, base.country, theirs.country);
    both.region = of_both(wish.region, base.region, theirs.region);
    std::erase_if(both.closures, [&](const Closure& each) {
        return has(base.closures, each) && !has(wish.closures, each);
    });
    for (const Closure& each : wish.closures) {
        if (has(base.closures, each) || has(both.closures, each)) continue;
        auto place = both.closures.begin();
        while (place != both.closures.end() && place->first <= each.first) ++place;
        both.closures.insert(place, each);
    }
    return both;
}

} // namespace stall::time
