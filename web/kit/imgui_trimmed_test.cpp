// The stand-ins for C formatting and scanning, beside the C library's own.
#include "web/kit/imgui_trimmed.hpp"

#include <doctest/doctest.h>
#include <imgui_internal.h>
#include <string>

namespace {

template <typename... Values> void check_same(const char* format, Values... values) {
    for (const std::size_t capacity : {64, 8, 1}) {
        char ours[64], theirs[64];
        const int written = ImFormatString(ours, capacity, format, values...);
        std::snprintf(theirs, capacity, format, values...);
        CAPTURE(format);
        CHECK(std::string(ours) == theirs);
        CHECK(written == static_cast<int>(std::string(theirs).size()));
    }
}

} // namespace

TEST_CASE("formats write what the C library writes") {
    check_same("plain");
    check_same("##Popup_%08x", 0xBEEFu);
    check_same("%s###Menu_%02d", "File", 3);
    check_same("%s/%s_%08X", "parent", "child", 0xCAFEBABEu);
    check_same("%.*s|", 3, "abcdef");
    check_same("%d %i %u", -17, 17, 4000000000u);
    check_same("%5d|%05d", 17, 17);
    check_same("%c%%", 'x');
    check_same("<U+%.4X>", 0x1Fu);
    check_same("%lu %zu", 4000000000ul, std::size_t{7});
}

TEST_CASE("scanning reads whole numbers and stops where the text differs") {
    int first = -1, second = -1;
    CHECK(stall_scan_numbers("#version 300 es", "#version %d", &first) == 1);
    CHECK(first == 300);
    CHECK(stall_scan_numbers("Pos=-5,70", "Pos=%i,%i", &first, &second) == 2);
    CHECK(first == -5);
    CHECK(second == 70);
    CHECK(stall_scan_numbers("0000BeeF", "%08X", &first) == 1);
    CHECK(first == 0xBEEF);
    CHECK(stall_scan_numbers("Size=4,x", "Size=%i,%i", &first, &second) == 1);
    CHECK(stall_scan_numbers("Pos", "Size=%i", &first) == 0);
}
