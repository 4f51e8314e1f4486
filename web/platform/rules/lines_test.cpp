// Lines and headers, there and back. Must not know what they say.
#include "web/platform/rules/lines.hpp"

#include <doctest/doctest.h>

namespace stall::platform {

TEST_CASE("a block of lines is split without its breaks and empty lines") {
    CHECK(split_lines("").empty());
    CHECK(split_lines("{\"a\":1}\n\r\n{\"b\":2}\r\nlast") ==
          std::vector<std::string>{"{\"a\":1}", "{\"b\":2}", "last"});
}

TEST_CASE("headers survive the crossing") {
    const Headers headers{{"if-match", "\"3\""}, {"accept", "a: b"}};
    CHECK(parse_headers(print_headers(headers)) == headers);
}

} // namespace stall::platform
