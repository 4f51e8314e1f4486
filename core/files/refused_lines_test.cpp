// A file of refused lines, and the file of its refused lines.
#include "core/files/refused_lines.hpp"

#include <doctest/doctest.h>

namespace stall::files {
namespace {

const std::map<std::int64_t, std::string> kReasons = {{2, "no"}, {3, "no"}};

std::string refused(std::string_view text) {
    const std::string csv = refused_lines(read(text, {}), {}, kReasons, "reason");
    REQUIRE(csv.starts_with(kByteOrderMark));
    return csv.substr(kByteOrderMark.size());
}

TEST_CASE("reasons do not grow from file to file") {
    struct Case {
        const char* why;
        const char* text;
        const char* refused;
    };
    for (const Case& row : {
             Case{"first", "order,carrier\n1,UPS\n", "order,carrier,reason\r\n1,UPS,no\r\n"},
             Case{"again", "order,carrier,reason\n1,UPS,bad\n",
                  "order,carrier,reason\r\n1,UPS,no\r\n"},
             Case{"grown before", "order,reason,reason,reason\n1,a,b,c\n",
                  "order,reason\r\n1,no\r\n"},
             Case{"saved by a spreadsheet", "order,Reason,,\n1,bad,,\n",
                  "order,reason\r\n1,no\r\n"},
             Case{"moved", "reason,order\nbad,1\n", "order,reason\r\n1,no\r\n"},
             Case{"a nameless column of the merchant", "order,,carrier\n1,x,UPS\n",
                  "order,,carrier,reason\r\n1,x,UPS,no\r\n"},
             Case{"a nameless last column of the merchant", "order,,\n1,x,y\n",
                  "order,,,reason\r\n1,x,y,no\r\n"},
             Case{"the same again", "order,,,reason\n1,x,y,bad\n",
                  "order,,,reason\r\n1,x,y,no\r\n"},
             Case{"a short line", "order,carrier\n1\n", "order,carrier,reason\r\n1,,no\r\n"},
             Case{"formulas", "=a,b\n=1+1,-4\n'=2,@x\n",
                  "'=a,b,reason\r\n'=1+1,-4,no\r\n'=2,'@x,no\r\n"},
             Case{"only what was refused", "a\nx\n\ny\n", "a,reason\r\nx,no\r\n"},
         })
        CHECK_MESSAGE(refused(row.text) == row.refused, row.why);
    CHECK(refused_lines({}, {}, kReasons, "reason") == kByteOrderMark);
}

} // namespace
} // namespace stall::files
