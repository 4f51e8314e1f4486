// An ad as the merchant owns it: fields, their limits, and what may be written to them.
// Source: rules.md section 3 (fields and limits, floor). Must not know rivals, JSON or storage.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/listings/delivery.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stall::listings {

enum class Grade : std::uint8_t { premium, excellent, very_good, good, fair };
enum class Publication : std::uint8_t {
    incomplete = 0,
    waiting = 1,
    online = 2,
    offline = 3,
    archived = 4
};
enum class Market : std::uint8_t { FR, DE, ES, IT, BE, NL, AT, PT, IE, GB, SE };
inline constexpr std::array kGrades = {Grade::premium, Grade::excellent, Grade::very_good,
                                       Grade::good, Grade::fair};
inline constexpr std::array kMarkets = {Market::FR, Market::DE, Market::ES, Market::IT,
                                        Market::BE, Market::NL, Market::AT, Market::PT,
                                        Market::IE, Market::GB, Market::SE};

inline constexpr std::size_t kSkuLengthMax = 200;     // code points
inline constexpr std::size_t kCommentLengthMax = 500; // code points
inline constexpr std::int32_t kWarrantyMonthsMin = 12;
inline constexpr std::int64_t kPriceMinorMax =
    1'000'000'000'000;                                  // ours: sums stay far from 64 bits
inline constexpr std::int32_t kQuantityMax = 1'000'000; // ours: past it a typing slip is likelier

/// "PREMIUM" … "FAIR". Errors: "grade_unknown".
std::string_view name_of(Grade grade);
Result<Grade> parse_grade(std::string_view name);
/// "FR" … Errors: "market_unknown".
std::string_view code_of(Market market);
Result<Market> parse_market(std::string_view code);
/// EUR, GBP or SEK.
Currency currency_of(Market market);
/// The locale that selects the market on /ws ("fr-fr"). Errors: "locale_unknown".
Result<Market> market_of_locale(std::string_view accept_language);
std::string_view locale_of(Market market);
/// Smallest step of a price in this market, in minor units (1 everywhere today).
std::int64_t tick_minor(Market market);

/// What differs from market to market.
struct MarketTerms {
    Market market = Market::FR;
    Publication publication = Publication::incomplete;
    Money price;                  ///< > 0 once published
    std::optional<Money> floor;   ///< blank: automation leaves the ad alone
    std::optional<Money> maximum; ///< above it the offer takes no part
    std::int32_t warranty_months = kWarrantyMonthsMin;
    std::string comment;
    std::vector<Delivery> deliveries = {}; ///< its own; none: as the shop delivers

    bool operator==(const MarketTerms&) const = default;
};

/// What is common to all markets.
struct Listing {
    ListingId id;
    std::string sku;
    ProductId product;
    Grade grade = Grade::good;
    std::int32_t quantity = 0;
    Version version;
    std::vector<MarketTerms> terms;   ///< one for each market, in the order of Market
    bool product_is_validated = true; ///< until then its ads wait instead of going online

    bool operator==(const Listing&) const = default;
};

/// A wish to change one listing in one market. Absent: leave alone. A cleared floor is
/// `std::optional<Money>{}` inside.
struct Patch {
    Market market = Market::FR;
    std::optional<Money> price;
    std::optional<std::optional<Money>> floor;
    std::optional<std::optional<Money>> maximum;
    std::optional<std::int32_t> quantity;
    std::optional<std::int32_t> warranty_months;
    std::optional<std::string> comment;
    std::optional<Publication> publication;          ///< online, offline or archived only
    std::optional<std::vector<Delivery>> deliveries; ///< in place of those there; none: the shop's

    bool operator==(const Patch&) const = default;
};

/// Single-field checks, for the cell, the form, the file and the wire alike.
/// Errors: "price_not_positive", "price_too_high", "quantity_out_of_range", "warranty_too_short",
/// "comment_too_long", "sku_empty", "sku_too_long", "utf8_invalid"; `where` is empty. A SKU comes
/// back as identifiers are kept (identifier_text.hpp).
Result<Money> check_price(Money price);
Result<std::int32_t> check_quantity(std::int64_t quantity);
Result<std::int32_t> check_warranty_months(std::int64_t months);
Result<std::string> check_comment(std::string_view comment);
Result<std::string> check_sku(std::string_view sku);

/// The one door for every change of an ad: checks each field and the floor, and gives the listing
/// as it would be (version unchanged). A price under the floor that results is "price_below_floor"
/// (wanted: the floor). Quantity 0 keeps the publication; the ad just takes no part. An ad whose
/// product is not validated waits instead of going online.
/// Other errors: as above, "market_not_listed", "currency_mismatch", "publication_not_allowed",
/// "waiting_for_validation", "floor_above_maximum", those of check_deliveries. `where` is the
/// field's key in a patch as a JSON pointer ("/price").
Result<Listing> apply(const Listing& listing, const Patch& patch);

} // namespace stall::listings
