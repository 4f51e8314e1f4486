// Numbers and money as a language writes them.
// Must not know what they count.
#pragma once

#include "core/base/language.hpp"
#include "core/base/money.hpp"

#include <cstdint>
#include <string>

namespace stall {

/// 1,204, 1 204 (with a no-break space) or 1.204.
std::string format_count(Language language, std::int64_t count);
/// 1,204.50 or 1 204,50; a negative amount has a real minus sign.
std::string format_amount(Language language, Money amount);
/// With + in front when it is not negative.
std::string format_difference(Language language, Money amount);
/// €1,204.50, 1 204,50 € or 1.204,50 €.
std::string format_money(Language language, Money amount);
/// The same with a plus before what is more than nothing.
std::string format_money_difference(Language language, Money amount);
/// What stands in a field: no grouping, the language's decimal mark.
std::string format_typed(Language language, Money amount);
/// "12 %" or "12.5 %" of 1,200 or 1,250 basis points.
std::string format_share(Language language, std::int32_t basis_points);
/// 94.1 of 941,000 in a million.
std::string format_quality(Language language, std::int32_t quality);

} // namespace stall
