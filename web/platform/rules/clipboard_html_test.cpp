// What spreadsheets get of copied rows. Must not know what they mean.
#include "web/platform/clipboard.hpp"

#include <doctest/doctest.h>

namespace stall::platform {

TEST_CASE("rows with tabs leave as a table and other text does not") {
    CHECK(table_html("plain & simple") == "");
    CHECK(table_html("a\tb\r\nc\t<d>\n") ==
          "<meta charset=\"utf-8\"><table><tr><td>a</td><td>b</td></tr>"
          "<tr><td>c</td><td>&lt;d&gt;</td></tr></table>");
}

} // namespace stall::platform
