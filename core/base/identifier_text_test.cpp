// What makes no second identifier, letter by letter.
#include "core/base/identifier_text.hpp"

#include "core/base/utf8.hpp"

#include <doctest/doctest.h>

namespace stall {
namespace {

TEST_CASE("letters that nobody sees make no second identifier") {
    struct Case {
        const char* why;
        char32_t letter;
        const char* inside; ///< "A", the letter, "B"
    };
    for (const Case& row : {
             Case{"zero width space", 0x200B, "AB"},
             Case{"zero width joiner", 0x200D, "AB"},
             Case{"left to right mark", 0x200E, "AB"},
             Case{"right to left override", 0x202E, "AB"},
             Case{"isolate", 0x2066, "AB"},
             Case{"word joiner", 0x2060, "AB"},
             Case{"byte order mark", 0xFEFF, "AB"},
             Case{"soft hyphen", 0x00AD, "AB"},
             Case{"grapheme joiner", 0x034F, "AB"},
             Case{"variation selector", 0xFE0F, "AB"},
             Case{"tag letter", 0xE0041, "AB"},
             Case{"Hangul filler", 0x3164, "AB"},
             Case{"null", 0x00, "AB"},
             Case{"escape", 0x1B, "AB"},
             Case{"delete", 0x7F, "AB"},
             Case{"no-break space", 0x00A0, "A B"},
             Case{"narrow no-break space", 0x202F, "A B"},
             Case{"thin space", 0x2009, "A B"},
             Case{"ideographic space", 0x3000, "A B"},
             Case{"line separator", 0x2028, "A B"},
             Case{"tab", 0x09, "A B"},
             Case{"line break", 0x0A, "A B"},
             Case{"no-break hyphen", 0x2011, "A-B"},
             Case{"hyphen", 0x2010, "A-B"},
             Case{"hyphen-minus", '-', "A-B"},
             // What is seen stays: another letter is another identifier.
             Case{"en dash", 0x2013, "A\u2013B"},
             Case{"accent", 0x00E9, "A\u00E9B"},
             Case{"combining accent", 0x0301, "A\u0301B"},
             Case{"face", 0x1F600, "A\U0001F600B"},
         }) {
        std::string letter;
        append_code_point(letter, row.letter);
        CAPTURE(row.why);
        CHECK(identifier_text("A" + letter + "B") == row.inside);
        CHECK(identifier_text(row.inside) == row.inside);
        if (std::string_view(row.inside) == "AB" || std::string_view(row.inside) == "A B") {
            CHECK(identifier_text(letter + "AB" + letter) == "AB");
            CHECK(identifier_text(letter).empty());
        }
    }
    CHECK(identifier_text(" \u200B \u00A0IP13 \u200B ") == "IP13");
    CHECK(identifier_text("a\xFF") == "a\xFF");
}

} // namespace
} // namespace stall
