// The clock of shop_clock.hpp. Must not know who asks for the time.
#include "server/hosts/daemon/shop_clock.hpp"

#include "core/time/calendar_date.hpp"
#include "core/wire/seller_orders.hpp"

#include <chrono>

namespace stall::hosts {
namespace {

std::int64_t machine_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

Instant midnight_of_new_year(std::int32_t year) {
    return Instant{time::date_of(year, 1, 1).day * time::kDayMs};
}

} // namespace

ShopClock::ShopClock(std::optional<Instant> set_to)
    : ahead_ms_(set_to ? set_to->utc_ms - machine_ms() : 0) {}

Instant ShopClock::now() const { return Instant{machine_ms() + ahead_ms_}; }

Result<Instant> parse_shop_time(std::string_view text) {
    const Error malformed{"shop_time_malformed", "", std::string(text.substr(0, 40)),
                          "UTC from 2022 to 2039, written as 2026-03-27T16:00:00Z"};
    if (!text.ends_with('Z')) return malformed; // else it would need a zone
    const auto read = wire::read_seller_instant(text);
    if (!read.ok()) return malformed;
    const Instant at = read.value();
    if (at < midnight_of_new_year(2022) || at >= midnight_of_new_year(2040)) return malformed;
    return at;
}

} // namespace stall::hosts
