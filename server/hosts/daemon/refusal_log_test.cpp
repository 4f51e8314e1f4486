// What is told at the usual level, and that a flood of it is not.
#include "server/hosts/daemon/refusal_log.hpp"

#include <doctest/doctest.h>

namespace stall::hosts {
namespace {

TEST_CASE("refusals are warnings and failures errors and the rest is no news") {
    struct Case {
        int status;
        std::optional<log::Level> level;
    };
    using enum log::Level;
    for (const Case& tried :
         {Case{200, std::nullopt}, Case{304, std::nullopt}, Case{400, std::nullopt},
          Case{401, warning}, Case{403, warning}, Case{404, std::nullopt}, Case{409, warning},
          Case{412, std::nullopt}, Case{413, warning}, Case{422, std::nullopt}, Case{429, warning},
          Case{500, error}, Case{503, error}}) {
        CAPTURE(tried.status);
        CHECK(level_of(tried.status) == tried.level);
    }
}

TEST_CASE("a flood of lines is counted and not written") {
    LineAllowance lines(3, 1'000);
    for (int line = 0; line < 3; ++line) CHECK(lines.take(5'000) == 0);
    for (int line = 0; line < 40; ++line) CHECK_FALSE(lines.take(5'999));
    CHECK(lines.take(6'000) == 40);
    CHECK(lines.take(6'001) == 0);
}

} // namespace
} // namespace stall::hosts
