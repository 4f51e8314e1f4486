// Luhn, lengths, and writing once. Must not know orders.
#include "core/orders/identifiers.hpp"

#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"

namespace stall::orders {
namespace {

constexpr std::size_t kImeiDigits = 15;

/// The digit that makes the sum of Luhn a multiple of ten, after the first 14.
char luhn_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t at = 0; at + 1 < kImeiDigits; ++at) {
        const int digit = digits[at] - '0';
        const int doubled = digit * 2;
        sum += at % 2 == 0 ? digit : doubled / 10 + doubled % 10;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// Writes one of the two. A value that stands there stays.
Result<void> write_one(std::string& present, std::string wished, const char* code,
                       const char* where) {
    if (!present.empty() && present != wished) return Error{code, where, wished, present};
    present = std::move(wished);
    return {};
}

Error at(const char* where, Error error) {
    error.where = where;
    return error;
}

} // namespace

Result<std::string> check_imei(std::string_view text) {
    std::string digits;
    for (const char letter : identifier_text(text)) {
        if (letter == ' ' || letter == '-' || letter == '/') continue;
        digits += letter;
    }
    bool is_digits = digits.size() == kImeiDigits;
    for (const char letter : digits) is_digits = is_digits && letter >= '0' && letter <= '9';
    if (!is_digits)
        return Error{"imei_malformed", "", std::string(text), std::to_string(kImeiDigits)};
    const char wanted = luhn_digit(digits);
    if (digits.back() != wanted)
        return Error{"imei_check_digit", "", std::string(text), std::string(1, wanted)};
    return digits;
}

Result<std::string> check_serial(std::string_view text) {
    TRY(check_utf8(text));
    std::string serial = identifier_text(text);
    if (serial.empty()) return Error{"serial_empty", "", std::string(text), ""};
    const std::size_t length = count_code_points(serial);
    if (length > kSerialLengthMax)
        return Error{"serial_too_long", "", std::to_string(length),
                     std::to_string(kSerialLengthMax)};
    return serial;
}

Result<Identifiers> write_identifiers(const Identifiers& present, std::int32_t quantity,
                                      const Identifiers& wished) {
    if (wished.imei.empty() && wished.serial.empty())
        return Error{"identifiers_missing", "/imei", "", ""};
    if (quantity != 1)
        return Error{"identifier_quantity", wished.imei.empty() ? "/serial" : "/imei",
                     std::to_string(quantity), "1"};
    Identifiers written = present;
    if (!wished.imei.empty()) {
        const auto imei = check_imei(wished.imei);
        if (!imei.ok()) return at("/imei", imei.error());
        TRY(write_one(written.imei, imei.value(), "imei_written_already", "/imei"));
    }
    if (!wished.serial.empty()) {
        const auto serial = check_serial(wished.serial);
        if (!serial.ok()) return at("/serial", serial.error());
        TRY(write_one(written.serial, serial.value(), "serial_written_already", "/serial"));
    }
    return written;
}

} // namespace stall::orders
