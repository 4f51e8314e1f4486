// Statements over calendars. Must not know which days count.
#include "server/storage/calendars.hpp"

namespace stall::storage {
namespace {

constexpr Version kUnedited(1);

Result<time::CalendarTerms> unedited(Database& database, MerchantId merchant) {
    time::CalendarTerms terms;
    terms.version = kUnedited;
    Cursor row = TRY(database.query("select country, time_zone from merchant where merchant_id = ?",
                                    {merchant}));
    if (TRY(row.next())) {
        terms.country = std::string(row.text(0));
        terms.zone = std::string(row.text(1));
    }
    return terms;
}

} // namespace

Result<time::CalendarTerms> load_calendar_terms(Database& database, MerchantId merchant) {
    const Version newest(TRY(database.integer_of(
        "select max(version) from calendar where merchant_id = ?", {merchant}, kUnedited.value)));
    auto terms = TRY(load_calendar_edition(database, merchant, newest));
    return terms ? *std::move(terms) : TRY(unedited(database, merchant));
}

Result<std::optional<time::CalendarTerms>>
load_calendar_edition(Database& database, MerchantId merchant, Version version) {
    if (version == kUnedited) return std::optional(TRY(unedited(database, merchant)));
    Cursor row = TRY(database.query("select zone, country, region from calendar"
                                    " where merchant_id = ? and version = ?",
                                    {merchant, version}));
    if (!TRY(row.next())) return std::optional<time::CalendarTerms>();
    time::CalendarTerms terms;
    terms.zone = std::string(row.text(0));
    terms.country = std::string(row.text(1));
    terms.region = std::string(row.text(2));
    terms.version = version;
    Cursor closures = TRY(database.query("select first_day, last_day, name from calendar_closure"
                                         " where merchant_id = ? and version = ? order by ordinal",
                                         {merchant, version}));
    while (TRY(closures.next()))
        terms.closures.push_back({TRY(time::parse_date(closures.text(0))),
                                  TRY(time::parse_date(closures.text(1))),
                                  std::string(closures.text(2))});
    return std::optional(std::move(terms));
}

Result<void> insert_calendar_terms(Transaction& transaction, MerchantId merchant,
                                   const time::CalendarTerms& terms, std::string_view actor,
                                   Instant now) {
    Database& database = transaction.database();
    TRY(database.execute(
        "insert into calendar (merchant_id, version, zone, country, region,"
        " edited_at, edited_by) values (?, ?, ?, ?, ?, ?, ?)",
        {merchant, terms.version, terms.zone, terms.country, terms.region, now, actor}));
    std::int64_t ordinal = 0;
    for (const time::Closure& closure : terms.closures)
        TRY(database.execute("insert into calendar_closure (merchant_id, version, ordinal,"
                             " first_day, last_day, name) values (?, ?, ?, ?, ?, ?)",
                             {merchant, terms.version, ++ordinal,
                              std::string_view(time::to_text(closure.first)),
                              std::string_view(time::to_text(closure.last)), closure.name}));
    return {};
}

} // namespace stall::storage
