// Editions of one merchant's calendar: which of them a verdict names, and two that were made of the
// same one at the same time. Must not know where they are kept or who makes them.
#pragma once

#include "core/time/business_calendar.hpp"

#include <string_view>

namespace stall::time {

/// The merchant's version in what BusinessCalendar::version_text() gave; none where no calendar is
/// named.
Version edition_in(std::string_view version_text);

/// What was wished of `base`, put on what somebody else made of `base` meanwhile: every closure
/// that either side added or left out is so, and the place is the wished one where the wish changed
/// it. Carries the version of `theirs`.
CalendarTerms rebased(const CalendarTerms& wish, const CalendarTerms& base,
                      const CalendarTerms& theirs);

} // namespace stall::time
