// Strict UTF-8 against a table of bad sequences, and every code point there and back.
#include "core/base/utf8.hpp"

#include <doctest/doctest.h>

namespace stall {
namespace {

TEST_CASE("every code point but the surrogates is written and read back") {
    int wrong = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        std::string text;
        append_code_point(text, code_point);
        char32_t read = 0x110000;
        wrong += next_code_point(text + "x", read) != text.size() || read != code_point;
        wrong += next_code_point(text.substr(0, text.size() - 1), read) != 0;
    }
    CHECK(wrong == 0);
}

TEST_CASE("only the shortest whole sequences of real code points are read") {
    struct Case {
        std::string_view bytes;
        std::size_t length;
    };
    for (const Case& row : {
             Case{"", 0},
             Case{"a", 1},
             Case{"\x7F", 1},
             Case{"\x80", 0},
             Case{"\xBF\x80", 0},
             Case{"\xC0\x80", 0},
             Case{"\xC1\xBF", 0},
             Case{"\xC2\x80", 2},
             Case{"\xC3", 0},
             Case{"\xC3(", 0},
             Case{"\xC3\xC3", 0},
             Case{"\xE0\x80\x80", 0},
             Case{"\xE0\x9F\xBF", 0},
             Case{"\xE0\xA0\x80", 3},
             Case{"\xE2\x82", 0},
             Case{"\xE2\x82(", 0},
             Case{"\xED\x9F\xBF", 3},
             Case{"\xED\xA0\x80", 0},
             Case{"\xED\xBF\xBF", 0},
             Case{"\xEE\x80\x80", 3},
             Case{"\xEF\xBF\xBF", 3},
             Case{"\xF0\x80\x80\x80", 0},
             Case{"\xF0\x8F\xBF\xBF", 0},
             Case{"\xF0\x90\x80\x80", 4},
             Case{"\xF0\x90\x80", 0},
             Case{"\xF4\x8F\xBF\xBF", 4},
             Case{"\xF4\x90\x80\x80", 0},
             Case{"\xF5\x80\x80\x80", 0},
             Case{"\xF8\x88\x80\x80\x80", 0},
             Case{"\xFE", 0},
             Case{"\xFF", 0},
         }) {
        char32_t code_point = 0;
        CHECK_MESSAGE(next_code_point(row.bytes, code_point) == row.length, row.bytes);
    }
}

TEST_CASE("every pair and triple of bytes is read as the definition of UTF-8 says") {
    const auto whole = [](unsigned a, unsigned b, unsigned c) -> std::size_t {
        const auto tail = [](unsigned byte) { return byte >= 0x80 && byte <= 0xBF; };
        if (a <= 0x7F) return 1;
        if (a >= 0xC2 && a <= 0xDF) return tail(b) ? 2 : 0;
        if (a == 0xE0) return b >= 0xA0 && tail(b) && tail(c) ? 3 : 0;
        if (a == 0xED) return b <= 0x9F && tail(b) && tail(c) ? 3 : 0;
        return a >= 0xE1 && a <= 0xEF && tail(b) && tail(c) ? 3 : 0;
    };
    int wrong = 0;
    std::string text(3, ' ');
    for (unsigned bytes = 0; bytes < 1u << 24; ++bytes) {
        const unsigned a = bytes >> 16, b = bytes >> 8 & 0xFF, c = bytes & 0xFF;
        if (a < 0x80 && a != 0x41) continue; // one plain letter stands for all
        text[0] = static_cast<char>(a), text[1] = static_cast<char>(b),
        text[2] = static_cast<char>(c);
        char32_t code_point = 0;
        wrong += next_code_point(text, code_point) != whole(a, b, c);
    }
    CHECK(wrong == 0);
}

} // namespace
} // namespace stall
