// A text is a whole number only as a whole.
#include "core/base/whole_number.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace stall;

TEST_CASE("a text is a number from its first character to its last") {
    struct Case {
        const char* text;
        std::optional<std::int64_t> number;
    };
    for (const auto& [text, number] :
         {Case{"0", 0}, Case{"42", 42}, Case{"-7", -7}, Case{"007", 7},
          Case{"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
          Case{"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
          Case{"9223372036854775808", {}}, Case{"", {}}, Case{"-", {}}, Case{"+7", {}},
          Case{" 7", {}}, Case{"7 ", {}}, Case{"7.0", {}}, Case{"7a", {}}, Case{"0x7", {}},
          Case{"1e3", {}}, Case{"seven", {}}}) {
        CAPTURE(text);
        CHECK(whole_number(text) == number);
    }
}

TEST_CASE("a typed number may have blanks around and zeros behind and else says what is wrong") {
    struct Case {
        const char* text;
        std::int64_t number;
    };
    for (const auto& [text, number] :
         {Case{" 24\u00A0", 24}, Case{"-1", -1}, Case{"5.0", 5}, Case{"5,00", 5},
          Case{" 12.0 ", 12}, Case{"-3,0", -3}, Case{"0.0", 0}, Case{"1000.0000", 1000}}) {
        CAPTURE(text);
        CHECK(parse_typed_number(text).value_or(-9) == number);
    }
    for (const char* text : {"", " ", "1 000", "3.5", "3.05", "3.", ".0", ".", "5.000", "1,000",
                             "3.0.0", "3.0x", "many", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK(parse_typed_number(text).error() == Error{"number_malformed", "", text, "0"});
    }
}
