// Amounts as people write them: the vectors of rules.md section 1, what a page and a file's other
// amounts decide, and that what is shown can be typed back.
#include "core/base/written_money.hpp"
#include "core/base/written_numbers.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace stall;

namespace {

constexpr Currency kEur = Currency::of("EUR");
constexpr Currency kJpy = Currency::of("JPY");
constexpr Currency kKwd = Currency::of("KWD");
constexpr Currency kSek = Currency::of("SEK");

/// The amount as the wire writes it, or the code of the error, with both readings where there are
/// two.
std::string outcome(const Result<Money>& result) {
    if (result.ok()) return to_text(result.value());
    const auto& error = result.error();
    return error.code == "money_ambiguous" ? error.code + " " + error.wanted : error.code;
}

struct Case {
    const char* text;
    Currency currency;
    const char* outcome;
};

void check_alone(const Case& row) {
    const auto read = read_written_money(row.text, row.currency, Marks::unproven);
    CHECK_MESSAGE(outcome(read) == row.outcome, row.text);
    if (!read) CHECK(read.error().got == row.text);
}

} // namespace

TEST_CASE("an amount alone is read where it can mean one thing only") {
    for (const Case& row : {
             Case{"1.200", kEur, "money_ambiguous 1.20, 1200.00"},
             Case{"1,299", kEur, "money_ambiguous 1.299, 1299.00"},
             Case{"1.200,50", kEur, "1200.50"},
             Case{"1,200.50", kEur, "1200.50"},
             Case{"1 200,5", kEur, "1200.50"},
             Case{"1'200.50", kEur, "1200.50"},
             Case{"12,00", kEur, "12.00"},
             Case{"1.2.3", kEur, "amount_malformed"},
             Case{"1,20,50", kEur, "amount_malformed"},
             Case{"1.200", kJpy, "1200"},
             Case{"0,5", kEur, "0.50"},
             // no group begins with 0 or has more than three digits
             Case{"0,500", kEur, "0.50"},
             Case{"1234.500", kEur, "1234.50"},
             Case{"1234.567", kEur, "amount_too_precise"},
             Case{"0.200,50", kEur, "amount_malformed"},
             Case{"-1.200", kEur, "money_ambiguous -1.20, -1200.00"},
             Case{"€ 999.000", kEur, "money_ambiguous 999.00, 999000.00"},
             Case{"1.234.567", kEur, "1234567.00"},
             Case{"1.234.567,89", kEur, "1234567.89"},
             Case{"1,234,567.8", kEur, "1234567.80"},
             Case{"1,234.567", kEur, "amount_too_precise"},
             Case{"1.20.300", kEur, "amount_malformed"},
             Case{"1,200.300.40", kEur, "amount_malformed"},
             Case{"1 200.300,40", kEur, "amount_malformed"},
             Case{"1.200 50", kEur, "amount_malformed"},
             Case{"12 34", kEur, "amount_malformed"},
             Case{"1 2345", kEur, "amount_malformed"},
             Case{"1\u202F200,50", kEur, "1200.50"},
             Case{"1\u2009200\u2009300", kEur, "1200300.00"},
             Case{"1\u00A0200", kEur, "1200.00"},
             Case{"1\u2019200.50", kEur, "1200.50"},
             Case{"1 200'300", kEur, "amount_malformed"},
             Case{"1,500", kJpy, "1500"},
             Case{"15,00", kJpy, "15"},
             Case{"1.5", kJpy, "amount_too_precise"},
             Case{"1.234", kKwd, "1.234"},
             Case{"1,234", kKwd, "1.234"},
             Case{"1.234,5", kKwd, "1234.500"},
             Case{"160.9900", kEur, "160.99"},
             Case{"160,9912", kEur, "amount_too_precise"},
         })
        check_alone(row);
}

TEST_CASE("an amount may have a sign and its unit and be half typed") {
    for (const Case& row : {
             Case{"160,99", kEur, "160.99"},
             Case{" 160.99 ", kEur, "160.99"},
             Case{"160,99 €", kEur, "160.99"},
             Case{"€160.99", kEur, "160.99"},
             Case{"160,99\u00A0€", kEur, "160.99"},
             Case{"160\u202FEUR", kEur, "160.00"},
             Case{"160\u2009eur", kEur, "160.00"},
             Case{"eur 12", kEur, "12.00"},
             Case{"\u2212€5.01", kEur, "-5.01"},
             Case{"€ -5.01", kEur, "-5.01"},
             Case{"+6.00", kEur, "6.00"},
             Case{"--5", kEur, "amount_malformed"},
             Case{"-€-5", kEur, "amount_malformed"},
             Case{"1 500 kr", kSek, "1500.00"},
             Case{"1500 kr", kSek, "1500.00"},
             Case{"¥1500", kJpy, "1500"},
             Case{"160,", kEur, "160.00"},
             Case{",5", kEur, "0.50"},
             Case{"-3,5", kEur, "-3.50"},
             Case{"160 £", kEur, "amount_malformed"},
             Case{"€160€", kEur, "amount_malformed"},
             Case{"€", kEur, "amount_malformed"},
             Case{",", kEur, "amount_malformed"},
             Case{"-", kEur, "amount_malformed"},
             Case{"", kEur, "amount_malformed"},
             Case{"1e3", kEur, "amount_malformed"},
             Case{"1.234.567.890.123.456.789,00", kEur, "amount_overflow"},
         })
        check_alone(row);
}

TEST_CASE("typed in a page the mark with which its language groups is grouping") {
    struct Typed {
        Language language;
        const char* text;
        Currency currency;
        const char* outcome;
    };
    for (const Typed& row : {
             Typed{Language::en, "1,299", kEur, "1299.00"},
             Typed{Language::en, "1.299", kEur, "money_ambiguous 1.299, 1299.00"},
             Typed{Language::en, "1,20", kEur, "1.20"},
             Typed{Language::en, "0,500", kEur, "0.50"},
             Typed{Language::de, "1.299", kEur, "1299.00"},
             Typed{Language::de, "1,299", kEur, "money_ambiguous 1.299, 1299.00"},
             Typed{Language::es, "1.299", kEur, "1299.00"},
             Typed{Language::it, "-1.299", kEur, "-1299.00"},
             Typed{Language::fr, "1.299", kEur, "money_ambiguous 1.299, 1299.00"},
             Typed{Language::fr, "1,299", kEur, "money_ambiguous 1.299, 1299.00"},
             Typed{Language::fr, "1 299", kEur, "1299.00"},
             Typed{Language::en, "1,234", kKwd, "1234.000"},
             Typed{Language::en, "1.234", kKwd, "1.234"},
             Typed{Language::de, "1,234", kKwd, "1.234"},
         }) {
        const auto marks = marks_typed_in(row.language);
        CAPTURE(tag_of(row.language));
        CHECK_MESSAGE(outcome(read_written_money(row.text, row.currency, marks)) == row.outcome,
                      row.text);
    }
}

TEST_CASE("the other amounts of a file prove its decimal mark unless they contradict each other") {
    struct File {
        std::vector<const char*> amounts;
        Marks marks;
        const char* of_1_200; ///< what 1.200 is then
    };
    constexpr const char* kEither = "money_ambiguous 1.20, 1200.00";
    for (const File& file : {
             File{{}, Marks::unproven, kEither},
             File{{"1.200", "3,000", "15", "1 200"}, Marks::unproven, kEither},
             File{{"12,5"}, Marks::decimal_comma, "1200.00"},
             File{{"12.50", "1,200"}, Marks::decimal_point, "1.20"},
             File{{"1.234,50"}, Marks::decimal_comma, "1200.00"},
             File{{"1,234,567"}, Marks::decimal_point, "1.20"},
             File{{"1.234.567"}, Marks::decimal_comma, "1200.00"},
             File{{"1 200,5"}, Marks::decimal_comma, "1200.00"},
             File{{"0.500"}, Marks::decimal_point, "1.20"},
             File{{"12,5", "12.5"}, Marks::unproven, kEither},
             File{{"free", "1.2.3", "0.5678", "12,5"}, Marks::decimal_comma, "1200.00"},
         }) {
        ProvenMarks proven;
        for (const char* amount : file.amounts) proven.see(amount, kEur);
        CHECK(proven.marks() == file.marks);
        CHECK(outcome(read_written_money("1.200", kEur, proven.marks())) == file.of_1_200);
        CHECK(outcome(read_written_money("1.200", kJpy, proven.marks())) == "1200");
    }
    ProvenMarks yen; // there the currency says what the mark is, not the file
    yen.see("1.200", kJpy);
    CHECK(yen.marks() == Marks::unproven);
}

TEST_CASE("what the page shows can be typed back in every language and currency") {
    std::uint64_t state = 0x9E3779B97F4A7C15U; // the same amounts in each run and build
    for (int round = 0; round < 2'000; ++round) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto size = (state >> 8) % 12;
        auto minor = static_cast<std::int64_t>(state >> 20);
        for (std::uint64_t at = size; at < 12; ++at) minor /= 10;
        if (state >> 63) minor = -minor;
        for (const Currency currency : {kEur, kJpy, kKwd, kSek, Currency::of("GBP")}) {
            const Money money{minor, currency};
            for (const auto tag : kLanguageTags) {
                const auto language = *parse_language(tag);
                for (const auto& shown :
                     {format_typed(language, money), format_amount(language, money),
                      format_money(language, money), format_difference(language, money),
                      format_money_difference(language, money)}) {
                    const auto read = read_written_money(shown, currency, marks_typed_in(language));
                    if (!read || read.value() != money) FAIL(tag << " " << shown);
                }
            }
        }
    }
}
