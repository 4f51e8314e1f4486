// The weights of months, weekdays and hours. Must not know what was ordered.
#include "server/market/demo_arrivals.hpp"

#include "core/time/calendar_date.hpp"
#include "core/time/zone.hpp"

#include <algorithm>
#include <array>

namespace stall::market {
namespace {

constexpr std::int64_t kDays = 730;
constexpr std::int64_t kHourMs = time::kHourMs;

// Of all orders: from the last days, so that a small shop too has something to do.
constexpr int kLately = 40;
constexpr std::int64_t kLatelyDays = 4;

constexpr std::array kMonthWeights = {105, 88, 90, 86, 88, 84, 90, 92, 104, 100, 135, 140};
constexpr std::array kWeekdayWeights = {118, 108, 102, 98, 92, 84, 98}; // Monday first
constexpr std::array kHourWeights = {14, 8,  4,  3,  3,  6,  14, 28, 42, 54, 60, 62,
                                     66, 64, 58, 56, 58, 62, 70, 80, 92, 88, 62, 32};
} // namespace

std::vector<Instant> draw_arrivals(std::int64_t count, Instant now, Random& random) {
    std::vector<std::int64_t> until(static_cast<std::size_t>(kDays)); // sums of weights
    const std::int64_t today = now.utc_ms / time::kDayMs;
    std::int64_t sum = 0;
    for (std::int64_t day = 0; day < kDays; ++day) {
        const time::LocalDate date{static_cast<std::int32_t>(today - kDays + 1 + day)};
        const auto month = static_cast<std::size_t>(time::civil(date).month - 1);
        const auto weekday = static_cast<std::size_t>(time::weekday(date));
        sum += kMonthWeights[month] * kWeekdayWeights[weekday] * (600 + day);
        until[static_cast<std::size_t>(day)] = sum;
    }
    std::int64_t hours = 0;
    for (const int weight : kHourWeights) hours += weight;
    std::vector<Instant> arrivals;
    arrivals.reserve(static_cast<std::size_t>(count));
    while (std::ssize(arrivals) < count) {
        const std::int64_t drawn = random.between(0, sum - 1);
        const std::int64_t day = random.happens(kLately)
                                     ? kDays - random.between(1, kLatelyDays)
                                     : std::ranges::upper_bound(until, drawn) - until.begin();
        std::int64_t hour = 0;
        for (std::int64_t rest = random.between(0, hours - 1); rest >= 0; ++hour)
            rest -= kHourWeights[static_cast<std::size_t>(hour)];
        const Instant at{(today - kDays + 1 + day) * time::kDayMs + (hour - 1) * kHourMs +
                         random.between(0, kHourMs - 1)};
        if (at < now) arrivals.push_back(at);
    }
    std::ranges::sort(arrivals);
    return arrivals;
}

} // namespace stall::market
