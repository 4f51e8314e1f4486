// Orders: stable, absent last, texts folded first; repaired orders equal those made anew.
#include "core/table/table_oracle.hpp"

#include <doctest/doctest.h>

namespace stall::table {
namespace {

using namespace oracle;

TEST_CASE("absent numbers come last in both directions and equal rows keep their order") {
    Table table(schema());
    for (std::optional<std::int64_t> price :
         {std::optional<std::int64_t>(5), {std::nullopt}, {-3}, {5}, {std::nullopt}, {9}}) {
        Ad ad;
        ad.price = price;
        table.append(ad.cells());
    }
    Orders orders;
    const SortKey up{kPrice, Direction::ascending};
    const SortKey down{kPrice, Direction::descending};
    CHECK(orders.by(table, {&up, 1}).rows == std::vector<Row>{2, 0, 3, 5, 1, 4});
    CHECK(orders.by(table, {&down, 1}).rows == std::vector<Row>{5, 0, 3, 2, 1, 4});
}

TEST_CASE("texts sort by what they fold to then by themselves") {
    Table table(schema());
    for (const char* title : {"b", "É", "e", "A", "é", "f", "a", "E"}) {
        Ad ad;
        ad.title = title;
        table.append(ad.cells());
    }
    Orders orders;
    const SortKey folded{kTitle};
    CHECK(orders.by(table, {&folded, 1}).rows == std::vector<Row>{3, 6, 0, 7, 2, 1, 4, 5});
    const SortKey exact{kTitle, Direction::ascending, TextOrder::exact};
    CHECK(orders.by(table, {&exact, 1}).rows == std::vector<Row>{3, 7, 6, 0, 2, 5, 1, 4});
}

TEST_CASE("numbers over the whole range of 64 bits sort") {
    Table table(schema());
    for (std::int64_t changed : {INT64_MAX, kLowest, std::int64_t{0}, std::int64_t{1} << 32,
                                 -(std::int64_t{1} << 33), std::int64_t{-1}}) {
        Ad ad;
        ad.changed = changed;
        table.append(ad.cells());
    }
    Orders orders;
    const SortKey up{kChanged};
    CHECK(orders.by(table, {&up, 1}).rows == std::vector<Row>{1, 4, 5, 2, 3, 0});
    const SortKey down{kChanged, Direction::descending};
    CHECK(orders.by(table, {&down, 1}).rows == std::vector<Row>{0, 3, 2, 5, 4, 1});
}

TEST_CASE("a kept order is repaired to what sorting anew gives") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Table table(schema());
        std::vector<Ad> ads;
        const auto append = [&] {
            ads.push_back(random_ad(chance));
            table.append(ads.back().cells());
        };
        for (auto count = chance.below(300); count > 0; --count) append();
        Orders kept;
        std::vector<std::vector<SortKey>> keys;
        for (int i = 0; i < 8; ++i) keys.push_back(random_sort(chance));
        for (int step = 0; step < 40; ++step) {
            Query query;
            query.sort = chance.pick(keys);
            const Order& order = kept.by(table, query.sort);
            REQUIRE(order.rows == rows_for(query, ads));
            for (std::uint32_t i = 0; i < order.rows.size(); ++i)
                REQUIRE(order.places()[order.rows[i]] == i);
            for (auto count = chance.below(4); count > 0; --count) {
                if (ads.empty() || chance.one_in(4)) {
                    append();
                    kept.row_changed(table.row_count() - 1);
                    continue;
                }
                const Row row = chance.below(table.row_count());
                ads[row] = random_ad(chance);
                table.set_row(row, ads[row].cells());
                kept.row_changed(row);
            }
        }
    }
}

} // namespace
} // namespace stall::table
