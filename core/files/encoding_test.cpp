// Bytes as text: marks, damage that spoils one place alone, and what is no text.
#include "core/files/encoding.hpp"

#include "core/files/csv.hpp"

#include <doctest/doctest.h>

namespace stall::files {
namespace {

using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool low_first) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
        bytes += low_first ? low : high;
        bytes += low_first ? high : low;
    }
    return bytes;
}

TEST_CASE("a file is what all of its bytes say") {
    struct Case {
        const char* why;
        std::string bytes;
        Encoding encoding;
        std::string utf8;
    };
    for (const Case& row : {
             Case{"a mark and one bad byte", "\xEF\xBB\xBFtrès;caf\xE9", Encoding::utf8_with_bom,
                  "très;caf\uFFFD"},
             Case{"a mark and nothing but bad bytes", "\xEF\xBB\xBF\xE9;\xE8",
                  Encoding::utf8_with_bom, "\uFFFD;\uFFFD"},
             Case{"many good, one bad", "très bon état;caf\xE9;naïve", Encoding::utf8,
                  "très bon état;caf\uFFFD;naïve"},
             Case{"one each", "été;\xE9", Encoding::utf8, "été;\uFFFD"},
             Case{"a letter cut in two", "été;\xC3", Encoding::utf8, "été;\uFFFD"},
             Case{"Latin-1", "tr\xE8s bon \xE9tat", Encoding::windows1252, "très bon état"},
             Case{"Latin-1 with a pair that looks like UTF-8",
                  "\xAB"
                  "CAF\xC9\xBB \xE9t\xE9",
                  Encoding::windows1252, "«CAFÉ» été"},
             Case{"Windows' own letters",
                  "5 \x80; l\x92"
                  "\xE9tat",
                  Encoding::windows1252, "5 €; l’état"},
             Case{"UTF-16, low byte first", utf16(u"\uFEFFétat\tprix\r\n€\U0001F600", true),
                  Encoding::utf16, "état\tprix\r\n€\U0001F600"},
             Case{"UTF-16, high byte first", utf16(u"\uFEFFétat\tprix", false), Encoding::utf16,
                  "état\tprix"},
             Case{"UTF-16 without a mark", utf16(u"sku\tprice\r\nA\t1", true), Encoding::utf16,
                  "sku\tprice\r\nA\t1"},
             Case{"UTF-16 of half a pair",
                  utf16(u"\uFEFFa\xD83D"
                        u"b",
                        true),
                  Encoding::utf16, "a\uFFFDb"},
             Case{"UTF-16 that was cut", utf16(u"\uFEFFab", true) + "c", Encoding::utf16,
                  "ab\uFFFD"},
         }) {
        CAPTURE(row.why);
        const Result<Decoded> decoded = decode(row.bytes);
        REQUIRE(decoded.ok());
        CHECK(decoded.value().encoding == row.encoding);
        CHECK(decoded.value().utf8 == row.utf8);
    }
    const Opened opened = open(utf16(u"\uFEFFsku\tprix\r\nA\t1,5\r\n", true)).value();
    CHECK(opened.dialect.delimiter == '\t');
    CHECK(opened.decimal_mark == ',');
}

TEST_CASE("what is no text says what it is") {
    struct Case {
        const char* why;
        std::string bytes;
        const char* code;
    };
    for (const Case& row : {
             Case{"nothing", "", "file_empty"},
             Case{"blank", " \r\n\r\n", "file_empty"},
             Case{"a mark alone", "\xEF\xBB\xBF\n", "file_empty"},
             Case{"a mark of UTF-16 alone", "\xFF\xFE"s, "file_empty"},
             Case{"a new workbook", "PK\x03\x04\x14\0\6\0"s, "file_is_workbook"},
             Case{"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "file_is_workbook"},
             Case{"a page that is named xls", "\n<HTML><table>", "file_is_workbook"},
             Case{"a page in UTF-16", utf16(u"\uFEFF<html>", true), "file_is_workbook"},
             Case{"a PDF", "%PDF-1.7\n", "file_is_pdf"},
             Case{"a picture", "\x89PNG\r\n\x1A\n\0\0"s, "file_is_picture"},
             Case{"a photo", "\xFF\xD8\xFF\xE0\0"s, "file_is_picture"},
             Case{"zeros", "a\0b,c"s, "file_is_binary"},
             Case{"UTF-16 that is not certain", "s\0k\0u\0é"s, "file_is_binary"},
         }) {
        CAPTURE(row.why);
        CHECK(decode(row.bytes).error().code == row.code);
    }
}

} // namespace
} // namespace stall::files
