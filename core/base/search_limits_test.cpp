// The limit of every search, at its borders.
#include "core/base/search_limits.hpp"

#include <doctest/doctest.h>

#include <string>

namespace stall {
namespace {

std::string times(int count, const std::string& piece) {
    std::string whole;
    for (int at = 0; at < count; ++at) whole += piece;
    return whole;
}

TEST_CASE("a search has a length and a number of words") {
    struct Case {
        const char* name;
        std::string typed;
        const char* code; ///< "" where it is taken
    };
    for (const Case& tried :
         {Case{"nothing", "", ""}, Case{"words", "iphone 13 pro 128gb", ""},
          Case{"a pasted title", "Apple iPhone 13 Pro Max 5G (6,1\") 128 GB+6 GB Alpin Grün, A2643",
               ""},
          Case{"as many words", times(40, "ab "), ""},
          Case{"one more", times(41, "ab "), "search_words_too_many"},
          Case{"a thousand words", times(1'000, "a "), "search_too_long"},
          Case{"words without blanks", times(30, "a1"), "search_words_too_many"},
          Case{"as long", times(300, "é"), ""},
          Case{"one letter more", times(301, "é"), "search_too_long"},
          Case{"blanks around do not count", times(400, " ") + "x" + times(400, " "), ""}}) {
        CAPTURE(tried.name);
        const auto checked = check_search(tried.typed);
        CHECK((checked.ok() ? "" : checked.error().code) == tried.code);
    }
    CHECK(check_search(times(301, "x")).error() == Error{"search_too_long", "", "301", "300"});
}

} // namespace
} // namespace stall
