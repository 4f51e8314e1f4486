// Names of grades and markets, the limits of each field, and the one door for changing an ad.
// Must not know rivals, JSON or storage.
#include "core/listings/listing.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/listings/publication.hpp"

#include <algorithm>

namespace stall::listings {
namespace {

constexpr std::array<std::string_view, kGrades.size()> kGradeNames = {"PREMIUM", "EXCELLENT",
                                                                      "VERY_GOOD", "GOOD", "FAIR"};
constexpr std::array<std::string_view, kMarkets.size()> kMarketCodes = {
    "FR", "DE", "ES", "IT", "BE", "NL", "AT", "PT", "IE", "GB", "SE"};

constexpr std::array<std::string_view, kMarkets.size()> kLocales = {
    "fr-fr", "de-de", "es-es", "it-it", "fr-be", "nl-nl",
    "de-at", "pt-pt", "en-ie", "en-gb", "sv-se"};

/// Errors of a field carry the key of the field in a patch, as a JSON pointer.
template <typename T> Result<T> at(const char* where, Result<T> result) {
    if (result.ok()) return result;
    Error error = result.error();
    error.where = where;
    return error;
}

Result<Money> check_amount(Money amount, Market market) {
    const Currency wanted = currency_of(market);
    if (amount.currency != wanted)
        return Error{"currency_mismatch", "", amount.currency.code(), wanted.code()};
    return check_price(amount);
}

Result<std::optional<Money>> check_limit(std::optional<Money> limit, Market market) {
    if (!limit) return limit;
    return std::optional(TRY(check_amount(*limit, market)));
}

Result<void> write_deliveries(MarketTerms& terms, const Patch& patch) {
    const auto checked = check_deliveries(*patch.deliveries, currency_of(patch.market));
    if (!checked.ok()) {
        Error error = checked.error();
        error.where = "/deliveries" + error.where;
        return error;
    }
    terms.deliveries = *patch.deliveries;
    return {};
}

Result<void> write_terms(MarketTerms& terms, const Patch& patch) {
    if (patch.price) terms.price = TRY(at("/price", check_amount(*patch.price, patch.market)));
    if (patch.floor) terms.floor = TRY(at("/floor", check_limit(*patch.floor, patch.market)));
    if (patch.maximum)
        terms.maximum = TRY(at("/maximum", check_limit(*patch.maximum, patch.market)));
    if (patch.warranty_months)
        terms.warranty_months =
            TRY(at("/warranty_months", check_warranty_months(*patch.warranty_months)));
    if (patch.comment) terms.comment = TRY(at("/comment", check_comment(*patch.comment)));
    if (patch.deliveries) TRY(write_deliveries(terms, patch));
    // Whether there is a price to go online with is looked at last, with the field to blame.
    if (patch.publication)
        terms.publication =
            TRY(move_publication(terms.publication, *patch.publication, kPriceMinorMax));
    return {};
}

/// What the fields must be to each other, looked at only where the patch touches one of them, so
/// that a stock update goes through whatever an older version let in.
Result<void> check_together(const MarketTerms& terms, const Patch& patch) {
    if ((patch.price || patch.floor) && terms.floor && terms.price.minor < terms.floor->minor &&
        (patch.price || terms.price.minor > 0))
        return Error{"price_below_floor", patch.price ? "/price" : "/floor", to_text(terms.price),
                     to_text(*terms.floor)};
    if ((patch.floor || patch.maximum) && terms.floor && terms.maximum &&
        terms.floor->minor > terms.maximum->minor)
        return Error{"floor_above_maximum", patch.floor ? "/floor" : "/maximum",
                     to_text(*terms.floor), to_text(*terms.maximum)};
    if (patch.publication == Publication::online) TRY(at("/price", check_price(terms.price)));
    return {};
}

} // namespace

std::string_view name_of(Grade grade) { return kGradeNames[static_cast<std::size_t>(grade)]; }

Result<Grade> parse_grade(std::string_view name) {
    const auto found = std::ranges::find(kGradeNames, name);
    if (found == kGradeNames.end())
        return Error{"grade_unknown", "", std::string(name),
                     "PREMIUM, EXCELLENT, VERY_GOOD, GOOD, FAIR"};
    return kGrades[static_cast<std::size_t>(found - kGradeNames.begin())];
}

std::string_view code_of(Market market) { return kMarketCodes[static_cast<std::size_t>(market)]; }

Result<Market> parse_market(std::string_view code) {
    const auto found = std::ranges::find(kMarketCodes, code);
    if (found == kMarketCodes.end())
        return Error{"market_unknown", "", std::string(code),
                     "FR, DE, ES, IT, BE, NL, AT, PT, IE, GB, SE"};
    return kMarkets[static_cast<std::size_t>(found - kMarketCodes.begin())];
}

Currency currency_of(Market market) {
    switch (market) {
    case Market::GB: return Currency::of("GBP");
    case Market::SE: return Currency::of("SEK");
    default: return Currency::of("EUR");
    }
}

Result<Market> market_of_locale(std::string_view accept_language) {
    const auto found = std::ranges::find(kLocales, accept_language);
    if (found == kLocales.end()) {
        std::string wanted;
        for (const std::string_view locale : kLocales)
            wanted.append(wanted.empty() ? "" : ", ").append(locale);
        return Error{"locale_unknown", "", std::string(accept_language), wanted};
    }
    return kMarkets[static_cast<std::size_t>(found - kLocales.begin())];
}

std::string_view locale_of(Market market) { return kLocales[static_cast<std::size_t>(market)]; }

std::int64_t tick_minor(Market) { return 1; }

Result<Money> check_price(Money price) {
    if (price.minor <= 0)
        return Error{"price_not_positive", "", to_text(price), to_text({1, price.currency})};
    if (price.minor > kPriceMinorMax)
        return Error{"price_too_high", "", to_text(price),
                     to_text({kPriceMinorMax, price.currency})};
    return price;
}

Result<std::int32_t> check_quantity(std::int64_t quantity) {
    if (quantity < 0 || quantity > kQuantityMax)
        return Error{"quantity_out_of_range", "", std::to_string(quantity),
                     "0–" + std::to_string(kQuantityMax)};
    return static_cast<std::int32_t>(quantity);
}

Result<std::int32_t> check_warranty_months(std::int64_t months) {
    if (months < kWarrantyMonthsMin)
        return Error{"warranty_too_short", "", std::to_string(months),
                     std::to_string(kWarrantyMonthsMin)};
    return static_cast<std::int32_t>(std::min<std::int64_t>(months, INT32_MAX));
}

Result<std::string> check_comment(std::string_view comment) {
    TRY(check_utf8(comment));
    const std::size_t length = count_code_points(comment);
    if (length > kCommentLengthMax)
        return Error{"comment_too_long", "", std::to_string(length),
                     std::to_string(kCommentLengthMax)};
    return std::string(comment);
}

Result<std::string> check_sku(std::string_view sku) {
    TRY(check_utf8(sku));
    std::string kept = identifier_text(sku);
    if (kept.empty()) return Error{"sku_empty", "", std::string(sku), ""};
    const std::size_t length = count_code_points(kept);
    if (length > kSkuLengthMax)
        return Error{"sku_too_long", "", std::to_string(length), std::to_string(kSkuLengthMax)};
    return kept;
}

Result<Listing> apply(const Listing& listing, const Patch& patch) {
    Listing changed = listing;
    const auto terms = std::ranges::find(changed.terms, patch.market, &MarketTerms::market);
    if (terms == changed.terms.end())
        return Error{"market_not_listed", "/market", std::string(code_of(patch.market)), ""};
    if (patch.quantity) changed.quantity = TRY(at("/quantity", check_quantity(*patch.quantity)));
    TRY(write_terms(*terms, patch));
    TRY(check_together(*terms, patch));
    if (terms->publication == Publication::online && !listing.product_is_validated)
        terms->publication = Publication::waiting;
    return changed;
}

} // namespace stall::listings
