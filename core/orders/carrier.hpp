// The carriers that a merchant picks from, and what their tracking numbers look like: the formats
// and check digits that the carriers and the postal union have made public.
// Must not know orders, HTTP or any carrier's service.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace stall::orders {

/// How a carrier numbers parcels. Several carriers share a form; a carrier may use several.
enum class NumberForm : std::uint16_t {
    any = 0,              ///< nothing is public
    s10 = 1 << 0,         ///< posts of the postal union: AA123456785FR
    ups = 1 << 1,         ///< 1Z, eighteen characters
    dhl_express = 1 << 2, ///< ten digits, modulo 7
    dhl_parcel = 1 << 3,  ///< twelve digits (weights 4 and 9), or JJD… / JVGL…
    sscc = 1 << 4,        ///< eighteen digits, or twenty with 00 before, GS1 check digit
    dpd = 1 << 5,         ///< fourteen digits, then perhaps a check character (modulo 37, 36)
    gls = 1 << 6,         ///< eleven digits, twelve with a check digit, or eight characters
    fedex = 1 << 7,       ///< twelve or fifteen digits with a check digit, or twenty and more
    colissimo = 1 << 8,   ///< two characters and eleven digits
    usps = 1 << 9,        ///< twenty or twenty-two digits, GS1 check digit
    yamato = 1 << 10,     ///< twelve digits, modulo 7
    digits = 1 << 11,     ///< 8 to 24 digits, no public check digit
    letters = 1 << 12,    ///< 8 to 35 capital letters and digits, no public check digit
};

struct Carrier {
    std::string_view name;
    std::uint16_t forms = 0;    ///< of NumberForm, any of them; 0: any text
    std::string_view home = ""; ///< country of most of its parcels, "" for many
    std::string_view page = ""; ///< where a parcel is followed; the number goes to the end
};

/// In the order of their names.
std::span<const Carrier> carriers();
/// Without regard to case and blanks; none for a carrier that is not listed.
const Carrier* find_carrier(std::string_view name);

/// The number as the carrier writes it: capitals, without blanks. A carrier that is not listed
/// takes any text of at most 200 characters, which stays as identifiers are kept. Errors:
/// "tracking_number_missing", "tracking_number_too_long", "tracking_number_spoilt" (is_spoilt),
/// "tracking_number_malformed" (wanted: an example of the carrier's), "tracking_number_check_digit"
/// (wanted: the character that would be right), "utf8_invalid".
Result<std::string> check_tracking_number(std::string_view carrier, std::string_view number);

/// Where the customer follows the parcel; "" where the carrier has no page that is known.
std::string tracking_page(std::string_view carrier, std::string_view number);

} // namespace stall::orders
