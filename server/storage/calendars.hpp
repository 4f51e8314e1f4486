// Editions of merchants' calendars. Must not know which days count, nor who may edit.
#pragma once

#include "core/time/business_calendar.hpp"
#include "server/storage/store.hpp"

#include <optional>
#include <string_view>

namespace stall::storage {

/// The newest edition. A merchant who never edited has version 1: its own country and zone.
Result<time::CalendarTerms> load_calendar_terms(Database& database, MerchantId merchant);
/// One edition, or nothing.
Result<std::optional<time::CalendarTerms>>
load_calendar_edition(Database& database, MerchantId merchant, Version version);

/// A new edition; `terms.version` is its own.
Result<void> insert_calendar_terms(Transaction& transaction, MerchantId merchant,
                                   const time::CalendarTerms& terms, std::string_view actor,
                                   Instant now);

} // namespace stall::storage
