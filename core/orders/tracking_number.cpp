// Forms of tracking numbers and their check digits. Sources: UPU S10-12; the check digits that UPS,
// DHL, DPD, FedEx, GS1 and La Poste publish. Must not know which carrier uses which (carrier.cpp).
#include "core/base/identifier_text.hpp"
#include "core/base/text.hpp"
#include "core/orders/carrier.hpp"
#include "core/orders/order.hpp"
#include "core/orders/spoilt_number.hpp"

#include <algorithm>

namespace stall::orders {
namespace {

/// What a number is to one form: not of its shape, or of it, with the check character that it has
/// and the one that it should have ('\0' where the form has none).
struct Reading {
    bool has_shape = false;
    char is = '\0';
    char wanted = '\0';
};
constexpr Reading kOtherShape;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }
bool all_letters(std::string_view text) { return std::ranges::all_of(text, is_capital); }
bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char each) { return is_digit(each) || is_capital(each); });
}
int value(char digit) { return digit - '0'; }
char digit_of(int number) { return static_cast<char>('0' + number); }

Reading with_last(std::string_view number, char wanted) { return {true, number.back(), wanted}; }

/// Sum of digits, weighted from the right with 3 and 1 in turn, to the next ten.
char gs1_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t from_right = 0; from_right < digits.size(); ++from_right)
        sum += value(digits[digits.size() - 1 - from_right]) * (from_right % 2 == 0 ? 3 : 1);
    return digit_of((10 - sum % 10) % 10);
}

std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + value(digit);
    return number;
}

Reading read_s10(std::string_view number) {
    if (number.size() != 13 || !all_letters(number.substr(0, 2)) ||
        !all_digits(number.substr(2, 9)) || !all_letters(number.substr(11)))
        return kOtherShape;
    constexpr std::array kWeights = {8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (std::size_t at = 0; at < kWeights.size(); ++at)
        sum += kWeights[at] * value(number[at + 2]);
    const int rest = 11 - sum % 11;
    return {true, number[10], digit_of(rest == 10 ? 0 : rest == 11 ? 5 : rest)};
}

Reading read_ups(std::string_view number) {
    if (number.size() != 18 || !number.starts_with("1Z") || !is_plain(number) ||
        !is_digit(number.back()))
        return kOtherShape;
    int sum = 0;
    for (std::size_t at = 2; at < 17; ++at) {
        const char letter = number[at];
        const int each = is_digit(letter) ? value(letter) : (letter - 'A' + 2) % 10;
        sum += at % 2 == 0 ? each : each * 2;
    }
    return with_last(number, digit_of((10 - sum % 10) % 10));
}

Reading read_dhl_express(std::string_view number) {
    if (number.size() != 10 || !all_digits(number)) return kOtherShape;
    return with_last(number, digit_of(static_cast<int>(number_of(number.substr(0, 9)) % 7)));
}

Reading read_dhl_parcel(std::string_view number) {
    const std::size_t letters = number.starts_with("JJD") ? 3 : number.starts_with("JVGL") ? 4 : 0;
    if (letters > 0) {
        const bool fits = number.size() >= letters + 8 && number.size() <= 35;
        return fits && is_plain(number) ? Reading{true, '\0', '\0'} : kOtherShape;
    }
    if (number.size() != 12 || !all_digits(number)) return kOtherShape;
    int sum = 0;
    for (std::size_t at = 0; at < 11; ++at) sum += value(number[at]) * (at % 2 == 0 ? 4 : 9);
    return with_last(number, digit_of((10 - sum % 10) % 10));
}

Reading read_sscc(std::string_view number) {
    const bool has_prefix = number.size() == 20 && number.starts_with("00");
    if ((number.size() != 18 && !has_prefix) || !all_digits(number)) return kOtherShape;
    return with_last(number, gs1_digit(number.substr(0, number.size() - 1)));
}

/// ISO 7064, modulo 37 and 36.
char dpd_character(std::string_view body) {
    int rest = 36;
    for (const char letter : body) {
        rest += is_digit(letter) ? value(letter) : letter - 'A' + 10;
        if (rest > 36) rest -= 36;
        rest *= 2;
        if (rest > 36) rest -= 37;
    }
    const int check = 37 - rest == 36 ? 0 : 37 - rest;
    return check < 10 ? digit_of(check) : static_cast<char>('A' + check - 10);
}

Reading read_dpd(std::string_view number) {
    const bool is_long = number.size() == 28;
    if (number.size() != 14 && number.size() != 15 && !is_long) return kOtherShape;
    const std::size_t digits = number.size() == 14 ? 14 : number.size() - 1;
    if (!all_digits(number.substr(0, digits)) || !is_plain(number)) return kOtherShape;
    if (number.size() == 14) return {true, '\0', '\0'};
    return with_last(number, dpd_character(number.substr(0, digits)));
}

Reading read_gls(std::string_view number) {
    if (number.size() == 8 && is_plain(number)) return {true, '\0', '\0'};
    const bool fits = number.size() == 11 || number.size() == 12 || number.size() == 14;
    return fits && all_digits(number) ? Reading{true, '\0', '\0'} : kOtherShape;
}

Reading read_fedex(std::string_view number) {
    if (!all_digits(number)) return kOtherShape;
    if (number.size() == 15) return with_last(number, gs1_digit(number.substr(0, 14)));
    if (number.size() == 20 || number.size() == 22) return {true, '\0', '\0'};
    if (number.size() != 12) return kOtherShape;
    constexpr std::array kWeights = {3, 1, 7};
    int sum = 0;
    for (std::size_t at = 0; at < 11; ++at) sum += value(number[at]) * kWeights[at % 3];
    return with_last(number, digit_of(sum % 11 % 10));
}

Reading read_colissimo(std::string_view number) {
    if (number.size() != 13 || !is_plain(number) || !all_digits(number.substr(2)))
        return kOtherShape;
    return {true, '\0', '\0'}; // its key counts the product code in ways that are not public
}

Reading read_usps(std::string_view number) {
    if ((number.size() != 20 && number.size() != 22) || !all_digits(number)) return kOtherShape;
    return with_last(number, gs1_digit(number.substr(0, number.size() - 1)));
}

Reading read_yamato(std::string_view number) {
    if (number.size() != 12 || !all_digits(number)) return kOtherShape;
    return with_last(number, digit_of(static_cast<int>(number_of(number.substr(0, 11)) % 7)));
}

Reading read_digits(std::string_view number) {
    const bool fits = number.size() >= 8 && number.size() <= 24;
    return fits && all_digits(number) ? Reading{true, '\0', '\0'} : kOtherShape;
}

Reading read_letters(std::string_view number) {
    const bool fits = number.size() >= 8 && number.size() <= 35;
    const bool has_digit = std::ranges::any_of(number, is_digit);
    return fits && has_digit && is_plain(number) ? Reading{true, '\0', '\0'} : kOtherShape;
}

struct Form {
    NumberForm form;
    Reading (*read)(std::string_view);
    std::string_view example;
};
constexpr std::array kForms = std::to_array<Form>({
    {NumberForm::s10, read_s10, "RB123456785FR"},
    {NumberForm::ups, read_ups, "1Z999AA10123456784"},
    {NumberForm::dhl_express, read_dhl_express, "3318810025"},
    {NumberForm::dhl_parcel, read_dhl_parcel, "JJD000390007882823"},
    {NumberForm::sscc, read_sscc, "00340434292135100186"},
    {NumberForm::dpd, read_dpd, "09980525414724"},
    {NumberForm::gls, read_gls, "50123456789"},
    {NumberForm::fedex, read_fedex, "986578788855"},
    {NumberForm::colissimo, read_colissimo, "6A12345678901"},
    {NumberForm::usps, read_usps, "9400100000000000000000"},
    {NumberForm::yamato, read_yamato, "158268988360"},
    {NumberForm::digits, read_digits, "12345678"},
    {NumberForm::letters, read_letters, "XY123456789"},
});

Result<std::string> check_forms(const Carrier& carrier, std::string number,
                                std::string_view written) {
    std::string examples;
    char wanted = '\0';
    for (const Form& form : kForms) {
        if ((carrier.forms & static_cast<std::uint16_t>(form.form)) == 0) continue;
        const Reading reading = form.read(number);
        if (reading.has_shape && reading.is == reading.wanted) return number;
        // Thirteen characters that look like a post's number are one: its check digit counts, even
        // where the carrier also has numbers without.
        if (reading.has_shape && wanted == '\0') wanted = reading.wanted;
        if (reading.has_shape && form.form == NumberForm::s10) break;
        examples += (examples.empty() ? "" : ", ") + std::string(form.example);
    }
    if (wanted != '\0')
        return Error{"tracking_number_check_digit", "", std::string(written),
                     std::string(1, wanted)};
    return Error{"tracking_number_malformed", "", std::string(written), std::move(examples)};
}

} // namespace

Result<std::string> check_tracking_number(std::string_view carrier, std::string_view text) {
    TRY(check_utf8(text));
    const std::string written = identifier_text(text);
    if (written.empty()) return Error{"tracking_number_missing", "", "", ""};
    const std::size_t length = count_code_points(written);
    if (length > kTrackingLengthMax)
        return Error{"tracking_number_too_long", "", std::to_string(length),
                     std::to_string(kTrackingLengthMax)};
    if (is_spoilt(written)) return Error{"tracking_number_spoilt", "", written, ""};
    const Carrier* known = find_carrier(carrier);
    if (known == nullptr || known->forms == 0) return written;
    std::string number;
    for (const char letter : written) {
        if (letter == ' ' || letter == '\t' || letter == '-' || letter == '.') continue;
        number += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return check_forms(*known, std::move(number), written);
}

} // namespace stall::orders
