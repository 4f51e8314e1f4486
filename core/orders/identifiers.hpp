// What tells one device from another: IMEI and serial number, and where a line may have them.
// Source: rules.md section 4. Must not know orders beyond one line's own identifiers.
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace stall::orders {

inline constexpr std::size_t kSerialLengthMax = 50; // code points

/// Absent ("") leaves alone.
struct Identifiers {
    std::string imei;
    std::string serial;
    bool operator==(const Identifiers&) const = default;
};

/// The 15 digits; a scanner's or a person's blanks, hyphens and slashes are dropped. Errors:
/// "imei_malformed" (wanted: "15"), "imei_check_digit" (wanted: the digit that would be right).
Result<std::string> check_imei(std::string_view text);
/// Without blanks around. Errors: "serial_empty", "serial_too_long", "utf8_invalid".
Result<std::string> check_serial(std::string_view text);

/// What a line's identifiers would be: each is written once; the same again changes nothing.
/// Errors: "identifiers_missing", "identifier_quantity" (the line has several units),
/// "imei_written_already", "serial_written_already" (wanted: what stands there), those above;
/// `where` is "/imei" or "/serial".
Result<Identifiers> write_identifiers(const Identifiers& present, std::int32_t quantity,
                                      const Identifiers& wished);

} // namespace stall::orders
