// What came is repeated at most so long, and never cut within a letter.
#include "core/base/shortened.hpp"

#include "core/base/text.hpp"

#include <doctest/doctest.h>

namespace stall {
namespace {

TEST_CASE("what came is repeated whole or cut between letters") {
    CHECK(shortened("12,3O") == "12,3O");
    const std::string fits(kRepeatedBytesMax, 'x');
    CHECK(shortened(fits) == fits);
    for (const char* letter : {"x", "é", "€", "😀"}) {
        CAPTURE(letter);
        std::string text;
        for (int at = 0; at < 1'000; ++at) text += letter;
        const std::string cut = shortened(text);
        CHECK(cut.size() <= kRepeatedBytesMax);
        CHECK(cut.size() > kRepeatedBytesMax - 8);
        CHECK(cut.ends_with("…"));
        CHECK(check_utf8(cut).ok());
    }
    // Bytes that are no letters at all end the cut nowhere else than at its beginning.
    CHECK(shortened(std::string(10'000, '\x80')) == "…");
    const Error error = shortened(Error{"code", fits + "y", fits + "y", "wanted"});
    CHECK(error.where.ends_with("…"));
    CHECK(error.got.ends_with("…"));
    CHECK(error.wanted == "wanted");
}

} // namespace
} // namespace stall
