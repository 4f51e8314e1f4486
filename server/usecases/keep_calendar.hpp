// A merchant's calendar: read, and edited as a new edition; deadlines already given keep theirs.
// Must not know HTTP, nor how business days are counted.
#pragma once

#include "core/time/business_calendar.hpp"
#include "server/storage/store.hpp"
#include "server/usecases/actor.hpp"

#include <optional>

namespace stall::usecases {

/// The merchant's calendar as it stands.
Result<time::BusinessCalendar> calendar_of(storage::Database& database, MerchantId merchant);

/// As it stands, or as it stood in one of its versions. Errors: "calendar_unknown".
Result<time::CalendarTerms> read_calendar(storage::Database& database, MerchantId merchant,
                                          std::optional<Version> version);

/// Makes the wish the newest edition (its own version is not read) and says it in the journal. What
/// is the same already changes nothing. Errors: "calendar_version_stale" (`based_on` is not the
/// newest), those of time::check_terms.
Result<void> change_calendar(storage::Transaction& transaction, const Actor& actor,
                             const time::CalendarTerms& wish, std::optional<Version> based_on,
                             Instant now);

} // namespace stall::usecases
