// Days as people, programs and spreadsheets write them in a file of tracking numbers.
// Must not know records or columns.
#pragma once

#include "core/base/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace stall::orders {

/// What the days of a file prove by numbers above twelve: 25/11/26 can only be day first.
enum class DayOrder : std::uint8_t { unproven, day_first, month_first };
/// Days that contradict each other prove nothing.
DayOrder proven_order(std::span<const std::string> days);

/// "2026-03-27", out of that, with a time behind it, or out of "27/03/2026", "27.03.2026" and
/// "27/3/26". Day first; but where the year has two digits only if the order is proven, or points
/// stand between (they are never month first), or both readings are the same. Errors:
/// "date_malformed", "date_ambiguous" (wanted: both readings).
Result<std::string> read_day(std::string_view text, DayOrder order = DayOrder::unproven);

} // namespace stall::orders
