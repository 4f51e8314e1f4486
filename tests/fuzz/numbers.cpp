// Fuzz target: what people and programs write as amounts and barcodes; the first byte chooses.
// Holds: an amount is written and read as the same, also as each language shows it; what is
// ambiguous is one of its two readings where the marks are known; arithmetic is exact or an error,
// never a wrap; the digit that a barcode is said to want is right.
#include "core/base/money.hpp"
#include "core/base/written_money.hpp"
#include "core/base/written_numbers.hpp"
#include "core/catalog/barcode.hpp"
#include "tests/fuzz/property.hpp"

using namespace stall;

namespace {

constexpr Currency kCurrencies[] = {Currency::of("EUR"), Currency::of("JPY"), Currency::of("KWD"),
                                    Currency::of("GBP"), Currency::of("SEK")};
constexpr std::int64_t kWholeBasisPoints = 10'000;

void hold_amount(const Result<Money>& read) {
    if (!read.ok()) return fuzz::hold_worded(read.error());
    const Money amount = read.value();
    const auto again = parse_money(to_text(amount), amount.currency);
    fuzz::hold(again.ok() && again.value() == amount, "a written amount is read", to_text(amount));
    const auto whole = share(amount, kWholeBasisPoints);
    fuzz::hold(whole.ok() && whole.value() == amount, "the whole is itself", to_text(amount));
    const auto twice = multiply(amount, 2);
    const auto sum = add(amount, amount);
    fuzz::hold(twice.ok() == sum.ok(), "twice and the sum are both there", to_text(amount));
    if (!sum.ok()) return fuzz::hold_worded(sum.error());
    fuzz::hold(twice.value() == sum.value(), "twice is the sum", to_text(amount));
    const auto back = subtract(sum.value(), amount);
    fuzz::hold(back.ok() && back.value() == amount, "taking away undoes adding", to_text(amount));
}

/// What a page shows of an amount is that amount when it is typed there.
void hold_shown(Money amount) {
    for (const auto tag : kLanguageTags) {
        const auto language = *parse_language(tag);
        const Marks marks = marks_typed_in(language);
        for (const auto& shown : {format_typed(language, amount), format_money(language, amount)}) {
            const auto again = read_written_money(shown, amount.currency, marks);
            fuzz::hold(again.ok() && again.value() == amount, "what is shown is read", shown);
        }
    }
}

void hold_written(std::string_view text, Currency currency) {
    const auto alone = read_written_money(text, currency, Marks::unproven);
    hold_amount(alone);
    if (alone.ok()) hold_shown(alone.value());
    const bool is_open = !alone.ok() && alone.error().code == "money_ambiguous";
    for (const Marks marks : {Marks::decimal_point, Marks::decimal_comma, Marks::groups_with_comma,
                              Marks::groups_with_point}) {
        const auto read = read_written_money(text, currency, marks);
        hold_amount(read);
        const bool is_decided_by_currency = currency.exponent() == 3;
        if (!is_open && !is_decided_by_currency)
            fuzz::hold(read.ok() == alone.ok() && (!read.ok() || read.value() == alone.value()),
                       "what is clear is clear everywhere", text);
        if (is_open && read.ok())
            fuzz::hold(alone.error().wanted.find(to_text(read.value())) != std::string::npos,
                       "it is one of the two readings", text);
    }
    ProvenMarks proven;
    proven.see(text, currency);
    if (is_open) fuzz::hold(proven.marks() == Marks::unproven, "what is open proves nothing", text);
}

void hold_barcode(std::string_view text) {
    const auto checked = catalog::check_barcode(text);
    if (checked.ok()) {
        const auto again = catalog::check_barcode(checked.value());
        fuzz::hold(again.ok() && again.value() == checked.value(), "a barcode is one again", text);
        return;
    }
    fuzz::hold_worded(checked.error());
    if (checked.error().code != "ean_check_digit") return;
    std::string right(checked.error().got.empty() ? std::string(text) : checked.error().got);
    const std::size_t last = right.find_last_of("0123456789");
    right.replace(last, 1, checked.error().wanted);
    fuzz::hold(catalog::check_barcode(right).ok(), "the wanted digit is right", right);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::size_t kWays = 2 * std::size(kCurrencies) + 2;
    const fuzz::Input input = fuzz::input_of(bytes, size, kWays);
    const Currency currency = kCurrencies[input.choice / 2 % std::size(kCurrencies)];
    if (input.choice == kWays - 1) {
        const auto parsed = Currency::parse(input.rest);
        if (!parsed.ok()) fuzz::hold_worded(parsed.error());
    } else if (input.choice == kWays - 2) {
        hold_barcode(input.rest);
    } else if (input.choice % 2 == 0) {
        hold_amount(parse_money(input.rest, currency));
    } else {
        hold_written(input.rest, currency);
    }
    return 0;
}
