// Views against brute force: random tables, queries that follow each other, changes, pins.
#include "core/table/table_oracle.hpp"

#include <doctest/doctest.h>

namespace stall::table {
namespace {

using namespace oracle;

/// A table and the same rows as plain structs.
struct Shop {
    Table table{schema()};
    std::vector<Ad> ads;

    void append(const Ad& ad) {
        ads.push_back(ad);
        table.append(ad.cells());
    }
    /// Writes some cells of a row, or all at once.
    void change(Row row, Chance& chance) {
        Ad& ad = ads[row];
        const Ad other = random_ad(chance);
        switch (chance.below(6)) {
        case 0: table.set_number(row, kPrice, ad.price = other.price); break;
        case 1: table.set_text(row, kTitle, ad.title = other.title); break;
        case 2: table.set_code(row, kGrade, ad.grade = other.grade); break;
        case 3: table.set_bits(row, kSegment, ad.segment = other.segment); break;
        case 4: table.set_text(row, kSku, ad.sku = other.sku); break;
        default:
            ad = other;
            table.set_row(row, ad.cells());
            break;
        }
    }
};

Shop random_shop(Chance& chance, std::uint32_t rows) {
    Shop shop;
    for (std::uint32_t i = 0; i < rows; ++i) shop.append(random_ad(chance));
    return shop;
}

std::vector<Row> shown(const View& view) { return {view.rows().begin(), view.rows().end()}; }

/// A query that differs from the last in one place, as people do; searches grow letter by letter.
void vary(Query& query, Chance& chance) {
    switch (chance.below(6)) {
    case 0: query.filter = random_filter(chance); break;
    case 1: query.filter = {}; break;
    case 2: query.sort = random_sort(chance); break;
    case 3:
        query.search =
            chance.one_in(2)
                ? ""
                : chance.pick(std::vector<std::string>{"a", "FORET", "straSSE 13", "é x", "-4f",
                                                       "1 13 1", "iphone 13 a b x 51 2 q 1"});
        break;
    case 4:
        query.search += chance.pick(std::vector<std::string>{"a", "L", "1", " i", " ", "é"});
        break;
    case 5:
        query.segment =
            chance.one_in(4)
                ? std::nullopt
                : std::optional(SegmentTerm{kSegment, static_cast<std::uint8_t>(chance.below(8))});
        break;
    }
}

TEST_CASE("a view answers every query as brute force does while rows change") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Shop shop = random_shop(chance, chance.below(400));
        View view(shop.table);
        Query query;
        for (int step = 0; step < 60; ++step) {
            CAPTURE(step);
            vary(query, chance);
            view.refresh(query);
            REQUIRE(shown(view) == rows_for(query, shop.ads));
            REQUIRE(view.segment_counts() == counts_for(query, shop.ads));
            if (shop.ads.empty() || chance.one_in(4)) { // new rows, told or not
                shop.append(random_ad(chance));
                if (chance.one_in(2)) view.row_changed(shop.table.row_count() - 1);
                continue;
            }
            if (chance.one_in(6)) continue;
            const Row row = chance.below(shop.table.row_count());
            const auto before = view.position_of(row);
            shop.change(row, chance);
            const Placement placement = view.row_changed(row);
            REQUIRE(shown(view) == rows_for(query, shop.ads));
            REQUIRE(view.segment_counts() == counts_for(query, shop.ads));
            REQUIRE(placement == Placement{before, view.position_of(row)});
        }
    }
}

TEST_CASE("many changed rows are taken in at once") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Shop shop = random_shop(chance, 300);
        View view(shop.table);
        Query query;
        query.sort = random_sort(chance);
        query.filter = random_filter(chance);
        view.refresh(query);
        for (int step = 0; step < 10; ++step) {
            std::vector<Row> rows;
            for (auto count = chance.below(chance.one_in(4) ? 200 : 12); count > 0; --count) {
                rows.push_back(chance.below(shop.table.row_count()));
                shop.change(rows.back(), chance);
            }
            for (auto count = chance.below(3); count > 0; --count) {
                rows.push_back(shop.table.row_count());
                shop.append(random_ad(chance));
            }
            view.rows_changed(rows);
            REQUIRE(shown(view) == rows_for(query, shop.ads));
            view.refresh(query);
            REQUIRE(shown(view) == rows_for(query, shop.ads));
        }
    }
}

TEST_CASE("a change that nobody told of is seen at the next refresh") {
    Chance chance(7);
    Shop shop = random_shop(chance, 100);
    View view(shop.table);
    Query query;
    query.sort = {{kPrice}};
    view.refresh(query);
    shop.table.set_number(5, kPrice, shop.ads[5].price = 1000);
    view.refresh(query);
    CHECK(shown(view) == rows_for(query, shop.ads));
}

TEST_CASE("a pinned row stays where it is until it is let go") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Shop shop = random_shop(chance, 120);
        View view(shop.table);
        Query query;
        query.sort = {{kPrice}};
        query.filter = number_range(kPrice, -5, 25);
        view.refresh(query);
        REQUIRE(view.count() > 3);
        const std::uint32_t place = chance.below(view.count());
        const Row pinned = view.rows()[place];
        view.pin(pinned);
        for (int step = 0; step < 12; ++step) {
            const Row row = chance.one_in(2) ? pinned : chance.below(shop.table.row_count());
            shop.change(row, chance);
            const Placement placement = view.row_changed(row);
            view.refresh(query);
            auto expected = rows_for(query, shop.ads);
            const auto natural = std::ranges::find(expected, pinned);
            if (row == pinned) {
                CHECK(placement.before == view.position_of(pinned));
                if (natural == expected.end())
                    CHECK_FALSE(placement.after);
                else
                    CHECK(placement.after == natural - expected.begin());
            }
            std::erase(expected, pinned);
            const auto held = std::min<std::size_t>(place, expected.size());
            expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(held), pinned);
            REQUIRE(shown(view) == expected);
        }
        view.unpin();
        REQUIRE(shown(view) == rows_for(query, shop.ads));
    }
}

TEST_CASE("another query ends the pin") {
    Chance chance(3);
    Shop shop = random_shop(chance, 50);
    View view(shop.table);
    Query query;
    query.sort = {{kPrice}};
    view.refresh(query);
    view.pin(view.rows()[4]);
    query.sort = {{kSku}};
    view.refresh(query);
    CHECK_FALSE(view.pinned());
    CHECK(shown(view) == rows_for(query, shop.ads));
}

} // namespace
} // namespace stall::table
