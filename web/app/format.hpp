// Numbers and money as a language writes them.
// Must not know what they count.
#pragma once

#include "core/base/money.hpp"
#include "web/app/language.hpp"

#include <cstdint>
#include <string>

namespace stall::app {

/// 1,204 or 1 204 (no-break space).
std::string format_count(Language language, std::int64_t count);
/// 1,204.50 or 1 204,50; a negative amount has a real minus sign.
std::string format_amount(Language language, Money amount);
/// With + in front when it is not negative.
std::string format_difference(Language language, Money amount);
/// €1,204.50 or 1 204,50 €.
std::string format_money(Language language, Money amount);
/// What stands in a field: no grouping, the language's decimal mark.
std::string format_typed(Language language, Money amount);
/// 94.1 of 941,000 in a million.
std::string format_quality(Language language, std::int32_t quality);

} // namespace stall::app
