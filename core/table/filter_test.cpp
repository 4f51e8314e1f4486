// Filters: what they match against brute force, their text form there and back, and its errors.
#include "core/table/table_oracle.hpp"

#include <doctest/doctest.h>

namespace stall::table {
namespace {

using namespace oracle;

TEST_CASE("a filter selects the rows that brute force selects and says the same of each row") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Chance chance(seed);
        Table table(schema());
        std::vector<Ad> ads;
        for (auto count = chance.below(300); count > 0; --count) {
            ads.push_back(random_ad(chance));
            table.append(ads.back().cells());
        }
        for (int i = 0; i < 40; ++i) {
            const Filter filter = random_filter(chance);
            CAPTURE(to_text(filter, schema()));
            const Matcher matcher(filter);
            RowSet rows;
            matcher.select(table, rows);
            REQUIRE(rows.size() == ads.size());
            for (Row row = 0; row < ads.size(); ++row) {
                REQUIRE(rows.has(row) == matches(filter, ads[row]));
                REQUIRE(matcher.matches(table, row) == rows.has(row));
            }
        }
    }
}

TEST_CASE("a filter written as text reads back as itself") {
    Chance chance(11);
    for (int i = 0; i < 3000; ++i) {
        const Filter filter = random_filter(chance);
        const std::string text = to_text(filter, schema());
        CAPTURE(text);
        const auto read = parse_filter(text, schema());
        REQUIRE(read.ok());
        REQUIRE(read.value() == filter);
    }
}

TEST_CASE("the text form of filters") {
    const struct {
        Filter filter;
        const char* text;
    } cases[] = {
        {Filter{}, ""},
        {any_of({}), "any()"},
        {number_range(kPrice, 100, 200), "price:100..200"},
        {number_range(kPrice, -7, -7), "price:-7"},
        {number_range(kPrice, 100, kHighest), "price:100.."},
        {number_range(kPrice, kLowest, 200, Absent::included), "price:..200/absent"},
        {number_range(kPrice, kLowest, kHighest), "price:.."},
        {number_range(kPrice, 9, 3), "price:"},
        {number_absent(kPrice), "price:/absent"},
        {code_in(kGrade, 0b110), "grade:excellent/good"},
        {code_in(kGrade, 1u << 31 | 1), "grade:premium/31"},
        {code_in(kGrade, 0), "grade:"},
        {bits_any(kSegment, 0b110), "segment:best_price/offline"},
        {text_contains(kTitle, "galaxy s2"), "title:~'galaxy s2'"},
        {text_equals(kSku, "it's"), "sku:'it''s'"},
        {all_of({negation(number_absent(kPrice)), any_of({code_in(kGrade, 1)})}),
         "all(not(price:/absent),any(grade:premium))"},
    };
    for (const auto& each : cases) {
        CHECK(to_text(each.filter, schema()) == each.text);
        CHECK(parse_filter(each.text, schema()).value() == each.filter);
    }
}

TEST_CASE("a wrong filter says what and where") {
    const struct {
        std::string text;
        const char* code;
        const char* where;
    } cases[] = {
        {"prise:1..2", "filter_column_unknown", "0"},
        {"all(price:1..2,prise:3)", "filter_column_unknown", "15"},
        {"some(price:1)", "filter_malformed", "0"},
        {"price", "filter_malformed", "5"},
        {"price:1.2", "filter_malformed", "8"},
        {"price:-", "filter_malformed", "6"},
        {"price:1..2 ", "filter_malformed", "10"},
        {"price:1/abs", "filter_value_unknown", "8"},
        {"price:'1'", "filter_kind_mismatch", "6"},
        {"title:5", "filter_kind_mismatch", "6"},
        {"title:~'open", "filter_malformed", "12"},
        {"grade:superb", "filter_value_unknown", "6"},
        {"grade:1", "filter_value_unknown", "6"}, // has a name
        {"grade:32", "filter_value_unknown", "6"},
        {"grade:good/", "filter_value_unknown", "11"},
        {"segment:9", "filter_value_unknown", "8"},
        {"price:9223372036854775808..", "filter_number_out_of_range", "6"},
        {"price:-9223372036854775808..", "filter_number_out_of_range", "6"},
        {"all(price:1", "filter_malformed", "11"},
        {"all(,)", "filter_malformed", "4"},
        {"price:1,price:2", "filter_malformed", "7"},
        {std::string(4097, 'a'), "filter_too_long", ""},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto read = parse_filter(each.text, schema());
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().code == each.code);
        CHECK(read.error().where == each.where);
    }
    CHECK(parse_filter("grade:superb", schema()).error() ==
          Error{"filter_value_unknown", "6", "superb", "premium, excellent, good, fair"});
}

TEST_CASE("nesting is bounded") {
    std::string text = "price:1";
    for (int i = 0; i < kFilterDepthMax - 1; ++i) text = "not(" + text + ")";
    CHECK(parse_filter(text, schema()).ok());
    CHECK(parse_filter("not(" + text + ")", schema()).error().code == "filter_too_deep");
}

TEST_CASE("any bytes are read as a filter or refused") {
    Chance chance(5);
    const std::string letters = "all(any(not(price:1..2,/absentgrade~'good')";
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto count = chance.below(24); count > 0; --count) text += chance.pick(letters);
        const auto read = parse_filter(text, schema());
        if (!read.ok()) continue;
        const auto written = to_text(read.value(), schema());
        CHECK(parse_filter(written, schema()).ok());
    }
}

} // namespace
} // namespace stall::table
