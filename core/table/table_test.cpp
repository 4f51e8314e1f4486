// Tables: cells read back as written, whatever the column stores; sets of rows.
#include "core/table/table_oracle.hpp"

#include "core/table/small_column.hpp"

#include <doctest/doctest.h>

namespace stall::table {
namespace {

using namespace oracle;

void check_same(const Table& table, const std::vector<Ad>& ads) {
    REQUIRE(table.row_count() == ads.size());
    for (Row row = 0; row < ads.size(); ++row) {
        const Ad& ad = ads[row];
        REQUIRE(table.text(row, kSku) == ad.sku);
        REQUIRE(table.text(row, kTitle) == ad.title);
        REQUIRE(table.text(row, kNote) == ad.note);
        REQUIRE(table.number(row, kPrice) == ad.price);
        REQUIRE(table.number(row, kChanged) == ad.changed);
        REQUIRE(table.code(row, kGrade) == ad.grade);
        REQUIRE(table.bits(row, kSegment) == ad.segment);
    }
}

TEST_CASE("cells are read back as they were last written") {
    Chance chance(1);
    Table table(schema());
    std::vector<Ad> ads;
    for (int i = 0; i < 300; ++i) {
        ads.push_back(random_ad(chance));
        CHECK(table.append(ads.back().cells()) == static_cast<Row>(i));
    }
    check_same(table, ads);
    for (int i = 0; i < 4000; ++i) { // enough for unused texts to be dropped
        const Row row = chance.below(300);
        ads[row] = random_ad(chance);
        table.set_row(row, ads[row].cells());
    }
    check_same(table, ads);
}

TEST_CASE("rows appended together are as if appended one by one") {
    Chance chance(6);
    Table table(schema());
    std::vector<Ad> ads;
    for (std::uint32_t count : {0u, 1u, 31u, 32u, 33u, 500u}) {
        std::vector<Ad> more;
        std::vector<Cell> cells;
        for (std::uint32_t i = 0; i < count; ++i) more.push_back(random_ad(chance));
        for (const Ad& ad : more)
            for (const Cell& cell : ad.cells()) cells.push_back(cell);
        table.append_rows(cells);
        ads.insert(ads.end(), more.begin(), more.end());
        check_same(table, ads);
    }
}

TEST_CASE("a column of small numbers takes a large one and keeps the others") {
    Table table(schema());
    Ad ad;
    for (std::int64_t price : {std::int64_t{0}, std::int64_t{INT32_MAX}, std::int64_t{-5}}) {
        ad.price = price;
        table.append(ad.cells());
    }
    ad.price = std::nullopt;
    table.append(ad.cells());
    CHECK_FALSE(table.numbers(kPrice).wide());
    table.set_number(0, kPrice, std::int64_t{INT32_MIN}); // stands for absent in 32 bits
    CHECK(table.numbers(kPrice).wide());
    CHECK(table.number(0, kPrice) == INT32_MIN);
    CHECK(table.number(1, kPrice) == INT32_MAX);
    CHECK(table.number(2, kPrice) == -5);
    CHECK_FALSE(table.number(3, kPrice));
    table.set_number(3, kPrice, INT64_MAX);
    CHECK(table.number(3, kPrice) == INT64_MAX);
}

TEST_CASE("a cell may be written from another cell of its own column") {
    Table table(schema());
    Ad ad;
    ad.sku = std::string(40, 's');
    ad.title = std::string(40, 't');
    table.append(ad.cells());
    table.append(Ad{}.cells());
    for (int i = 0; i < 100; ++i) {
        table.set_text(1, kSku, table.text(0, kSku));
        table.set_text(0, kSku, table.text(1, kSku).substr(0, 40 - i % 3));
    }
    CHECK(table.text(1, kSku) == std::string(38, 's'));
}

TEST_CASE("a cleared table is as new") {
    Chance chance(2);
    Table table(schema());
    table.append(random_ad(chance).cells());
    const auto version = table.version();
    table.clear();
    CHECK(table.row_count() == 0);
    CHECK(table.version() > version);
    const Ad ad = random_ad(chance);
    table.append(ad.cells());
    check_same(table, {ad});
}

TEST_CASE("columns are found by name") {
    CHECK(schema().find("price") == kPrice);
    CHECK_FALSE(schema().find("prise"));
}

TEST_CASE("rows are counted by bit and chosen by code past the last whole word") {
    Chance chance(4);
    for (std::uint32_t size : {0u, 1u, 63u, 64u, 65u, 200u}) {
        std::vector<std::uint8_t> column(size);
        RowSet rows(size);
        std::array<std::uint32_t, 8> counts{};
        for (Row row = 0; row < size; ++row) {
            column[row] = static_cast<std::uint8_t>(chance.below(256));
            rows.put(row, chance.one_in(2));
            if (rows.has(row))
                for (int bit = 0; bit < 8; ++bit) counts[bit] += column[row] >> bit & 1;
        }
        CHECK(count_bits(column, rows) == counts);
        for (auto& value : column) value &= 31;
        for (std::uint32_t codes : {0u, 5u, 0xFFFF0001u, 0xFFFFFFFFu}) {
            select_codes(column, codes, rows);
            for (Row row = 0; row < size; ++row)
                CHECK(rows.has(row) == ((codes >> column[row] & 1u) != 0));
        }
    }
}

} // namespace
} // namespace stall::table
