// Date-times of the seller API, read in all their spellings. Must not know orders.
#include "core/base/text.hpp"
#include "core/wire/seller_orders.hpp"

#include <algorithm>
#include <array>

namespace stall::wire {
namespace {

constexpr std::int64_t kSecondMs = 1'000;

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Takes that many digits off the front; nothing where they are not there.
std::optional<std::int32_t> take_digits(std::string_view& rest, std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    std::int32_t number = 0;
    for (const char letter : rest.substr(0, count)) {
        if (letter < '0' || letter > '9') return std::nullopt;
        number = number * 10 + (letter - '0');
    }
    rest.remove_prefix(count);
    return number;
}

bool take(std::string_view& rest, char letter) {
    if (!rest.starts_with(letter)) return false;
    rest.remove_prefix(1);
    return true;
}

/// "16:00", "16:00:00", "16:00:00.123456".
std::optional<std::int32_t> take_time(std::string_view& rest) {
    const auto hour = take_digits(rest, 2);
    if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
    const auto minute = take_digits(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int32_t second = 0;
    if (take(rest, ':')) {
        const auto number = take_digits(rest, 2);
        if (!number || *number > 59) return std::nullopt;
        second = *number;
        if (take(rest, '.')) {
            const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
            if (digits == 0 || digits > 9) return std::nullopt;
            rest.remove_prefix(digits);
        }
    }
    return ((*hour * 60 + *minute) * 60 + second) * static_cast<std::int32_t>(kSecondMs);
}

/// "+01:00", "-0530". A '+' that was sent bare in an address arrives as a blank.
std::optional<std::int64_t> take_offset_ms(std::string_view& rest) {
    const bool is_west = rest.starts_with('-');
    rest.remove_prefix(1);
    const auto hours = take_digits(rest, 2);
    (void)take(rest, ':');
    const auto minutes = take_digits(rest, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    const std::int64_t offset = *hours * time::kHourMs + *minutes * time::kMinuteMs;
    return is_west ? -offset : offset;
}

} // namespace

Result<Instant> read_seller_instant(std::string_view whole) {
    const Error malformed{"date_malformed", "", std::string(whole.substr(0, 40)),
                          "2026-03-27T16:00:00Z"};
    std::string_view rest = trim(whole);
    const auto date = rest.size() >= 10 ? time::parse_date(rest.substr(0, 10)) : malformed;
    if (!date.ok()) return malformed;
    rest.remove_prefix(10);
    if (rest.empty()) return Instant{date.value().day * time::kDayMs};
    if (!take(rest, 'T') && !take(rest, ' ')) return malformed;
    const auto ms_of_day = take_time(rest);
    if (!ms_of_day) return malformed;
    const Instant as_utc{date.value().day * time::kDayMs + *ms_of_day};
    if (rest.empty() || rest == "Z" || rest == "z") return as_utc;
    if (!rest.starts_with('+') && !rest.starts_with('-') && !rest.starts_with(' '))
        return malformed;
    const auto offset_ms = take_offset_ms(rest);
    if (!offset_ms || !rest.empty()) return malformed;
    return Instant{as_utc.utc_ms - *offset_ms};
}

std::string seller_instant_text(Instant instant, time::Zone zone) {
    const time::LocalTime local = time::local_time(zone, instant);
    const std::int64_t offset = time::offset_minutes(zone, instant);
    std::string text = time::to_text(local.date) + "T" + two_digits(local.hour()) + ":" +
                       two_digits(local.minute()) + ":" + two_digits(local.second());
    if (offset == 0) return text + "Z";
    const std::int64_t size = offset < 0 ? -offset : offset;
    return text + (offset < 0 ? "-" : "+") + two_digits(size / 60) + ":" + two_digits(size % 60);
}

time::Zone zone_of(listings::Market market) {
    struct Place {
        std::string_view market;
        std::string_view zone;
    };
    static constexpr std::array kPlaces = std::to_array<Place>({
        {"DE", "Europe/Berlin"},
        {"ES", "Europe/Madrid"},
        {"IT", "Europe/Rome"},
        {"BE", "Europe/Brussels"},
        {"NL", "Europe/Amsterdam"},
        {"AT", "Europe/Vienna"},
        {"PT", "Europe/Lisbon"},
        {"IE", "Europe/Dublin"},
        {"GB", "Europe/London"},
        {"SE", "Europe/Stockholm"},
    });
    const auto code = listings::code_of(market);
    const auto found = std::ranges::find(kPlaces, code, &Place::market);
    if (found == kPlaces.end()) return time::Zone();
    return time::find_zone(found->zone).value_or(time::Zone());
}

} // namespace stall::wire
