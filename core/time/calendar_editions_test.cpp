// Which edition a verdict names, and two edits of one calendar at once.
// Must not know where editions are kept.
#include "core/time/calendar_editions.hpp"

#include <doctest/doctest.h>

using namespace stall;
using namespace stall::time;

TEST_CASE("a verdict names the merchant's version first") {
    struct Row {
        const char* text;
        std::int64_t version; ///< 0: none
    };
    const Row rows[] = {
        {"1/2026.1/2025b", 1},
        {"12/2026.1/2025b", 12},
        {"", 0},
        {"/2026.1/2025b", 0},
        {"7", 0},
        {"0/2026.1/2025b", 0},
        {"x/", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(edition_in(row.text) == Version(row.version));
    }
    CalendarTerms terms;
    terms.version = Version(3);
    CHECK(edition_in(BusinessCalendar::of(terms).value().version_text()) == Version(3));
}

TEST_CASE("two edits of one calendar lose nothing of either") {
    const Closure summer{date_of(2026, 8, 3), date_of(2026, 8, 14), "Summer"};
    const Closure stock{date_of(2026, 9, 1), date_of(2026, 9, 1), "Inventory"};
    const Closure bridge{date_of(2026, 5, 15), date_of(2026, 5, 15), "Bridge"};
    using Closures = std::vector<Closure>;
    struct Row {
        const char* name;
        Closures wish, base, theirs, both;
    };
    const Row rows[] = {
        {"nobody did anything", {summer}, {summer}, {summer}, {summer}},
        {"I added one", {summer, stock}, {summer}, {summer}, {summer, stock}},
        {"they added one", {summer}, {summer}, {bridge, summer}, {bridge, summer}},
        {"both added, in order of days",
         {summer, stock},
         {summer},
         {bridge, summer},
         {bridge, summer, stock}},
        {"mine is the earlier", {bridge}, {}, {summer}, {bridge, summer}},
        {"both added the same", {stock}, {}, {stock}, {stock}},
        {"I left one out and they added one", {}, {summer}, {summer, stock}, {stock}},
        {"they left one out and I added one", {bridge, summer}, {summer}, {}, {bridge}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CalendarTerms wish, base, theirs;
        wish.closures = row.wish;
        base.closures = row.base;
        theirs.closures = row.theirs;
        wish.version = base.version = Version(3);
        theirs.version = Version(4);
        const auto both = rebased(wish, base, theirs);
        CHECK(both.closures == row.both);
        CHECK(both.version == Version(4));
        CHECK(rebased(both, theirs, theirs) == both);
    }
}

TEST_CASE("the place is the one that was wished where the wish changed it") {
    CalendarTerms base, wish, theirs;
    theirs.region = "67";
    CHECK(rebased(wish, base, theirs).region == "67");
    wish.region = "57";
    CHECK(rebased(wish, base, theirs).region == "57");
}
