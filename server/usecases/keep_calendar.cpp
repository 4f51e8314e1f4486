// Editions of a calendar. Must not know HTTP.
#include "server/usecases/keep_calendar.hpp"

#include "core/wire/calendar.hpp"
#include "server/storage/calendars.hpp"
#include "server/usecases/ad_change.hpp"

namespace stall::usecases {

Result<time::BusinessCalendar> calendar_of(storage::Database& database, MerchantId merchant) {
    return time::BusinessCalendar::of(TRY(storage::load_calendar_terms(database, merchant)));
}

Result<time::CalendarTerms> read_calendar(storage::Database& database, MerchantId merchant,
                                          std::optional<Version> version) {
    if (!version) return storage::load_calendar_terms(database, merchant);
    auto terms = TRY(storage::load_calendar_edition(database, merchant, *version));
    if (!terms) return Error{"calendar_unknown", "", std::to_string(version->value), ""};
    return *std::move(terms);
}

Result<void> change_calendar(storage::Transaction& transaction, const Actor& actor,
                             const time::CalendarTerms& wish, std::optional<Version> based_on,
                             Instant now) {
    const auto present = TRY(storage::load_calendar_terms(transaction.database(), actor.merchant));
    if (based_on && *based_on != present.version)
        return Error{"calendar_version_stale", "", std::to_string(based_on->value),
                     std::to_string(present.version.value)};
    time::CalendarTerms terms = TRY(time::check_terms(wish));
    terms.version = present.version;
    if (terms == present) return {};
    terms.version = Version(present.version.value + 1);
    TRY(storage::insert_calendar_terms(transaction, actor.merchant, terms, actor.name, now));
    storage::JournalEntry entry = entry_by(actor, "calendar_changed", now);
    entry.before = "[" + wire::encode_calendar_terms(present) + "]";
    entry.after = "[" + wire::encode_calendar_terms(terms) + "]";
    TRY(storage::record(transaction, entry));
    return {};
}

} // namespace stall::usecases
