// Folding, UTF-8 checking, Windows-1252 and trimming as tables, and folding over all of Unicode
// against utf8proc.
#include "core/base/text.hpp"

#include "core/base/utf8.hpp"

#include <array>
#include <doctest/doctest.h>
#include <utf8proc.h>

namespace stall {
namespace {

using namespace std::string_literals;

std::string utf8_of(char32_t code_point) {
    std::string out;
    append_code_point(out, code_point);
    return out;
}

/// What fold promises, said by utf8proc.
std::string folded_by_utf8proc(char32_t code_point) {
    constexpr auto kOptions = static_cast<utf8proc_option_t>(
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    std::array<utf8proc_int32_t, 32> parts;
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(code_point), parts.data(), parts.size(), kOptions, &boundary);
    std::string out;
    for (std::size_t part = 0; part < static_cast<std::size_t>(count); ++part)
        append_code_point(out, static_cast<char32_t>(parts[part]));
    return out;
}

TEST_CASE("folding makes the same to someone who searches the same") {
    struct Case {
        std::string text;
        std::string folded;
    };
    for (const Case& row : {
             Case{"", ""},
             Case{"iPhone 13 Pro MAX", "iphone 13 pro max"},
             Case{"Forêt ÉTÉ Straße", "foret ete strasse"},
             Case{"e\u0301te", "ete"},
             Case{"İstanbul", "istanbul"},
             Case{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
             Case{"Ёлка", "елка"},
             Case{"ﬁne", "fine"},
             Case{"１２８ ＧＢ", "128 gb"},
             Case{"10\u00A0€", "10 €"},
             Case{"𝐀", "a"},
             Case{"Å", "a"},
             Case{"GALAXY S21 Édition", "galaxy s21 edition"},
         })
        CHECK_MESSAGE(fold(row.text) == row.folded, row.text);
}

TEST_CASE("folding turns bytes that are no UTF-8 into the replacement character") {
    CHECK(fold("A\xFF"s + "B") == "a\uFFFDb");
    CHECK(fold("caf\xE9") == "caf\uFFFD");
    CHECK(fold("\xC0\xAF") == "\uFFFD\uFFFD");
    CHECK(fold("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(fold("\0x"s) == "\0x"s);
}

TEST_CASE("folding every code point gives what utf8proc gives") {
    int different = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        if (fold(utf8_of(code_point)) == folded_by_utf8proc(code_point)) continue;
        if (++different <= 10) MESSAGE("U+", doctest::toString(static_cast<unsigned>(code_point)));
    }
    CHECK(different == 0);
}

TEST_CASE("folding every code point gives valid text that folds to itself") {
    int unstable = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
        const std::string once = fold(utf8_of(code_point));
        unstable += !check_utf8(once).ok() || fold(once) != once;
    }
    CHECK(unstable == 0);
}

TEST_CASE("the UTF-8 check names the offset of the first bad byte") {
    struct Case {
        std::string text;
        std::string offset; ///< "" where valid
    };
    for (const Case& row : {
             Case{"", ""},
             Case{"plain ascii text of some length", ""},
             Case{"é€𝄞", ""},
             Case{"\xF4\x8F\xBF\xBF", ""},
             Case{"\xFF", "0"},
             Case{"abcdefgh\x80", "8"},
             Case{"é\xC3", "2"},
             Case{"\xC0\x80", "0"},
             Case{"\xE0\x80\x80", "0"},
             Case{"a\xED\xA0\x80", "1"},
             Case{"\xF4\x90\x80\x80", "0"},
             Case{"12345678é\xE2\x82", "10"},
         }) {
        const Result<void> result = check_utf8(row.text);
        CHECK(result.ok() == row.offset.empty());
        if (!result.ok()) CHECK(result.error() == Error{"utf8_invalid", row.offset, "", "UTF-8"});
    }
}

TEST_CASE("every byte of Windows-1252 has a meaning") {
    CHECK(utf8_of_windows1252("caf\xE9 \x80 9,99") == "café € 9,99");
    CHECK(utf8_of_windows1252("\x93quoted\x94 \x85 \x99") == "“quoted” … ™");
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text = utf8_of_windows1252(std::string(1, static_cast<char>(byte)));
        CHECK(check_utf8(text).ok());
        CHECK(count_code_points(text) == 1);
    }
}

TEST_CASE("trimming takes white space of all Unicode off both ends only") {
    CHECK(trim("  a b \t\r\n") == "a b");
    CHECK(trim("\u00A0 12 \u202F") == "12");
    CHECK(trim(" \u00A0 ") == "");
    CHECK(trim("\u2003\u3000a\u2003b\u2009\u0085\u2028") == "a\u2003b");
    CHECK(trim("é") == "é");
    CHECK(count_code_points("Forêt 𝄞") == 7);
}

} // namespace
} // namespace stall
