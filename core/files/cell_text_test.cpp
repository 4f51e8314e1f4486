// Texts that run in a spreadsheet, and texts of any kind there and back.
#include "core/files/cell_text.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>

namespace stall::files {
namespace {

TEST_CASE("what would run is defused and nothing else is touched") {
    struct Case {
        const char* text;
        const char* defused;
    };
    for (const Case& row : {
             Case{"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
             Case{"@SUM(1+1)", "'@SUM(1+1)"},
             Case{"+33 6", "'+33 6"},
             Case{"-5", "'-5"},
             Case{" =1", "' =1"},
             Case{"\t=1", "'\t=1"},
             Case{"\tx", "'\tx"},
             Case{"\nx", "'\nx"},
             Case{"\u200B=1", "'\u200B=1"},
             Case{"\u00A0=1", "'\u00A0=1"},
             Case{"\uFF1D1+1", "'\uFF1D1+1"},
             Case{"'=1", "''=1"},
             Case{"''-1", "'''-1"},
             Case{"'hello'", "'hello'"},
             Case{"' x", "' x"},
             Case{"a=b", "a=b"},
             Case{"", ""},
             Case{"'", "'"},
         }) {
        CAPTURE(row.text);
        CHECK(defused(row.text) == row.defused);
        CHECK(undefused(row.defused) == row.text);
    }
}

TEST_CASE("property: a text that was defused and undone is the same") {
    constexpr std::array kParts = {"'",  "=",      "+",      "-",      "@", " ",  "\t", "\r",
                                   "\n", "\u00A0", "\u200B", "\uFF1D", "a", "\"", ";",  "\xFF"};
    std::uint64_t state = 88'172'645'463'325'252;
    const auto draw = [&](std::uint64_t count) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        return state % count;
    };
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::uint64_t length = draw(6); length > 0; --length)
            text += kParts[draw(kParts.size())];
        REQUIRE(undefused(defused(text)) == text);
        REQUIRE_FALSE(defused(text).starts_with("="));
    }
}

TEST_CASE("a number in the dress of a formula is taken out of it") {
    CHECK(unwrapped("=\"00402948\"") == "00402948");
    CHECK(unwrapped("=\"\"").empty());
    for (const char* text : {"402948", "=1+1", "=\"a\"&\"b\"", "\"402948\"", "=\"", ""})
        CHECK(unwrapped(text) == text);
}

} // namespace
} // namespace stall::files
