// Search: what typed text finds, accents and case aside, and that long columns are scanned right.
#include "core/table/table_oracle.hpp"

#include <doctest/doctest.h>

namespace stall::table {
namespace {

using namespace oracle;

std::vector<Row> hits(const Table& table, std::string_view typed,
                      std::vector<Column> columns = {}) {
    Hits hits;
    const Search search(table, typed, columns);
    search.find(table, hits);
    std::vector<Row> found;
    hits.rows.each([&](Row row) {
        found.push_back(row);
        CHECK(search.matches(table, row));
    });
    return found;
}

Table table_of(const std::vector<std::pair<std::string, std::string>>& skus_and_titles) {
    Table table(schema());
    for (const auto& [sku, title] : skus_and_titles) {
        Ad ad;
        ad.sku = sku;
        ad.title = title;
        ad.note = "hidden";
        table.append(ad.cells());
    }
    return table;
}

TEST_CASE("typed text and the rows it finds") {
    const Table table = table_of({{"APL-1", "iPhone 13 Vert forêt"},
                                  {"SAM-2", "Galaxy S21 5.5\" DORÉ"},
                                  {"XIA-13", "Straße ﬁn"},
                                  {"", ""},
                                  {"Ü-日本", "ΣΊΣΥΦΟΣ"}});
    using Rows = std::vector<Row>;
    const struct {
        const char* typed;
        Rows rows;
    } cases[] = {
        {"", {0, 1, 2, 3, 4}},  {"  ", {0, 1, 2, 3, 4}},
        {"FORET", {0}},         {"forêt", {0}},
        {"dore", {1}},          {"strasse", {2}},
        {"FIN", {2}},           {"13", {0, 2}},
        {"13 xia", {2}},        {"13 iphone", {0}},
        {"\"iphone 13\"", {0}}, {"\"13 iphone\"", {}},
        {"\"phone 1", {0}},     {"\"\"", {0, 1, 2, 3, 4}},
        {"5.5\"", {1}},         {"u-日", {4}},
        {"σίσυφος", {4}},       {"hidden", {}},
        {"a", {0, 1, 2}},
    };
    for (const auto& each : cases) {
        CAPTURE(each.typed);
        CHECK(hits(table, each.typed) == each.rows);
    }
    CHECK(hits(table, "13", {kTitle}) == Rows{0});
    CHECK(hits(table, "13 apl", {kTitle}).empty());
}

TEST_CASE("a search that only says more narrows the one before") {
    const Table table = table_of({});
    const auto narrows = [&](const char* later, const char* earlier) {
        return Search(table, later, {}).narrows(Search(table, earlier, {}));
    };
    CHECK(narrows("iphone", "ipho"));
    CHECK(narrows("iphone 13", "IPHÓNE"));
    CHECK(narrows("x", ""));
    CHECK_FALSE(narrows("ipho", "iphone"));
    CHECK_FALSE(narrows("iphone", "iphone 13"));
    const Column titles[] = {kTitle};
    CHECK_FALSE(Search(table, "iphone", titles).narrows(Search(table, "ipho", {})));
}

TEST_CASE("needles of every length are found at every place of a long column") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Chance chance(seed);
        Table table(schema());
        std::vector<Ad> ads;
        const std::string letters = seed % 2 ? "ab" : "abcdefgh";
        for (int i = 0; i < 500; ++i) {
            Ad ad;
            for (auto count = chance.below(seed % 3 ? 12 : 150); count > 0; --count)
                ad.sku += chance.pick(letters);
            for (auto count = chance.below(4); count > 0; --count) ad.title += chance.pick(letters);
            ads.push_back(ad);
            table.append(ad.cells());
        }
        for (int i = 0; i < 60; ++i) {
            std::string needle(1, chance.pick(letters));
            while (!chance.one_in(5)) needle += chance.pick(letters);
            CAPTURE(needle);
            std::vector<Row> expected;
            for (Row row = 0; row < ads.size(); ++row)
                if (found(needle, ads[row])) expected.push_back(row);
            REQUIRE(hits(table, needle) == expected);
        }
    }
}

TEST_CASE("a search finds the same whatever was searched before") {
    Chance chance(9);
    Table table(schema());
    std::vector<Ad> ads;
    for (int i = 0; i < 400; ++i) {
        Ad ad;
        for (auto count = chance.below(20); count > 0; --count)
            ad.sku += chance.pick(std::string("abc-"));
        for (auto count = chance.below(5); count > 0; --count)
            ad.title += chance.pick(std::string("abé"));
        ads.push_back(ad);
        table.append(ad.cells());
    }
    Hits hits;
    std::string typed;
    Search before(table, typed, {});
    before.find(table, hits);
    for (int i = 0; i < 300; ++i) {
        if (typed.empty() || !chance.one_in(4))
            typed += chance.pick(std::string("ab-c  "));
        else
            typed.resize(chance.below(static_cast<std::uint32_t>(typed.size())));
        CAPTURE(typed);
        const Search search(table, typed, {});
        search.narrows(before) ? search.narrow(table, hits) : search.find(table, hits);
        before = search;
        for (Row row = 0; row < ads.size(); ++row) {
            CAPTURE(row);
            REQUIRE(hits.rows.has(row) == found(typed, ads[row]));
        }
    }
}

TEST_CASE("what fits the typed words best comes first unless the list is sorted") {
    const Table table = table_of({{"A-1", "iPhone 14 128 GB"},
                                  {"A-2", "iPhone 512 GB"},
                                  {"A-3", "iPhone 12 128 GB"},
                                  {"A-4", "iPhone12mini"},
                                  {"A-5", "Case for miniphone 12"},
                                  {"IPHONE-12", "Lot"},
                                  {"A-7", "iPhone 1 2 (12\")"}});
    using Rows = std::vector<Row>;
    const struct {
        const char* typed;
        Rows rows;
    } cases[] = {
        {"iphone 12", {2, 3, 5, 6, 0, 1, 4}},
        {"12 IPHONE", {2, 3, 5, 6, 0, 1, 4}},
        {"iph 12", {2, 3, 5, 6, 0, 4, 1}},
        {"iphone 12 128", {2, 0}}, // "12" counts, though "128" has it too
        {"\"iphone 12\"", {2, 4}},
        {"phone 12", {2, 3, 4, 5, 6, 0, 1}},
        {"mini 12", {3, 4}},
        {"5", {4, 1}}, // the SKU's number first
        {"", {0, 1, 2, 3, 4, 5, 6}},
    };
    for (const auto& each : cases) {
        CAPTURE(each.typed);
        View view(table);
        Query query;
        query.search = each.typed;
        view.refresh(query);
        const Rows shown(view.rows().begin(), view.rows().end());
        CHECK(shown == each.rows);
        query.sort = {{kSku}};
        view.refresh(query);
        CHECK(std::ranges::is_sorted(view.rows(), {},
                                     [&](Row row) { return fold(table.text(row, kSku)); }));
    }
}

} // namespace
} // namespace stall::table
